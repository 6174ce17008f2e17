import { HiddenEntries } from '../../address/hidden-entries.js';
import { usePage } from '../../layout/page.js';
import { idOf, type QuestionProps, writtenAt } from '../profile-form-state.js';
import { writeProfile } from '../profile-query.js';
import { controlProps, Question } from './question.js';

/** When the firm was established, or that it is not yet; another stage comes from elsewhere and is carried along. */
export function EstablishedQuestion(props: QuestionProps) {
  const { t, lastYear } = usePage();
  const { profile } = props.state;
  const failed = writtenAt(props.state, 'established');
  return (
    <Question {...props} field="established" question={t.profile.established.question} hint={t.profile.established.hint}>
      {failed === null ? (
        <input type="date" name="established" value={profile.establishedOn ?? ''} {...controlProps('established', props)} />
      ) : (
        // A date control shows nothing of a text that is no date; what was written has to stay in sight to be mended.
        <input type="text" name="established" value={failed} {...controlProps('established', props)} />
      )}
      <label class="check">
        <input
          type="checkbox"
          name="stage"
          value="pre-startup"
          id={`${idOf('established', props.scope)}-pre`}
          checked={profile.stage === 'pre-startup'}
        />
        <span>{t.profile.established.pre}</span>
      </label>
      {profile.stage !== 'pre-startup' && <HiddenEntries entries={writeProfile({ stage: profile.stage }, lastYear)} />}
    </Question>
  );
}
