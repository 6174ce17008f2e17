import type { SizeClass, Stage, StandingFlag } from '#eligibility';
import { usePage } from '../../layout/page.js';
import type { QuestionProps } from '../profile-form-state.js';
import { none, type ProfileField } from '../profile-query.js';
import { Checkboxes } from './choices.js';
import { controlProps, Question } from './question.js';

/** Questions beyond the six, each asked only where a programme hangs on its answer. */
export function StageQuestion(props: QuestionProps) {
  const { t } = usePage();
  const options = Object.entries(t.profile.stage.options) as [Stage, string][];
  return <SelectQuestion {...props} field="stage" words={t.profile.stage} options={options} selected={props.state.profile.stage} />;
}

export function SizeQuestion(props: QuestionProps) {
  const { t } = usePage();
  const options = Object.entries(t.profile.size.options) as [SizeClass, string][];
  return <SelectQuestion {...props} field="size" words={t.profile.size} options={options} selected={props.state.profile.sizeClass} />;
}

export function FormQuestion(props: QuestionProps) {
  const { t, vocabulary } = usePage();
  const options = vocabulary.current(vocabulary.lists.forms).map((term): [string, string] => [term.code, vocabulary.nameOf(term)]);
  return <SelectQuestion {...props} field="form" words={t.profile.form} options={options} selected={props.state.profile.form} />;
}

export function FieldsQuestion(props: QuestionProps) {
  const { t, vocabulary } = usePage();
  const stated = props.state.profile.fields;
  const choices = vocabulary
    .current(vocabulary.lists.fields)
    .map((term) => ({ value: term.code, name: vocabulary.nameOf(term), checked: stated?.includes(term.code) ?? false }));
  return (
    <Question {...props} field="field" question={t.profile.fields.question} hint={t.profile.fields.hint} group>
      <Checkboxes
        field="field"
        scope={props.scope}
        choices={[...choices, { value: none, name: t.profile.fields.none, checked: stated?.length === 0 }]}
      />
    </Question>
  );
}

export function StandingQuestion(props: QuestionProps) {
  const { t } = usePage();
  const { standing } = props.state.profile;
  const flags = Object.entries(t.profile.standing.options) as [StandingFlag, string][];
  const choices = flags.map(([value, name]) => ({ value, name, checked: standing?.[value] ?? false }));
  const clear = standing !== undefined && flags.every(([flag]) => standing[flag] === false);
  return (
    <Question {...props} field="standing" question={t.profile.standing.question} hint={t.profile.standing.hint} group>
      <Checkboxes
        field="standing"
        scope={props.scope}
        choices={[...choices, { value: none, name: t.profile.standing.none, checked: clear }]}
      />
    </Question>
  );
}

/** Which support was received cannot be asked for here without the names of programmes; that there was none can. */
export function ReceivedQuestion(props: QuestionProps) {
  const { t } = usePage();
  return (
    <Question {...props} field="received" question={t.profile.received.question} hint={t.profile.received.hint} group>
      <Checkboxes
        field="received"
        scope={props.scope}
        choices={[{ value: none, name: t.profile.received.none, checked: props.state.profile.received?.length === 0 }]}
      />
    </Question>
  );
}

function SelectQuestion(
  props: QuestionProps & {
    readonly field: ProfileField;
    readonly words: { readonly question: string; readonly hint: string };
    readonly options: readonly (readonly [value: string, name: string])[];
    readonly selected: string | undefined;
  },
) {
  const { t } = usePage();
  return (
    <Question {...props} question={props.words.question} hint={props.words.hint}>
      <select name={props.field} {...controlProps(props.field, props)}>
        <option value="">{t.profile.unknownOption}</option>
        {props.options.map(([value, name]) => (
          <option key={value} value={value} selected={value === props.selected}>
            {name}
          </option>
        ))}
      </select>
    </Question>
  );
}
