import { feedOf, savedMatches } from '../alerts/alert-address.js';
import { type Page, usePage } from '../layout/page.js';
import type { View } from '../layout/view.js';
import { AnswerChips, answeredOfSix } from '../profile/answer-chips.js';
import { ProfileForm } from '../profile/profile-form.js';
import type { ProfileFormState } from '../profile/profile-form-state.js';
import { isEmptyProfile } from '../profile/profile-query.js';
import { ResultsRegion } from './results-region.js';
import { type ResultsView, writeView } from './results-query.js';
import type { Results } from './results.service.js';

export type ResultsState = ProfileFormState & {
  /** Left out where the API refuses an answer. */
  readonly results?: Results;
};

export function resultsView(page: Page, state: ResultsState, view: ResultsView): View {
  const failed = state.problems.length > 0;
  const { t } = page;
  return {
    title: failed ? `${t.profile.problems.titlePrefix}${t.results.title}` : t.results.title,
    section: 'find',
    feed: feedOf('atom', savedMatches(state.profile, view)),
    status: failed ? 422 : 200,
    content: <ResultsPage state={state} view={view} />,
  };
}

function ResultsPage({ state, view }: { readonly state: ResultsState; readonly view: ResultsView }) {
  const { t } = usePage();
  const open = state.problems.length > 0 || isEmptyProfile(state.profile);
  return (
    <div class="frame results-page">
      <h1>{t.results.title}</h1>
      <section class="my-firm" aria-labelledby="my-firm-title">
        <div class="my-firm__head">
          <h2 id="my-firm-title">{t.profile.title}</h2>
          <p id="answered" class="muted" data-live>
            {t.profile.answered(answeredOfSix(state.profile))}
          </p>
          <a class="my-firm__over" href="/">
            {t.profile.startOver}
          </a>
        </div>
        <div id="answers" data-live>
          <AnswerChips profile={state.profile} />
        </div>
        <details class="my-firm__edit" open={open}>
          <summary class="button">{t.profile.edit}</summary>
          <ProfileForm state={state} action="/matches" submit={t.profile.apply} carry={writeView({ ...view, page: 1 })} live="results" />
        </details>
      </section>
      <div id="results" data-live>
        {state.results && (
          <>
            {state.problems.length > 0 && <p class="notice results-page__partial">{t.results.partial}</p>}
            <ResultsRegion profile={state.profile} view={view} results={state.results} />
          </>
        )}
      </div>
    </div>
  );
}
