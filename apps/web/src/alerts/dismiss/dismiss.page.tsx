import { withEntries } from '../../address/address.js';
import { Korean } from '../../components/korean.js';
import { type Page, usePage } from '../../layout/page.js';
import type { View } from '../../layout/view.js';
import { type DismissalReason, dismissalReasons, type ToldLineAnswer } from '../alerts-api.types.js';
import { FormProblems } from '../form-problems.js';

export interface Dismiss {
  readonly line: ToldLineAnswer;
  /** null where the programme is gone. */
  readonly programTitle: string | null;
  readonly token: string;
  readonly chosen?: DismissalReason;
  readonly text: string;
  /** What is wrong with the text. */
  readonly problem: string | null;
}

export function dismissView({ t }: Page, state: Dismiss): View {
  const title = state.line.dismissed ? t.alerts.dismiss.done : t.alerts.dismiss.title;
  return {
    title: state.problem === null ? title : `${t.profile.problems.titlePrefix}${title}`,
    section: null,
    status: state.problem === null ? 200 : 422,
    content: state.line.dismissed && state.problem === null ? <Dismissed state={state} /> : <DismissPage state={state} />,
  };
}

function DismissPage({ state }: { readonly state: Dismiss }) {
  const { t, path, query } = usePage();
  const { problem } = state;
  return (
    <div class="frame alerts-page">
      <h1>{t.alerts.dismiss.title}</h1>
      <FormProblems problems={problem === null ? [] : [{ field: 'text', message: problem }]} />
      <ProgramName state={state} />
      <p>{t.alerts.dismiss.lead}</p>
      <form class="alert-form" method="post" action={withEntries(path, [...query])} novalidate>
        <fieldset class="question" aria-describedby="alert-reason-hint">
          <legend class="question__words">{t.alerts.dismiss.why}</legend>
          <p id="alert-reason-hint" class="hint">
            {t.alerts.dismiss.whyHint}
          </p>
          <div class="alert-form__choices">
            {dismissalReasons.map((reason) => (
              <label key={reason} class="check">
                <input type="radio" name="reason" value={reason} checked={state.chosen === reason} />
                <span>{t.alerts.dismiss.reasons[reason]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class={`question${problem === null ? '' : ' has-error'}`}>
          <label class="question__words" for="alert-text">
            {t.alerts.dismiss.text}
          </label>
          <p id="alert-text-error" class="field-error">
            {problem}
          </p>
          <input
            id="alert-text"
            type="text"
            name="text"
            value={state.text}
            maxlength={200}
            autocomplete="off"
            aria-describedby="alert-text-error"
            aria-invalid={problem === null ? undefined : 'true'}
          />
        </div>
        <p>
          <button type="submit" class="button button--primary button--large">
            {t.alerts.dismiss.submit}
          </button>
        </p>
      </form>
      <ManageLink state={state} />
    </div>
  );
}

function Dismissed({ state }: { readonly state: Dismiss }) {
  const { t } = usePage();
  return (
    <div class="frame alerts-page">
      <h1>{t.alerts.dismiss.done}</h1>
      <ProgramName state={state} />
      <p class="notice" role="status">
        <strong>{t.alerts.dismiss.doneLead}</strong>
        <span>{t.alerts.dismiss.others}</span>
      </p>
      <ManageLink state={state} />
    </div>
  );
}

function ProgramName({ state: { line, programTitle } }: { readonly state: Dismiss }) {
  return (
    <p class="alert-card__program">
      {programTitle === null ? (
        line.programId
      ) : (
        <a href={`/programs/${encodeURIComponent(line.programId)}`}>
          <Korean>{programTitle}</Korean>
        </a>
      )}
    </p>
  );
}

function ManageLink({ state: { line, token } }: { readonly state: Dismiss }) {
  const { t } = usePage();
  return (
    <p>
      <a
        class="button"
        href={withEntries('/alerts/manage', [
          ['recipient', line.recipient],
          ['token', token],
        ])}
      >
        {t.alerts.confirmed.manage}
      </a>
    </p>
  );
}
