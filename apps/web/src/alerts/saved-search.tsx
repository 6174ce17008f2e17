import { type Page, usePage } from '../layout/page.js';
import { AnswerChips } from '../profile/answer-chips.js';
import type { SavedSearch } from './alerts-api.types.js';

/** What a saved search asks, in words. */
export function SavedSearchWords({ search }: { readonly search: SavedSearch }) {
  const page = usePage();
  const { t } = page;
  const { query, profile } = search;
  const rows = filterRows(search, page);
  return (
    <dl class="pairs">
      {profile && (
        <div>
          <dt>{t.alerts.saved.firm}</dt>
          <dd>
            <AnswerChips profile={profile} />
          </dd>
        </div>
      )}
      {query && (
        <div>
          <dt>{t.alerts.saved.query}</dt>
          <dd>“{query}”</dd>
        </div>
      )}
      {rows.map(({ name, values }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{values.join(', ')}</dd>
        </div>
      ))}
      {!profile && !query && rows.length === 0 && (
        <div>
          <dt>{t.alerts.saved.filter}</dt>
          <dd>{t.alerts.saved.everything}</dd>
        </div>
      )}
    </dl>
  );
}

/** The same in a line, to name it by. */
export function savedSearchTitle({ query, filter, profile }: SavedSearch, { t, vocabulary }: Page): string {
  const where = (profile?.sites ?? []).map(({ area }) => vocabulary.shortArea(area));
  const parts = [
    ...(profile ? [[t.alerts.saved.ofFirm, ...new Set(where)].join(' · ')] : []),
    ...(query ? [`“${query}”`] : []),
    ...(filter.areas ?? []).map((code) => vocabulary.area(code)),
    ...(filter.tracks ?? []).map((code) => vocabulary.track(code)),
    ...(filter.kinds ?? []).map((code) => vocabulary.kind(code)),
  ];
  return parts.length === 0 ? t.alerts.saved.everything : parts.join(', ');
}

function filterRows(
  { filter }: SavedSearch,
  { t, vocabulary }: Page,
): readonly { readonly name: string; readonly values: readonly string[] }[] {
  return [
    { name: t.search.area, values: (filter.areas ?? []).map((code) => vocabulary.area(code)) },
    { name: t.facets.track, values: (filter.tracks ?? []).map((code) => vocabulary.track(code)) },
    { name: t.facets.kind, values: (filter.kinds ?? []).map((code) => vocabulary.kind(code)) },
  ].filter(({ values }) => values.length > 0);
}
