import type { Verdict } from '#eligibility';
import type { VerdictTotals } from '../api-client/api-client.types.js';
import { VerdictMark } from '../components/verdict-mark.js';
import { usePage } from '../layout/page.js';
import { type ResultsView, verdictOrder } from './results-query.js';

/** How the programmes fall, drawn to scale, each part a way to see just these. */
export function VerdictTabs(props: {
  readonly totals: VerdictTotals;
  readonly view: ResultsView;
  readonly hrefOf: (verdicts: readonly Verdict[]) => string;
}) {
  const { t, format } = usePage();
  const { totals, view, hrefOf } = props;
  const chosen = view.verdicts.join();
  return (
    <div class="verdict-tabs">
      <VerdictBar totals={totals} />
      <nav aria-label={t.results.tabs}>
        <ul>
          <li>
            <a class="verdict-tab" href={hrefOf([])} aria-current={chosen === '' ? 'true' : undefined}>
              <span class="verdict-tab__name">{t.results.tabBoth}</span>
              <strong class="verdict-tab__count">{format.count(totals.eligible + totals.unknown)}</strong>
            </a>
          </li>
          {verdictOrder.map((verdict) => (
            <li key={verdict}>
              <a
                class={`verdict-tab verdict-tab--${verdict}`}
                href={hrefOf([verdict])}
                aria-current={chosen === verdict ? 'true' : undefined}
              >
                <span class="verdict-tab__name">
                  <VerdictMark of={verdict} />
                  {t.verdict[verdict]}
                </span>
                <strong class="verdict-tab__count">{format.count(totals[verdict])}</strong>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

const gap = 3;
const width = 600;

/** The numbers stand in the tabs below it. */
function VerdictBar({ totals }: { readonly totals: VerdictTotals }) {
  const present = verdictOrder.filter((verdict) => totals[verdict] > 0);
  const all = present.reduce((sum, verdict) => sum + totals[verdict], 0);
  if (all === 0) return null;
  const scale = (width - gap * (present.length - 1)) / all;
  let x = 0;
  return (
    <svg class="verdict-bar" viewBox={`0 0 ${width} 10`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {present.map((verdict) => {
        const start = x;
        const length = totals[verdict] * scale;
        x += length + gap;
        return <rect key={verdict} class={`verdict-bar__${verdict}`} x={start} y="0" width={length} height="10" />;
      })}
    </svg>
  );
}
