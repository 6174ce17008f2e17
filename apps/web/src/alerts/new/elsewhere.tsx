import { usePage } from '../../layout/page.js';
import { feedOf } from '../alert-address.js';
import type { SavedSearch } from '../alerts-api.types.js';

/** The same without an address: as a calendar and as a feed. */
export function Elsewhere({ search }: { readonly search: SavedSearch }) {
  const { t, publicUrl } = usePage();
  const ways = [
    { name: t.alerts.links.calendar, hint: t.alerts.elsewhere.calendar, path: feedOf('ics', search) },
    { name: t.alerts.links.feed, hint: t.alerts.elsewhere.feed, path: feedOf('atom', search) },
  ];
  return (
    <section class="alert-card" aria-labelledby="elsewhere-title">
      <h2 id="elsewhere-title">{t.alerts.elsewhere.title}</h2>
      <p>{search.profile ? t.alerts.elsewhere.ofFirm : t.alerts.elsewhere.ofSearch}</p>
      <ul class="alert-ways">
        {ways.map(({ name, hint, path }) => (
          <li key={path}>
            <a class="button" href={path}>
              {name}
            </a>
            <p class="hint">{hint}</p>
            <p>
              <code class="alert-ways__address">{`${publicUrl}${path}`}</code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
