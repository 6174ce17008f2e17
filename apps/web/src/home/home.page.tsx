import { VerdictBadge } from '../components/verdict-badge.js';
import { SearchBox } from '../components/search-box.js';
import { type Page, usePage } from '../layout/page.js';
import type { View } from '../layout/view.js';
import { ProfileForm } from '../profile/profile-form.js';
import { verdictOrder } from '../results/results-query.js';

export function homeView(page: Page): View {
  return { title: page.t.home.title, section: 'find', content: <HomePage /> };
}

/** One box for words, six questions, and the place where the results appear. */
function HomePage() {
  const { t } = usePage();
  return (
    <>
      <div class="hero">
        <div class="frame hero__inner">
          <div>
            <h1>{t.home.title}</h1>
            <p class="hero__lead">{t.home.lead}</p>
          </div>
          <SearchBox id="search" action="/search" label={t.home.searchTitle} />
        </div>
      </div>
      <div class="frame home-columns">
        <ProfileForm state={{ profile: {}, problems: [] }} action="/matches" submit={t.home.submit} live="results" />
        <div class="home-results">
          <div id="results" data-live>
            <Legend />
          </div>
        </div>
      </div>
    </>
  );
}

function Legend() {
  const { t } = usePage();
  return (
    <section class="legend" aria-labelledby="legend-title">
      <h2 id="legend-title">{t.home.legendTitle}</h2>
      <ul>
        {verdictOrder.map((verdict) => (
          <li key={verdict}>
            <VerdictBadge verdict={verdict} />
            <p>{t.home.legend[verdict]}</p>
          </li>
        ))}
      </ul>
      <p class="muted">{t.home.legendNote}</p>
      <p class="legend__live muted" hidden data-with-script>
        {t.home.asYouGo}
      </p>
    </section>
  );
}
