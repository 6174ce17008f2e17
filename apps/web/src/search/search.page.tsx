import { alertOfSearch, feedOf, savedSearch } from '../alerts/alert-address.js';
import { AlertLinks } from '../alerts/alert-links.js';
import { HiddenEntries } from '../address/hidden-entries.js';
import { turned } from '../address/codes.js';
import type { FoundProgram, SearchAnswer } from '../api-client/api-client.types.js';
import { DeadlineBadge } from '../components/deadline-badge.js';
import { EmptyState } from '../components/empty-state.js';
import { ActiveFilters, type FacetGroup, Facets } from '../components/facets.js';
import { Korean } from '../components/korean.js';
import { Pagination } from '../components/pagination.js';
import { ProgramGives, ProgramMeta } from '../components/program-facts.js';
import { SearchBox } from '../components/search-box.js';
import { SortLinks } from '../components/sort-links.js';
import { type Page, usePage } from '../layout/page.js';
import type { View } from '../layout/view.js';
import { AreaOptions } from '../profile/questions/area.question.js';
import { isFiltered, searchHref, searchPageSize, type SearchView, writeSearch } from './search-query.js';

interface SearchPageProps {
  readonly view: SearchView;
  readonly answer: SearchAnswer;
}

export function searchView(page: Page, view: SearchView, answer: SearchAnswer): View {
  return {
    title: titleOf(page, view),
    section: 'all',
    feed: feedOf('atom', savedSearch(view)),
    content: <SearchPage view={view} answer={answer} />,
  };
}

function titleOf({ t }: Page, view: SearchView): string {
  return view.query ? t.search.titleFor(view.query) : t.search.titleAll;
}

function SearchPage(props: SearchPageProps) {
  const page = usePage();
  const { t, format } = page;
  const { view, answer } = props;
  const hrefOf = (change: Partial<SearchView>) => searchHref({ ...view, page: 1, ...change });
  const groups = facetGroups(props, page, hrefOf);
  const from = (view.page - 1) * searchPageSize + 1;
  return (
    <div class="frame search-page">
      <h1>{titleOf(page, view)}</h1>
      <SearchBox id="search" action="/search" label={t.search.label} value={view.query}>
        <div class="search-box__area">
          <label for="search-area">{t.search.area}</label>
          <select id="search-area" name="area" aria-describedby="search-area-hint">
            <option value="">{t.search.anyArea}</option>
            <AreaOptions selected={view.area || null} />
          </select>
          <p id="search-area-hint" class="hint">
            {t.search.areaHint}
          </p>
        </div>
        <HiddenEntries entries={writeSearch({ ...view, page: 1 })} without={['q', 'area']} />
      </SearchBox>
      <p class="fit-call">
        {t.search.fitCall} <a href="/">{t.search.fitLink}</a>
      </p>
      <section class="results" aria-labelledby="results-title">
        <h2 id="results-title" class="visually-hidden">
          {t.results.listTitle}
        </h2>
        <div class="results__columns">
          <div class="results__refine">
            <Facets groups={groups} />
          </div>
          <div class="results__list">
            <div class="list-head">
              <p class="list-head__range">
                {answer.items.length > 0
                  ? t.pages.range(format.count(from), format.count(from + answer.items.length - 1), format.count(answer.total))
                  : t.search.total(format.count(answer.total))}
              </p>
              <SortLinks sort={view.sort} hrefOf={(sort) => hrefOf({ sort })} />
            </div>
            <AlertLinks href={alertOfSearch(view)} search={savedSearch(view)} />
            <ActiveFilters groups={groups} />
            {answer.items.length === 0 ? (
              <NothingFound view={view} />
            ) : (
              <ul class="lines">
                {answer.items.map((program) => (
                  <li key={program.id}>
                    <ProgramLine program={program} />
                  </li>
                ))}
              </ul>
            )}
            <Pagination page={view.page} pageSize={searchPageSize} total={answer.total} hrefOf={(number) => hrefOf({ page: number })} />
          </div>
        </div>
      </section>
    </div>
  );
}

function ProgramLine({ program }: { readonly program: FoundProgram }) {
  return (
    <article class="line">
      <div class="line__badges">
        <DeadlineBadge status={program.status} call={program.call} expected={program.expected} />
      </div>
      <h3 class="line__title">
        <a href={`/programs/${encodeURIComponent(program.id)}`}>
          <Korean>{program.title}</Korean>
        </a>
      </h3>
      <ProgramMeta program={program} />
      <ProgramGives program={program} />
    </article>
  );
}

function NothingFound({ view }: { readonly view: SearchView }) {
  const { t } = usePage();
  return (
    <EmptyState title={t.search.emptyTitle}>
      <p>{isFiltered(view) || !view.query ? t.search.emptyFiltered : t.search.emptyFor(view.query)}</p>
      <ul class="advice">
        {t.search.emptyAdvice.map((advice) => (
          <li key={advice}>{advice}</li>
        ))}
      </ul>
      <p>
        <a class="button" href="/search">
          {t.search.showAll}
        </a>
      </p>
    </EmptyState>
  );
}

function facetGroups(
  { view, answer }: SearchPageProps,
  page: Page,
  hrefOf: (change: Partial<SearchView>) => string,
): readonly FacetGroup[] {
  const { t, vocabulary } = page;
  const lists = [
    { name: 'statuses', facet: 'status', title: t.facets.status, label: (code: string) => vocabulary.status(code) },
    { name: 'tracks', facet: 'track', title: t.facets.track, label: (code: string) => vocabulary.track(code) },
    { name: 'kinds', facet: 'kind', title: t.facets.kind, label: (code: string) => vocabulary.kind(code) },
  ] as const;
  return lists.map(({ name, facet, title, label }) => {
    const counted = answer.facets[facet] ?? [];
    // A chosen code that leaves nothing has no count, and must not vanish with its way out.
    const gone = view[name].filter((code) => !counted.some((count) => count.code === code)).map((code) => ({ code, count: 0 }));
    return {
      name: title,
      options: [...counted, ...gone]
        .sort((a, b) => b.count - a.count)
        .map(({ code, count }) => ({
          code,
          name: label(code),
          count,
          selected: view[name].includes(code),
          href: hrefOf({ [name]: turned(view[name], code) }),
        })),
    };
  });
}
