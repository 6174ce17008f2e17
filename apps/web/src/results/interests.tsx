import type { Profile } from '#eligibility';
import { turned } from '../address/codes.js';
import { usePage } from '../layout/page.js';
import { resultsHref } from './results-address.js';
import type { ResultsView } from './results-query.js';

/** What the firm looks for: a chosen kind of support moves the programmes that give it up. */
export function Interests({ profile, view }: { readonly profile: Profile; readonly view: ResultsView }) {
  const { t, vocabulary, lastYear } = usePage();
  const chosen = profile.interests ?? [];
  const terms = vocabulary.current(vocabulary.lists.interests);
  if (terms.length === 0) return null;
  return (
    <details class="interests" open={chosen.length > 0}>
      <summary>
        <h3 class="interests__title">{t.profile.interests.title}</h3>
      </summary>
      <p class="hint">{t.profile.interests.hint}</p>
      <ul class="chips">
        {terms.map((term) => {
          const selected = chosen.includes(term.code);
          const interests = turned(chosen, term.code);
          const { interests: _, ...rest } = profile;
          return (
            <li key={term.code}>
              <a
                class={`chip chip--choice${selected ? ' is-selected' : ''}`}
                href={resultsHref(interests.length > 0 ? { ...rest, interests } : rest, { ...view, page: 1 }, lastYear)}
                rel="nofollow"
              >
                {vocabulary.nameOf(term)}
                {selected && <span class="visually-hidden"> ({t.profile.interests.on})</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
