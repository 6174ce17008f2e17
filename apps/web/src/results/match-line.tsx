import type { Match } from '#contracts';
import type { Profile } from '#eligibility';
import { withEntries } from '../address/address.js';
import { DeadlineBadge } from '../components/deadline-badge.js';
import { Korean } from '../components/korean.js';
import { ProgramGives, ProgramMeta } from '../components/program-facts.js';
import { CoversPart, VerdictBadge } from '../components/verdict-badge.js';
import { Words } from '../components/words.js';
import { usePage } from '../layout/page.js';
import { reasonsOf } from './reasons.js';
import { stateEntries } from './results-address.js';
import type { ResultsView } from './results-query.js';

/** A programme in the list: its verdict and deadline, why, and what it gives. */
export function MatchLine({ match, profile, view }: { readonly match: Match; readonly profile: Profile; readonly view: ResultsView }) {
  const page = usePage();
  const { program, call, verdict } = match;
  const reasons = reasonsOf(match, page);
  return (
    <article class={`line line--${verdict}`}>
      <div class="line__badges">
        <VerdictBadge verdict={verdict} />
        <DeadlineBadge status={program.status} call={call} expected={program.expected} />
      </div>
      <h4 class="line__title">
        <a href={withEntries(`/programs/${encodeURIComponent(program.id)}`, stateEntries(profile, view, page.lastYear))}>
          <Korean>{program.title}</Korean>
        </a>
      </h4>
      <ProgramMeta program={program} />
      {reasons.length > 0 && (
        <ul class={`reasons reasons--${verdict}`} aria-label={page.t.results.reasons}>
          {reasons.map((reason) => (
            <li key={reason}>
              <Words text={reason} />
            </li>
          ))}
        </ul>
      )}
      <ProgramGives program={program} />
      {match.ruleCovers === 'part' && <CoversPart />}
    </article>
  );
}
