import { usePage } from '../layout/page.js';
import type { SavedSearch } from './alerts-api.types.js';
import { feedOf } from './alert-address.js';
import { BellMark } from './bell-mark.js';

/** Beside a list: hear of what comes to it, by mail, calendar or feed. */
export function AlertLinks(props: { readonly href: string; readonly search: SavedSearch }) {
  const { t } = usePage();
  return (
    <ul class="alert-links" aria-label={t.alerts.links.label}>
      <li>
        <a class="button" href={props.href} rel="nofollow">
          <BellMark />
          {t.alerts.links.mail}
        </a>
      </li>
      <li>
        <a href={feedOf('ics', props.search)} rel="nofollow">
          {t.alerts.links.calendar}
        </a>
      </li>
      <li>
        <a href={feedOf('atom', props.search)} rel="nofollow">
          {t.alerts.links.feed}
        </a>
      </li>
    </ul>
  );
}

/** On a programme: hear of what becomes of it. */
export function FollowLink(props: { readonly href: string }) {
  const { t } = usePage();
  return (
    <p class="alert-links">
      <a class="button" href={props.href} rel="nofollow">
        <BellMark />
        {t.alerts.links.follow}
      </a>
    </p>
  );
}
