import { withEntries } from '../../address/address.js';
import { EmptyState } from '../../components/empty-state.js';
import { Korean } from '../../components/korean.js';
import { Pagination } from '../../components/pagination.js';
import { Words } from '../../components/words.js';
import { type Page, usePage } from '../../layout/page.js';
import type { View } from '../../layout/view.js';
import type { InboxAnswer, InboxItem } from '../staff/staff-api.types.js';

export function inboxView({ t }: Page, companyName: string, answer: InboxAnswer): View {
  return { title: t.staff.inbox.title(companyName), section: null, content: <InboxPage companyName={companyName} answer={answer} /> };
}

function InboxPage({ companyName, answer }: { readonly companyName: string; readonly answer: InboxAnswer }) {
  const { t, path } = usePage();
  const { items, page, pageSize, total } = answer;
  return (
    <div class="frame alerts-page">
      <h1>
        <Words text={t.staff.inbox.title(companyName)} />
      </h1>
      {items.length === 0 ? (
        <EmptyState level={2} title={t.staff.inbox.emptyTitle}>
          <p>{t.staff.inbox.empty}</p>
        </EmptyState>
      ) : (
        <ul class="lines">
          {items.map((item) => (
            <li key={item.id}>
              <Told item={item} />
            </li>
          ))}
        </ul>
      )}
      <Pagination page={page} pageSize={pageSize} total={total} hrefOf={(number) => withEntries(path, [['page', String(number)]])} />
    </div>
  );
}

/** The link of the message itself notes that the firm followed it: staff go by the programme's own. */
function Told({ item }: { readonly item: InboxItem }) {
  const page = usePage();
  const { t, format } = page;
  const { programId, callId, programTitle, callTitle, closesAt, changes = [] } = item;
  const program = `/programs/${encodeURIComponent(programId)}`;
  return (
    <article class="line">
      <div class="line__badges">
        <span class="tag">{t.staff.told.kinds[item.type] ?? item.type}</span>
        <span class="muted">
          <time datetime={item.at}>{format.moment(item.at)}</time> · {item.read ? t.staff.inbox.read : t.staff.inbox.unread}
        </span>
      </div>
      <h2 class="line__title">
        <a href={program}>
          <Korean>{programTitle ?? programId}</Korean>
        </a>
      </h2>
      <p class="meta">
        <Korean>{callTitle ?? callId}</Korean>
        {closesAt && <span>{t.staff.inbox.closes(format.moment(closesAt))}</span>}
      </p>
      {changes.length > 0 && (
        <ul class="reasons">
          {changes.map(({ field, from, to }) => (
            <li key={field}>
              {t.staff.inbox.fields[field] ?? field}: {valueOf(field, from, page)} → {valueOf(field, to, page)}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="alerts-page__list" href={`${program}/calls/${encodeURIComponent(callId)}/told`}>
          {t.staff.inbox.told}
          <span class="visually-hidden">: {callTitle ?? callId}</span>
        </a>
      </p>
    </article>
  );
}

function valueOf(field: string, value: string | number | null, { t, format }: Page): string {
  if (value === null) return t.staff.inbox.none;
  if (field === 'amount' && typeof value === 'number') return format.won(value);
  if (field === 'closing') return t.staff.inbox.closing[value] ?? String(value);
  return field === 'opensAt' || field === 'closesAt' ? format.moment(String(value)) : String(value);
}
