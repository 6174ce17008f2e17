import { usePage } from '../../layout/page.js';
import type { ToldAnswer } from '../staff/staff-api.types.js';

/** What failed and why, and a button that sends just that again. */
export function Failures(props: { readonly failed: number; readonly failures: ToldAnswer['failures']; readonly proof: string }) {
  const { t, format, path } = usePage();
  const { failed, failures, proof } = props;
  const { channels } = t.staff.told;
  return (
    <section class="told-failures" aria-labelledby="failures-title">
      <h2 id="failures-title">{t.staff.told.failures(format.count(failed))}</h2>
      <ul class="lines">
        {failures.map(({ entry, recipient, reason }) => {
          const [kind = ''] = recipient.split('.');
          return (
            <li key={entry} class="line">
              <p>
                <span class="tag">{channels[kind] ?? kind}</span> <code>{recipient}</code>
              </p>
              <p>{reason || t.staff.told.noReason}</p>
            </li>
          );
        })}
      </ul>
      {failures.length < failed && <p class="muted">{t.staff.told.moreFailures(format.count(failed - failures.length))}</p>}
      <form method="post" action={path}>
        <input type="hidden" name="proof" value={proof} />
        <button type="submit" class="button button--primary">
          {t.staff.told.resend}
        </button>
      </form>
    </section>
  );
}
