import type { Call } from '#contracts';
import { Korean } from '../components/korean.js';
import { usePage } from '../layout/page.js';
import { dialled, webAddress } from './contact.js';
import type { ProgramAnswer } from '../api-client/api-client.types.js';

export function ContactSection({ program, call }: { readonly program: ProgramAnswer; readonly call: Call | null }) {
  const { t } = usePage();
  const { organization, department, phone } = program.host;
  const url = webAddress(call?.url);
  const number = phone ? dialled(phone) : null;
  return (
    <section aria-labelledby="where-title">
      <h2 id="where-title">{t.program.where}</h2>
      {url ? (
        <p>
          <a class="button button--primary" href={url} target="_blank" rel="noopener noreferrer">
            {t.program.apply} <span class="visually-hidden">({t.program.newWindow})</span>
            <span aria-hidden="true">↗</span>
          </a>
        </p>
      ) : (
        <p class="muted">{t.program.noUrl}</p>
      )}
      <dl class="pairs">
        <div>
          <dt>{t.program.organization}</dt>
          <dd>
            <Korean>{organization}</Korean>
          </dd>
        </div>
        {department && (
          <div>
            <dt>{t.program.department}</dt>
            <dd>
              <Korean>{department}</Korean>
            </dd>
          </div>
        )}
        {phone && (
          <div>
            <dt>{t.program.phone}</dt>
            <dd>
              {number ? (
                <a class="tel" href={`tel:${number}`}>
                  {phone}
                </a>
              ) : (
                phone
              )}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
