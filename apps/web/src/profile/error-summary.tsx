import { usePage } from '../layout/page.js';
import { idOf, type ProfileFormState } from './profile-form-state.js';
import { problemText } from './profile-problems.js';

/** At the head of a form whose answers could not be taken: each problem with the way to its question. */
export function ErrorSummary(props: { readonly state: ProfileFormState; readonly scope?: string }) {
  const { t } = usePage();
  const { problems } = props.state;
  return (
    <div id="error-summary">
      {problems.length > 0 && (
        <div class="error-summary" role="alert" tabindex={-1}>
          <h2 class="error-summary__title">{t.profile.problems.summary}</h2>
          <ul>
            {problems.map((problem, index) => (
              <li key={index}>
                {problem.field ? <a href={`#${idOf(problem.field, props.scope)}`}>{problemText(problem, t)}</a> : problemText(problem, t)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
