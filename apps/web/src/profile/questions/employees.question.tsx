import { usePage } from '../../layout/page.js';
import { type QuestionProps, writtenAt } from '../profile-form-state.js';
import { controlProps, Question } from './question.js';

export function EmployeesQuestion(props: QuestionProps) {
  const { t } = usePage();
  const { employees } = props.state.profile;
  const value = writtenAt(props.state, 'employees') ?? (typeof employees === 'number' ? String(employees) : '');
  return (
    <Question {...props} field="employees" question={t.profile.employees.question} hint={t.profile.employees.hint}>
      <div class="with-unit">
        <input
          type="text"
          name="employees"
          value={value}
          inputmode="decimal"
          maxlength={12}
          autocomplete="off"
          {...controlProps('employees', props)}
        />
        <span class="with-unit__unit">{t.profile.employees.unit}</span>
      </div>
    </Question>
  );
}
