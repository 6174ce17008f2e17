import { type Page, usePage } from '../../layout/page.js';
import type { View } from '../../layout/view.js';
import type { AskedAlert } from './asked-alert.js';

export function sentView({ t }: Page, asked: AskedAlert): View {
  return { title: t.alerts.sent.title, section: null, content: <SentPage asked={asked} /> };
}

/** Says what happens next: nothing, until the mail's button is pressed. */
function SentPage({ asked }: { readonly asked: AskedAlert }) {
  const { t, clock, query } = usePage();
  const often = query.get('often');
  const to = maskedAddress(query.get('to'));
  return (
    <div class="frame alerts-page">
      <h1>{t.alerts.sent.title}</h1>
      <p class="notice" role="status">
        <strong>{to === null ? t.alerts.sent.toYou : t.alerts.sent.to(to)}</strong>
      </p>
      <section class="alert-card" aria-labelledby="next-title">
        <h2 id="next-title">{t.alerts.sent.nextTitle}</h2>
        <ol class="alert-steps">
          {t.alerts.sent.steps(isFrequency(often, t.alerts.frequency.options) ? t.alerts.frequency.options[often] : null).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p class="muted">{t.alerts.sent.missing}</p>
      </section>
      {clock.demo && (
        <p class="notice">
          <span>
            {t.alerts.sent.demo}{' '}
            <a class="alerts-page__list" href="/mails">
              {t.alerts.sent.demoLink}
            </a>
          </span>
        </p>
      )}
      <p>
        <a class="button" href={asked.back}>
          {t.alerts.back}
        </a>
      </p>
    </div>
  );
}

function isFrequency<T extends object>(text: string | null, options: T): text is Extract<keyof T, string> {
  return text !== null && Object.hasOwn(options, text);
}

/** Nothing but what the API makes of an address: anyone can write a link to this page. */
function maskedAddress(text: string | null): string | null {
  return text !== null && text.length <= 260 && /^[^\s*@]?\*{3}@[a-z0-9.-]+$/i.test(text) ? text : null;
}
