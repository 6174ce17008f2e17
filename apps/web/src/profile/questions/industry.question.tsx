import { usePage } from '../../layout/page.js';
import { commonIndustries } from '../common-industries.data.js';
import { idOf, problemAt, type QuestionProps, writtenAt } from '../profile-form-state.js';
import { controlProps, Question } from './question.js';

/** The industries: written as code or name, or picked from the common ones. Where a name fits several, these are offered instead. */
export function IndustryQuestion(props: QuestionProps) {
  const { t, vocabulary } = usePage();
  const id = idOf('industry', props.scope);
  const problem = problemAt(props.state, 'industry');
  const written = (props.state.profile.industries ?? []).map((code) => `${code} ${vocabulary.industry(code)}`.trim());
  const failed = writtenAt(props.state, 'industry');
  return (
    <Question {...props} field="industry" question={t.profile.industry.question} hint={t.profile.industry.hint}>
      <input
        type="text"
        name="industry"
        list={`${id}-list`}
        value={[...written, ...(failed === null ? [] : [failed])].join('; ')}
        placeholder={t.profile.industry.placeholder}
        maxlength={300}
        autocomplete="off"
        {...controlProps('industry', props)}
      />
      <datalist id={`${id}-list`} data-options="/industry-options">
        {vocabulary.lists.industries
          .filter((industry) => industry.code.length === 2)
          .map((industry) => (
            <option key={industry.code} value={`${industry.code} ${vocabulary.nameOf(industry)}`} />
          ))}
      </datalist>
      <div id={`${id}-candidates`} data-live>
        {problem?.reason === 'many' && (
          <fieldset class="candidates">
            <legend>{t.profile.industry.candidates}</legend>
            {problem.candidates.map((industry) => (
              <label key={industry.code} class="check">
                <input type="radio" name="industry-pick" value={industry.code} data-fills={id} />
                <span>
                  {industry.code} {vocabulary.nameOf(industry)}
                </span>
              </label>
            ))}
          </fieldset>
        )}
      </div>
      {problem?.reason !== 'many' && (
        <>
          <label class="visually-hidden" for={`${id}-pick`}>
            {t.profile.industry.pick}
          </label>
          <select id={`${id}-pick`} class="select--quiet" name="industry-pick" data-fills={id}>
            <option value="">{t.profile.industry.pick}</option>
            {commonIndustries.map((code) => (
              <option key={code} value={code}>
                {code} {vocabulary.industry(code)}
              </option>
            ))}
          </select>
        </>
      )}
    </Question>
  );
}
