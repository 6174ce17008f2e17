import type { Outcome, Verdict } from '#eligibility';
import { usePage } from '../layout/page.js';
import { VerdictMark } from './verdict-mark.js';

export function VerdictBadge(props: { readonly verdict: Verdict; readonly large?: boolean }) {
  const { t } = usePage();
  return (
    <span class={`verdict verdict--${props.verdict}${props.large ? ' verdict--large' : ''}`}>
      <VerdictMark of={props.verdict} />
      {t.verdict[props.verdict]}
    </span>
  );
}

export function OutcomeBadge(props: { readonly outcome: Outcome }) {
  const { t } = usePage();
  return (
    <span class={`outcome outcome--${props.outcome}`}>
      <VerdictMark of={props.outcome} />
      {t.outcome[props.outcome]}
    </span>
  );
}

/** Stands wherever a verdict does whose rule says less than its notice. */
export function CoversPart() {
  const { t } = usePage();
  return (
    <p class="covers-part">
      <svg class="covers-part__icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
        <path d="M4 1.5h8l4 4v13H4z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" />
        <path d="M7 9h6M7 12h6M7 15h3" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
      </svg>
      {t.coversPart}
    </p>
  );
}
