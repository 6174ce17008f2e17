import { type Page, usePage } from '../../layout/page.js';
import type { View } from '../../layout/view.js';
import { type NamedSubscription, SubscriptionWords } from '../subscription-words.js';

export function confirmedView({ t }: Page, named: NamedSubscription, manageUrl: string): View {
  return { title: t.alerts.confirmed.title, section: null, content: <ConfirmedPage named={named} manageUrl={manageUrl} /> };
}

function ConfirmedPage({ named, manageUrl }: { readonly named: NamedSubscription; readonly manageUrl: string }) {
  const { t } = usePage();
  const address = named.subscription.channel?.email ?? '';
  return (
    <div class="frame alerts-page">
      <h1>{t.alerts.confirmed.title}</h1>
      <p class="notice" role="status">
        <strong>{t.alerts.confirmed.lead(address)}</strong>
        <span>{t.alerts.confirmed.baseline}</span>
      </p>
      <section class="alert-card" aria-labelledby="what-title">
        <h2 id="what-title">{t.alerts.what.title}</h2>
        <SubscriptionWords named={named} />
      </section>
      <p>
        <a class="button" href={ownPath(manageUrl)}>
          {t.alerts.confirmed.manage}
        </a>
      </p>
    </div>
  );
}

/** The page is one of these: wherever this one is read, that one can be. */
function ownPath(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
