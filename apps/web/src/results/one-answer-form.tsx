import type { Profile } from '#eligibility';
import type { ComponentChildren } from 'preact';
import { HiddenEntries } from '../address/hidden-entries.js';
import { Korean } from '../components/korean.js';
import { usePage } from '../layout/page.js';
import { ConfirmButtons } from '../profile/questions/confirm.question.js';
import { questionOf } from '../profile/questions/question-of.js';
import type { OneAnswer } from './one-answer.js';
import { stateEntries } from './results-address.js';
import type { ResultsView } from './results-query.js';

/** Asks on the spot for the one answer that would settle most. */
export function OneAnswerForm({ one, profile, view }: { readonly one: OneAnswer; readonly profile: Profile; readonly view: ResultsView }) {
  const { t, format, lastYear } = usePage();
  const asked = questionOf(one.missing);
  if (!asked && one.answerKey === null) return null;
  const entries = stateEntries(profile, { ...view, page: 1 }, lastYear);
  return (
    <form class="one-answer" action="/matches#results" aria-labelledby="one-answer-title" novalidate>
      <div class="one-answer__why">
        <h3 id="one-answer-title">{t.results.one.title}</h3>
        <p>{one.settles > 0 ? t.results.one.settles(format.count(one.settles)) : t.results.one.helps(format.count(one.matches.length))}</p>
      </div>
      <div class="one-answer__question">
        {asked ? (
          <>
            <HiddenEntries entries={entries} without={asked.names} />
            <Foldable when={asked.long ?? false} summary={`${asked.short(t)} ${t.results.one.answer}`}>
              <asked.Component state={{ profile, problems: [] }} scope="one" />
              <button type="submit" class="button button--primary">
                {t.results.one.submit}
              </button>
            </Foldable>
          </>
        ) : (
          <>
            <HiddenEntries entries={entries} />
            <p class="muted">
              {t.results.one.forProgram}: <Korean>{one.matches[0]!.program.title}</Korean>
            </p>
            <ConfirmButtons answerKey={one.answerKey!} question={one.question ?? one.answerKey!} quote={one.quote} />
          </>
        )}
      </div>
    </form>
  );
}

/** A long question is folded where it would push the results out of sight, and opened by the script where there is room. */
function Foldable(props: { readonly when: boolean; readonly summary: string; readonly children: ComponentChildren }) {
  if (!props.when) return <>{props.children}</>;
  return (
    <details class="one-answer__fold" data-open-when-wide>
      <summary class="button button--primary">{props.summary}</summary>
      {props.children}
    </details>
  );
}
