import { usePage } from '../layout/page.js';

/** At the head of a form that could not be taken: what is wrong, each with the way to its field. */
export function FormProblems(props: { readonly problems: readonly { readonly field: string | null; readonly message: string }[] }) {
  const { t } = usePage();
  if (props.problems.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1}>
      <h2 class="error-summary__title">{t.alerts.form.problems}</h2>
      <ul>
        {props.problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>{field === null ? message : <a href={`#alert-${field}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
