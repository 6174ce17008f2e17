import type { ProgramSummary, Support } from '#contracts';
import { usePage } from '../layout/page.js';
import { Korean } from './korean.js';

const shownSupports = 3;

/** What a programme gives, in one line of a list: the first support items with their quotas, and the money. */
export function ProgramGives(props: { readonly program: Pick<ProgramSummary, 'supports' | 'budget'> }) {
  const { t, format } = usePage();
  const { supports, budget } = props.program;
  if (supports.length === 0 && !budget) return null;
  const rest = supports.length - shownSupports;
  return (
    <p class="gives">
      <span class="visually-hidden">{t.results.gives}: </span>
      {budget && (
        <span class="gives__item">
          {t.results.budget} <strong class="gives__amount">{format.won(budget.amount)}</strong>
        </span>
      )}
      {supports.slice(0, shownSupports).map((support) => (
        <span key={support.title} class="gives__item">
          <Korean>
            {support.title}
            {quotaOf(support)}
          </Korean>
        </span>
      ))}
      {rest > 0 && <span class="gives__item">{t.results.more(rest)}</span>}
    </p>
  );
}

/** ` 4건`, or nothing. */
export function quotaOf(support: Support): string {
  return support.quota ? ` ${support.quota.count}${support.quota.unit}` : '';
}

/** Host and tracks under a title. */
export function ProgramMeta(props: { readonly program: Pick<ProgramSummary, 'host' | 'tracks' | 'flags'> }) {
  const { vocabulary } = usePage();
  const { host, tracks, flags } = props.program;
  return (
    <p class="meta">
      <Korean>{host.organization}</Korean>
      {[...tracks.map((code) => vocabulary.track(code)), ...flags.map((code) => vocabulary.flag(code))].map((name) => (
        <span key={name} class="tag">
          {name}
        </span>
      ))}
    </p>
  );
}
