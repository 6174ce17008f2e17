import { withEntries } from '../../address/address.js';
import { EmptyState } from '../../components/empty-state.js';
import { Pagination } from '../../components/pagination.js';
import { type Page, usePage } from '../../layout/page.js';
import type { View } from '../../layout/view.js';
import type { MailsAnswer } from '../staff/staff-api.types.js';

export function mailsView({ t }: Page, answer: MailsAnswer): View {
  return { title: t.staff.mails.title, section: null, content: <MailsPage answer={answer} /> };
}

function MailsPage({ answer }: { readonly answer: MailsAnswer }) {
  const { t, format, path } = usePage();
  const { items, page, pageSize, total } = answer;
  return (
    <div class="frame alerts-page">
      <h1>{t.staff.mails.title}</h1>
      <p>{t.staff.mails.lead}</p>
      {items.length === 0 ? (
        <EmptyState level={2} title={t.staff.mails.emptyTitle}>
          <p>{t.staff.mails.empty}</p>
        </EmptyState>
      ) : (
        <ul class="lines">
          {items.map((mail) => (
            <li key={mail.id}>
              <article class="line">
                <h2 class="line__title">
                  <a href={`/mails/${encodeURIComponent(mail.id)}`}>{mail.subject || t.staff.mails.noSubject}</a>
                </h2>
                <p class="meta">
                  <span>
                    {t.staff.mails.to} {mail.to}
                  </span>
                  {mail.date && <time datetime={mail.date}>{format.moment(mail.date)}</time>}
                </p>
              </article>
            </li>
          ))}
        </ul>
      )}
      <Pagination page={page} pageSize={pageSize} total={total} hrefOf={(number) => withEntries(path, [['page', String(number)]])} />
    </div>
  );
}
