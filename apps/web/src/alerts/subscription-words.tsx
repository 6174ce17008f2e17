import { Korean } from '../components/korean.js';
import { type Page, usePage } from '../layout/page.js';
import type { SubscriptionAnswer } from './alerts-api.types.js';
import { listOf } from './list-of.js';
import { SavedSearchWords, savedSearchTitle } from './saved-search.js';

/** A subscription, and what the programme that it follows is called; null where that is gone. */
export interface NamedSubscription {
  readonly subscription: SubscriptionAnswer;
  readonly programTitle: string | null;
}

/** What it is, in a line. */
export function subscriptionTitle({ subscription, programTitle }: NamedSubscription, page: Page): string {
  const { kind, search, programId = '' } = subscription;
  if (kind === 'program') return programTitle ?? programId;
  return search === undefined ? page.t.alerts.kinds.company : savedSearchTitle(search, page);
}

/** What is heard of, how often, and the list it is of. Under its title it does not say that again. */
export function SubscriptionWords({ named, isTitled = false }: { readonly named: NamedSubscription; readonly isTitled?: boolean }) {
  const { t, lastYear } = usePage();
  const { subscription, programTitle } = named;
  const { kind, search, programId, frequency } = subscription;
  return (
    <>
      {search && <SavedSearchWords search={search} />}
      <dl class="pairs">
        {kind === 'program' && !isTitled && (
          <div>
            <dt>{t.alerts.saved.program}</dt>
            <dd>
              {programTitle === null ? (
                programId
              ) : (
                <a href={`/programs/${encodeURIComponent(programId ?? '')}`}>
                  <Korean>{programTitle}</Korean>
                </a>
              )}
            </dd>
          </div>
        )}
        {kind === 'company' && !isTitled && (
          <div>
            <dt>{t.alerts.saved.firm}</dt>
            <dd>{t.alerts.kinds.company}</dd>
          </div>
        )}
        <div>
          <dt>{t.alerts.frequency.short}</dt>
          <dd>{t.alerts.frequency.options[frequency] ?? frequency}</dd>
        </div>
      </dl>
      {search && (
        <p>
          <a class="alerts-page__list" href={listOf(search, lastYear)}>
            {t.alerts.saved.list}
          </a>
        </p>
      )}
    </>
  );
}
