import { withEntries } from '../../address/address.js';
import { type Page, usePage } from '../../layout/page.js';
import type { View } from '../../layout/view.js';
import { type NamedSubscription, SubscriptionWords } from '../subscription-words.js';

export function confirmView({ t }: Page, named: NamedSubscription): View {
  return { title: t.alerts.confirm.title, section: null, content: <ConfirmPage named={named} /> };
}

/** What would be heard of, and one button. */
function ConfirmPage({ named }: { readonly named: NamedSubscription }) {
  const { t, path, query } = usePage();
  const { state, channel } = named.subscription;
  const isActive = state === 'active';
  const address = channel?.email ?? '';
  return (
    <div class="frame alerts-page">
      <h1>{isActive ? t.alerts.confirm.already : t.alerts.confirm.title}</h1>
      <p>{isActive ? t.alerts.confirm.alreadyLead(address) : t.alerts.confirm.lead(address)}</p>
      <section class="alert-card" aria-labelledby="what-title">
        <h2 id="what-title">{t.alerts.what.title}</h2>
        <SubscriptionWords named={named} />
      </section>
      <form method="post" action={withEntries(path, [...query])}>
        <button type="submit" class="button button--primary button--large">
          {isActive ? t.alerts.confirm.manage : t.alerts.confirm.submit}
        </button>
      </form>
      {!isActive && <p class="muted">{t.alerts.confirm.otherwise}</p>}
    </div>
  );
}
