import { type Page, usePage } from '../../layout/page.js';
import type { View } from '../../layout/view.js';
import type { Mail } from '../staff/staff-api.types.js';
import { frameMay } from './mail-frame.js';

export function mailView({ t }: Page, mail: Mail): View {
  return { title: mail.subject || t.staff.mails.noSubject, section: null, content: <MailPage mail={mail} /> };
}

/** The mail as it looks, beside the same as text. */
function MailPage({ mail }: { readonly mail: Mail }) {
  const { t, format, path } = usePage();
  return (
    <div class="frame alerts-page alerts-page--wide">
      <p class="back">
        <a href="/mails">
          <span aria-hidden="true">← </span>
          {t.staff.mails.title}
        </a>
      </p>
      <h1>{mail.subject || t.staff.mails.noSubject}</h1>
      <dl class="pairs">
        {[
          { name: t.staff.mails.from, value: mail.from },
          { name: t.staff.mails.to, value: mail.to },
          { name: t.staff.mails.date, value: mail.date === null ? '' : format.moment(mail.date) },
        ]
          .filter(({ value }) => value !== '')
          .map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <div class="mail-columns">
        {mail.html !== null && (
          <section aria-labelledby="looks-title">
            <h2 id="looks-title">{t.staff.mails.looks}</h2>
            <iframe
              class="mail-frame"
              sandbox={frameMay}
              src={`${path}/frame`}
              title={t.staff.mails.frameTitle}
              referrerpolicy="no-referrer"
            />
          </section>
        )}
        <section aria-labelledby="text-title">
          <h2 id="text-title">{t.staff.mails.text}</h2>
          <p class="mail-text">
            <Linked text={mail.text} />
          </p>
        </section>
      </div>
      <details class="mail-headers">
        <summary>{t.staff.mails.headers}</summary>
        <dl class="pairs">
          {mail.headers.map(({ name, value }, index) => (
            <div key={index}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

/** Text with the addresses in it as links. */
function Linked({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
        index % 2 === 1 ? (
          <a key={index} href={part} rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}
