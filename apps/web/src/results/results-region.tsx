import type { Profile, Verdict } from '#eligibility';
import { alertOfMatches, savedMatches } from '../alerts/alert-address.js';
import { AlertLinks } from '../alerts/alert-links.js';
import { turned } from '../address/codes.js';
import { EmptyState } from '../components/empty-state.js';
import { ActiveFilters, type FacetGroup, Facets } from '../components/facets.js';
import { HiddenEntries } from '../address/hidden-entries.js';
import { Pagination } from '../components/pagination.js';
import { SearchBox } from '../components/search-box.js';
import { SortLinks } from '../components/sort-links.js';
import { type Page, usePage } from '../layout/page.js';
import { Interests } from './interests.js';
import { MatchLine } from './match-line.js';
import { OneAnswerForm } from './one-answer-form.js';
import { resultsHref, stateEntries } from './results-address.js';
import { isNarrowed, type ResultsView, verdictOrder } from './results-query.js';
import { type Results, resultsPageSize } from './results.service.js';
import { VerdictTabs } from './verdict-tabs.js';

interface RegionProps {
  readonly profile: Profile;
  readonly view: ResultsView;
  readonly results: Results;
}

/** All that follows from the answers: replaced as a whole when they change. */
export function ResultsRegion(props: RegionProps) {
  const page = usePage();
  const { t, format, lastYear } = page;
  const { profile, view, results } = props;
  const { totals } = results;
  const hrefOf = (change: Partial<ResultsView>) => resultsHref(profile, { ...view, page: 1, ...change }, lastYear);
  const groups = facetGroups(props, page, hrefOf);
  const from = (results.page - 1) * resultsPageSize + 1;
  return (
    <section
      class="results"
      aria-labelledby="results-title"
      data-announce={t.results.summary(format.count(totals.eligible), format.count(totals.unknown), format.count(totals.ineligible))}
    >
      <h2 id="results-title" class="visually-hidden">
        {t.results.listTitle}
      </h2>
      <VerdictTabs totals={totals} view={view} hrefOf={(verdicts) => hrefOf({ verdicts })} />
      {results.one && <OneAnswerForm one={results.one} profile={profile} view={view} />}
      <div class="results__columns">
        <div class="results__refine">
          <Interests profile={profile} view={view} />
          <Facets groups={groups}>
            <SearchBox id="within" narrow action="/matches" label={t.results.search} value={view.query}>
              <HiddenEntries entries={stateEntries(profile, { ...view, query: '', page: 1 }, lastYear)} />
            </SearchBox>
          </Facets>
        </div>
        <div class="results__list">
          <div class="list-head">
            <p class="list-head__range">
              {results.total > 0 &&
                t.pages.range(format.count(from), format.count(from + results.matches.length - 1), format.count(results.total))}
            </p>
            <SortLinks sort={view.sort} hrefOf={(sort) => hrefOf({ sort })} />
          </div>
          <AlertLinks href={alertOfMatches(profile, view, lastYear)} search={savedMatches(profile, view)} />
          <ActiveFilters groups={[...queryGroup(view, page, hrefOf), ...groups]} />
          {!results.complete && <p class="muted">{t.results.onlyFirst(format.count(results.seen))}</p>}
          <Groups {...props} />
          <Pagination page={results.page} pageSize={resultsPageSize} total={results.total} hrefOf={(number) => hrefOf({ page: number })} />
        </div>
      </div>
    </section>
  );
}

function Groups({ profile, view, results }: RegionProps) {
  const { t, lastYear } = usePage();
  if (results.matches.length === 0 && view.verdicts.length === 0 && results.totals.ineligible > 0)
    return (
      <OnlyIneligible
        count={results.totals.ineligible}
        href={resultsHref(profile, { ...view, verdicts: ['ineligible'], page: 1 }, lastYear)}
      />
    );
  if (results.matches.length === 0)
    return <NoMatches view={view} clear={{ ...view, query: '', tracks: [], kinds: [], statuses: [], page: 1 }} profile={profile} />;
  return (
    <>
      {verdictOrder.map((verdict) => {
        const matches = results.matches.filter((match) => match.verdict === verdict);
        if (matches.length === 0) return null;
        return (
          <section key={verdict} class="match-group" aria-labelledby={groupId(verdict)}>
            <h3 id={groupId(verdict)} class="match-group__title">
              {t.results.groupTitle[verdict]}
            </h3>
            <ul class="lines">
              {matches.map((match) => (
                <li key={match.program.id}>
                  <MatchLine match={match} profile={profile} view={view} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function groupId(verdict: Verdict): string {
  return `group-${verdict}`;
}

/** There are programmes, but each has a condition that this firm does not meet: what they are and by how much is worth a look. */
function OnlyIneligible({ count, href }: { readonly count: number; readonly href: string }) {
  const { t, format } = usePage();
  return (
    <EmptyState title={t.results.onlyIneligibleTitle}>
      <p>{t.results.onlyIneligible(format.count(count))}</p>
      <p>
        <a class="button" href={href}>
          {t.results.seeIneligible}
        </a>
      </p>
    </EmptyState>
  );
}

function NoMatches({ view, clear, profile }: { readonly view: ResultsView; readonly clear: ResultsView; readonly profile: Profile }) {
  const { t, lastYear } = usePage();
  return (
    <EmptyState title={t.results.emptyTitle}>
      <p>
        {view.query
          ? t.results.emptyQuery(view.query)
          : isNarrowed(view) || view.verdicts.length > 0
            ? t.results.empty
            : t.results.emptyAll}
      </p>
      {isNarrowed(view) && (
        <p>
          <a class="button" href={resultsHref(profile, clear, lastYear)}>
            {t.results.clear}
          </a>
        </p>
      )}
    </EmptyState>
  );
}

/** The words of the search stand among the filters, to be taken away like one. */
function queryGroup(view: ResultsView, { t }: Page, hrefOf: (change: Partial<ResultsView>) => string): readonly FacetGroup[] {
  if (view.query === '') return [];
  return [{ name: t.results.search, options: [{ code: 'q', name: `“${view.query}”`, selected: true, href: hrefOf({ query: '' }) }] }];
}

function facetGroups({ view, results }: RegionProps, page: Page, hrefOf: (change: Partial<ResultsView>) => string): readonly FacetGroup[] {
  const { t, vocabulary } = page;
  const lists = [
    { name: 'statuses', title: t.facets.status, label: (code: string) => vocabulary.status(code) },
    { name: 'tracks', title: t.facets.track, label: (code: string) => vocabulary.track(code) },
    { name: 'kinds', title: t.facets.kind, label: (code: string) => vocabulary.kind(code) },
  ] as const;
  return lists.map(({ name, title, label }) => ({
    name: title,
    options: results.facets[name].map(({ code, count }) => ({
      code,
      name: label(code),
      count: results.complete ? count : undefined,
      selected: view[name].includes(code),
      href: hrefOf({ [name]: turned(view[name], code) }),
    })),
  }));
}
