import type { Call } from '#contracts';
import { statusOf } from '#eligibility';
import { DeadlineBadge } from '../components/deadline-badge.js';
import { Korean } from '../components/korean.js';
import { type Page, usePage } from '../layout/page.js';
import type { ProgramAnswer } from '../api-client/api-client.types.js';

/** When the programme runs, and each of its calls with its dates. */
export function CallsSection({ program, judged }: { readonly program: ProgramAnswer; readonly judged: Call | null }) {
  const page = usePage();
  const { t } = page;
  const period = periodWords(program.period, page);
  return (
    <section aria-labelledby="when-title">
      <h2 id="when-title">{t.program.when}</h2>
      {(period || program.place) && (
        <dl class="pairs">
          {period && (
            <div>
              <dt>{t.program.period}</dt>
              <dd>{period}</dd>
            </div>
          )}
          {program.place && (
            <div>
              <dt>{t.program.place}</dt>
              <dd>
                <Korean>{program.place}</Korean>
              </dd>
            </div>
          )}
        </dl>
      )}
      <h3>{t.program.calls}</h3>
      {program.calls.length === 0 ? (
        <p class="muted">{t.program.noCalls}</p>
      ) : (
        <ul class="calls">
          {program.calls.map((call) => (
            <li key={call.id} class="call">
              <div class="line__badges">
                <DeadlineBadge status={statusOf({ calls: [call] }, page.clock.now)} call={call} />
                {call.id === judged?.id && program.calls.length > 1 && <span class="tag">{t.program.current}</span>}
              </div>
              <p class="call__title">
                <Korean>{call.title}</Korean>
              </p>
              <CallDates call={call} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function CallDates({ call }: { readonly call: Call }) {
  const { t, format } = usePage();
  const { noticedOn, opensAt, closesAt } = call;
  const from = opensAt ?? noticedOn;
  if (!from && !closesAt) return null;
  return (
    <dl class="pairs">
      {noticedOn && (
        <div>
          <dt>{t.program.noticed}</dt>
          <dd>{format.moment(noticedOn)}</dd>
        </div>
      )}
      {(opensAt || closesAt) && (
        <div>
          <dt>{t.program.receipt}</dt>
          <dd>
            {from && closesAt
              ? t.program.receiptOf(format.moment(from), format.moment(closesAt))
              : closesAt
                ? t.program.until(format.moment(closesAt))
                : t.program.periodFrom(format.moment(opensAt!))}
          </dd>
        </div>
      )}
    </dl>
  );
}

function periodWords(period: ProgramAnswer['period'], { t, format }: Page): string | null {
  const { start, end } = period ?? {};
  if (start && end) return start === end ? format.period(start) : t.program.periodOf(format.period(start), format.period(end));
  if (start) return t.program.periodFrom(format.period(start));
  return end ? t.program.periodTo(format.period(end)) : null;
}
