import { HiddenEntries } from '../address/hidden-entries.js';
import { usePage } from '../layout/page.js';
import { ConfirmButtons } from '../profile/questions/confirm.question.js';
import { questionOf } from '../profile/questions/question-of.js';
import { criterionOf, isAnswer, keyOf } from '../results/one-answer.js';
import { stateEntries } from '../results/results-address.js';
import { readView } from '../results/results-query.js';
import type { ProgramState } from './program-state.js';

/** Asks for all that the verdict misses: facts of the firm in one form, each question that only a person can judge in its own. */
export function MissingForm({ state }: { readonly state: ProgramState }) {
  const { t, path, query, lastYear, vocabulary } = usePage();
  const { program, judgement, profile } = state;
  const entries = stateEntries(profile, readView(query), lastYear);
  const facts = judgement.missing.flatMap((missing) => questionOf(missing) ?? []);
  const shared = vocabulary.lists.questions.map((question) => question.code);
  const questions = judgement.missing.filter(isAnswer);
  return (
    <div class="missing">
      <h3>{t.program.missing}</h3>
      {facts.length > 0 && (
        <form action={path} novalidate aria-label={t.program.missing}>
          <HiddenEntries entries={entries} without={facts.flatMap((question) => question.names)} />
          {facts.map(({ Component, names }) => (
            <Component key={names[0]} state={state} scope="missing" />
          ))}
          <button type="submit" class="button button--primary">
            {t.program.missingSubmit}
          </button>
        </form>
      )}
      {questions.map((missing) => {
        const criterion = criterionOf(judgement, missing);
        const key = keyOf(missing, program.id, shared)!;
        return (
          <form key={missing} action={path} novalidate>
            <HiddenEntries entries={entries} />
            <ConfirmButtons answerKey={key} question={criterion?.required ?? missing} quote={criterion?.quote ?? null} />
          </form>
        );
      })}
    </div>
  );
}
