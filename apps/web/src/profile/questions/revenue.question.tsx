import { HiddenEntries } from '../../address/hidden-entries.js';
import { usePage } from '../../layout/page.js';
import { idOf, type QuestionProps, writtenAt } from '../profile-form-state.js';
import { writeProfile } from '../profile-query.js';
import { controlProps, Question } from './question.js';

/** Last year's sales, written as people write them; those of other years in an address are carried along. */
export function RevenueQuestion(props: QuestionProps) {
  const { t, format, lastYear } = usePage();
  const revenues = props.state.profile.revenues ?? [];
  const last = revenues.find(({ year }) => year === lastYear)?.amount;
  const amount = typeof last === 'number' ? format.won(last) : null;
  const value = writtenAt(props.state, 'revenue') ?? (typeof last === 'number' ? String(last) : '');
  const others = writeProfile({ revenues: revenues.filter(({ year }) => year !== lastYear) }, lastYear);
  return (
    <Question {...props} field="revenue" question={t.profile.revenue.question(lastYear)} hint={t.profile.revenue.hint}>
      <input type="text" name="revenue" value={value} maxlength={40} autocomplete="off" {...controlProps('revenue', props)} />
      <p id={`${idOf('revenue', props.scope)}-read`} class="read-as" data-live>
        {amount === null ? '' : t.profile.revenue.readAs(amount)}
      </p>
      <HiddenEntries entries={others} />
    </Question>
  );
}
