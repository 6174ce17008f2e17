import { Korean } from '../../components/korean.js';
import { type Page, usePage } from '../../layout/page.js';
import type { View } from '../../layout/view.js';
import { outcomes, type ToldAnswer } from '../staff/staff-api.types.js';
import type { CallTitle } from './call-titles.js';
import { CountsTable } from './counts-table.js';
import { writeDuration } from './duration.js';
import { Failures } from './failures.js';

/** Says in the address how many were just planned again. */
export const resentName = 'resent';

export interface ToldState {
  readonly programId: string;
  readonly titles: CallTitle;
  readonly told: ToldAnswer;
  readonly proof: string;
}

export function toldView({ t }: Page, state: ToldState): View {
  return { title: `${t.staff.told.title}: ${state.titles.call}`, section: null, content: <ToldPage state={state} /> };
}

function ToldPage({ state }: { readonly state: ToldState }) {
  const page = usePage();
  const { t } = page;
  const { titles, told, programId, proof } = state;
  const { kinds, channels, suppressedFor } = t.staff.told;
  const total = outcomes.reduce((sum, outcome) => sum + told[outcome], 0);
  return (
    <div class="frame alerts-page alerts-page--wide">
      <h1>{t.staff.told.title}</h1>
      <p class="alert-card__program">
        {titles.isThere ? (
          <a href={`/programs/${encodeURIComponent(programId)}`}>
            <Korean>{titles.program}</Korean>
          </a>
        ) : (
          titles.program
        )}
        <br />
        <Korean>{titles.call}</Korean>
      </p>
      <Resent />
      <Numbers told={told} />
      {total === 0 && <p class="notice">{t.staff.told.nothing}</p>}
      <CountsTable title={t.staff.told.byKind} rows={rowsOf(told.byKind, kinds)} />
      <CountsTable title={t.staff.told.byChannel} rows={rowsOf(told.byChannel, channels)} />
      <Reasons counts={told.suppressedFor} words={suppressedFor} />
      {told.failed > 0 && <Failures failed={told.failed} failures={told.failures} proof={proof} />}
    </div>
  );
}

function Numbers({ told }: { readonly told: ToldAnswer }) {
  const { t, format } = usePage();
  const { delay, baseline } = told;
  const numbers = [
    ...(['sent', 'opened', 'failed', 'suppressed'] as const).map((name) => ({
      name: t.staff.told.counts[name],
      value: format.count(told[name]),
    })),
    { name: t.staff.told.counts.planned, value: format.count(told.planned + told.sending) },
    { name: t.staff.told.median, value: delay.medianSeconds === null ? '–' : writeDuration(delay.medianSeconds, t) },
    { name: t.staff.told.p95, value: delay.p95Seconds === null ? '–' : writeDuration(delay.p95Seconds, t) },
  ];
  return (
    <>
      <dl class="told-numbers">
        {numbers.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {baseline > 0 && <p class="muted">{t.staff.told.baseline(format.count(baseline))}</p>}
    </>
  );
}

function Resent() {
  const { t, query, format } = usePage();
  const resent = query.get(resentName);
  if (resent === null || !/^\d{1,9}$/.test(resent)) return null;
  return (
    <p class="notice" role="status">
      <strong>{t.staff.told.resent(format.count(Number(resent)))}</strong>
    </p>
  );
}

/** Why nobody was told, where nobody was. */
function Reasons({
  counts,
  words,
}: {
  readonly counts: Readonly<Record<string, number>>;
  readonly words: Readonly<Record<string, string>>;
}) {
  const { t, format } = usePage();
  const reasons = Object.entries(counts).sort(([, a], [, b]) => b - a);
  if (reasons.length === 0) return null;
  return (
    <section aria-labelledby="reasons-title">
      <h2 id="reasons-title">{t.staff.told.whyNot}</h2>
      <dl class="pairs told-reasons">
        {reasons.map(([code, count]) => (
          <div key={code}>
            <dt>{words[code] ?? code}</dt>
            <dd>{format.count(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function rowsOf(counts: ToldAnswer['byKind'], words: Readonly<Record<string, string>>) {
  return Object.entries(counts).map(([code, row]) => ({ name: words[code] ?? code, counts: row }));
}
