import { Korean } from '../components/korean.js';
import { CoversPart, VerdictBadge } from '../components/verdict-badge.js';
import { usePage } from '../layout/page.js';
import { AnswerChips } from '../profile/answer-chips.js';
import { ProfileForm } from '../profile/profile-form.js';
import { isEmptyProfile } from '../profile/profile-query.js';
import { readView, writeView } from '../results/results-query.js';
import { Applicants, NotSeen } from './applicants.js';
import { Conditions } from './conditions.js';
import { MissingForm } from './missing-form.js';
import { NearMissBox } from './near-miss-box.js';
import type { ProgramState } from './program-state.js';

/** Whether the firm can get it, condition by condition; while nothing is known of the firm, the conditions and the six questions. */
export function VerdictSection({ state }: { readonly state: ProgramState }) {
  const { t, path, query } = usePage();
  const known = !isEmptyProfile(state.profile);
  return (
    <section class="verdict-section" aria-labelledby="verdict-title">
      <div id="verdict-box" data-live>
        <h2 id="verdict-title">{known ? t.program.verdictTitle : t.program.who}</h2>
        {known && state.seen && <VerdictBox state={state} />}
        {!state.seen && <NotSeen state={state} />}
        {!known && state.seen && <Applicants state={state} />}
        {state.ruleCovers === 'part' && <CoversPart />}
      </div>
      <details class="my-firm__edit" open={state.problems.length > 0}>
        <summary class={known ? 'button' : 'button button--primary'}>{known ? t.profile.edit : t.program.askTitle}</summary>
        {!known && <p class="muted">{t.program.ask}</p>}
        <ProfileForm state={state} action={path} submit={t.program.askSubmit} carry={writeView(readView(query))} live="verdict-box" />
      </details>
      <div id="conditions" data-live>
        <Conditions rule={state.rule} trace={state.judgement.trace} judged={known && state.seen} />
      </div>
    </section>
  );
}

function VerdictBox({ state }: { readonly state: ProgramState }) {
  const { t } = usePage();
  const { verdict, nearMiss, missing } = state.judgement;
  return (
    <div class={`verdict-box verdict-box--${verdict}`} data-announce={t.verdict[verdict]}>
      <p class="verdict-box__verdict">
        <VerdictBadge verdict={verdict} large />
      </p>
      <p>{t.verdictSentence[verdict]}</p>
      {state.call && (
        <p class="muted">
          <Korean>{t.program.judgedBy(state.call.title)}</Korean>
        </p>
      )}
      <AnswerChips profile={state.profile} />
      {nearMiss && <NearMissBox nearMiss={nearMiss} />}
      {missing.length > 0 && <MissingForm state={state} />}
    </div>
  );
}
