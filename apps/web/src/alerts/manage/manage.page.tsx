import { withEntries } from '../../address/address.js';
import { EmptyState } from '../../components/empty-state.js';
import { Korean } from '../../components/korean.js';
import { type Page, usePage } from '../../layout/page.js';
import type { View } from '../../layout/view.js';
import { type NamedSubscription, subscriptionTitle, SubscriptionWords } from '../subscription-words.js';

/** What the button that stops all sends. */
export const everything = 'all';
/** Says in the address what was just stopped. */
export const stoppedName = 'stopped';

export function manageView({ t }: Page, all: readonly NamedSubscription[]): View {
  return { title: t.alerts.manage.title, section: null, content: <ManagePage all={all} /> };
}

function ManagePage({ all }: { readonly all: readonly NamedSubscription[] }) {
  const page = usePage();
  const { t, path, query } = page;
  const action = withEntries(
    path,
    [...query].filter(([name]) => name !== stoppedName),
  );
  return (
    <div class="frame alerts-page">
      <h1>{t.alerts.manage.title}</h1>
      <Stopped />
      {all.length === 0 ? (
        <EmptyAll />
      ) : (
        <form class="alert-list" method="post" action={action}>
          <p>{t.alerts.manage.lead(addressOf(all), all.length)}</p>
          <ul class="lines">
            {all.map((named) => (
              <li key={named.subscription.id}>
                <Subscribed named={named} />
              </li>
            ))}
          </ul>
          {all.length > 1 && (
            <p>
              <button type="submit" class="button button--large" name="stop" value={everything}>
                {t.alerts.manage.stopAll}
              </button>
            </p>
          )}
        </form>
      )}
    </div>
  );
}

function Subscribed({ named }: { readonly named: NamedSubscription }) {
  const page = usePage();
  const { t } = page;
  const { programTitle } = named;
  const { id, kind, state, programId } = named.subscription;
  const title = subscriptionTitle(named, page);
  return (
    <article class="line">
      <div class="line__badges">
        <span class="tag">{t.alerts.kinds.short[kind] ?? kind}</span>
        {state === 'pending' && <span class="tag">{t.alerts.manage.pending}</span>}
      </div>
      <h2 class="line__title">
        {programTitle === null ? (
          title
        ) : (
          <a href={`/programs/${encodeURIComponent(programId ?? '')}`}>
            <Korean>{title}</Korean>
          </a>
        )}
      </h2>
      <SubscriptionWords named={named} isTitled />
      <p>
        <button type="submit" class="button" name="stop" value={id}>
          {t.alerts.manage.stop}
          <span class="visually-hidden">: {title}</span>
        </button>
      </p>
    </article>
  );
}

function Stopped() {
  const { t, query } = usePage();
  const stopped = query.get(stoppedName);
  if (stopped !== 'one' && stopped !== 'all') return null;
  return (
    <p class="notice" role="status">
      <strong>{stopped === 'all' ? t.alerts.manage.stoppedAll : t.alerts.manage.stoppedOne}</strong>
    </p>
  );
}

function EmptyAll() {
  const { t } = usePage();
  return (
    <EmptyState level={2} title={t.alerts.manage.emptyTitle}>
      <p>{t.alerts.manage.empty}</p>
      <p>
        <a class="button" href="/search">
          {t.errors.goSearch}
        </a>
      </p>
    </EmptyState>
  );
}

/** All go to one. */
function addressOf(all: readonly NamedSubscription[]): string {
  const { email, phone, webhook } = all[0]?.subscription.channel ?? {};
  return email ?? phone ?? webhook ?? '';
}
