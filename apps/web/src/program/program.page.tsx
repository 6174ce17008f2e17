import { alertOfProgram } from '../alerts/alert-address.js';
import { FollowLink } from '../alerts/alert-links.js';
import { withEntries } from '../address/address.js';
import { DeadlineBadge } from '../components/deadline-badge.js';
import { Korean } from '../components/korean.js';
import { ProgramMeta } from '../components/program-facts.js';
import { type Page, usePage } from '../layout/page.js';
import type { View } from '../layout/view.js';
import { BudgetSection } from './budget.section.js';
import { CallsSection } from './calls.section.js';
import { ContactSection } from './contact.section.js';
import type { ProgramState } from './program-state.js';
import { SourcesSection } from './sources.section.js';
import { SupportsSection } from './supports.section.js';
import { TargetsSection } from './targets.section.js';
import { VerdictSection } from './verdict.section.js';

export function programView(page: Page, state: ProgramState): View {
  const failed = state.problems.length > 0;
  const { title } = state.program;
  return {
    title: failed ? `${page.t.profile.problems.titlePrefix}${title}` : title,
    section: null,
    status: failed ? 422 : 200,
    content: <ProgramPage state={state} />,
  };
}

function ProgramPage({ state }: { readonly state: ProgramState }) {
  const { query } = usePage();
  const { program, call } = state;
  const entries = [...query].filter(([name]) => name !== 'lang');
  return (
    <div class="frame program-page">
      <BackLink />
      <header class="program-head">
        <div class="line__badges">
          <DeadlineBadge status={program.status} call={call} expected={expectedMonth(program.calls)} />
        </div>
        <h1>
          <Korean>{program.title}</Korean>
        </h1>
        <ProgramMeta program={program} />
        {program.summary && (
          <p class="program-head__summary">
            <Korean>{program.summary}</Korean>
          </p>
        )}
        {program.applicants.length > 0 && <FollowLink href={alertOfProgram(program.id, entries)} />}
      </header>
      <div class="program-columns">
        <VerdictSection state={state} />
        <div class="program-facts">
          <SupportsSection program={program} />
          <BudgetSection budget={program.budget} />
          <CallsSection program={program} judged={call} />
          <ContactSection program={program} call={call} />
          <TargetsSection program={program} />
          <SourcesSection program={program} />
        </div>
      </div>
    </div>
  );
}

/** The first month that a call is announced for. */
function expectedMonth(calls: ProgramState['program']['calls']): string | undefined {
  return calls.flatMap((call) => call.expected ?? []).sort()[0];
}

/** Back to the same results, where the address came from there. */
function BackLink() {
  const { t, query } = usePage();
  const entries = [...query].filter(([name]) => name !== 'lang');
  return (
    <p class="back">
      {entries.length > 0 ? (
        <a href={withEntries('/matches', entries)}>
          <span aria-hidden="true">← </span>
          {t.program.backToResults}
        </a>
      ) : (
        <a href="/search">
          <span aria-hidden="true">← </span>
          {t.program.backToSearch}
        </a>
      )}
    </p>
  );
}
