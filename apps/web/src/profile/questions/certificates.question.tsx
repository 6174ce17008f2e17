import { usePage } from '../../layout/page.js';
import type { QuestionProps } from '../profile-form-state.js';
import { none } from '../profile-query.js';
import { Checkboxes, type Choice } from './choices.js';
import { Question } from './question.js';

/** What a ten-person manufacturer most often holds; the others one step away. */
const common: readonly string[] = ['innobiz', 'mainbiz', 'venture', 'research-institute', 'women', 'root', 'sobujang', 'iso'];

export function CertificatesQuestion(props: QuestionProps) {
  const { t, vocabulary } = usePage();
  const held = props.state.profile.certificates;
  const choices = vocabulary.current(vocabulary.lists.certificates).map((term): Choice => ({
    value: term.code,
    name: vocabulary.nameOf(term),
    checked: held?.some(({ code }) => code === term.code) ?? false,
  }));
  const first = common.flatMap((code) => choices.filter((choice) => choice.value === code));
  const rest = choices.filter((choice) => !first.includes(choice));
  return (
    <Question {...props} field="cert" question={t.profile.certificates.question} hint={t.profile.certificates.hint} group>
      <Checkboxes field="cert" scope={props.scope} choices={first} />
      {rest.length > 0 && (
        <details class="more-choices" open={rest.some((choice) => choice.checked)}>
          <summary>{t.profile.certificates.more(rest.length)}</summary>
          <Checkboxes field="cert" scope={props.scope} choices={rest} />
        </details>
      )}
      <Checkboxes
        field="cert"
        scope={props.scope}
        choices={[{ value: none, name: t.profile.certificates.none, checked: held?.length === 0 }]}
      />
    </Question>
  );
}
