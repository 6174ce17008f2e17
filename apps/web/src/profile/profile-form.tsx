import { HiddenEntries } from '../address/hidden-entries.js';
import { usePage } from '../layout/page.js';
import { ErrorSummary } from './error-summary.js';
import type { ProfileFormState } from './profile-form-state.js';
import type { Entry } from '../address/address.js';
import { writeProfile } from './profile-query.js';
import { sixQuestions } from './questions/question-of.js';

/** The six questions as one GET form; answers beyond the six and the rest of the address travel with it unseen. */
export function ProfileForm(props: {
  readonly state: ProfileFormState;
  readonly action: string;
  readonly submit: string;
  /** What else the address holds. */
  readonly carry?: readonly Entry[];
  /** The id of the part of this page that follows the answers. */
  readonly live: string;
}) {
  const { t, lastYear } = usePage();
  const { state } = props;
  const asked = new Set(sixQuestions.flatMap((question) => question.names));
  const beyond = writeProfile(state.profile, lastYear).filter(([name]) => !asked.has(name));
  return (
    <form class="profile-form" action={props.action} aria-label={t.profile.formLabel} data-live-form={props.live} novalidate>
      <ErrorSummary state={state} />
      <div class="profile-form__questions">
        {sixQuestions.map(({ Component, names }, index) => (
          <Component key={names[0]} state={state} number={index + 1} />
        ))}
      </div>
      <HiddenEntries entries={[...beyond, ...(props.carry ?? [])]} />
      <div class="profile-form__submit">
        <button type="submit" class="button button--primary button--large">
          {props.submit}
        </button>
        <p class="field-error" data-live-failed hidden>
          {t.results.live.failed}
        </p>
      </div>
      <p class="live-bar" data-live-bar hidden>
        <a href={`#${props.live}`}>
          <span data-live-words />
          <span class="live-bar__see">{t.results.live.see}</span>
        </a>
      </p>
    </form>
  );
}
