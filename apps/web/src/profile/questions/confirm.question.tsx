import { usePage } from '../../layout/page.js';
import { Words } from '../../components/words.js';
import { Quote } from '../../components/quote.js';

/** What only a person can judge: the words of the rule, and two buttons that answer and send. */
export function ConfirmButtons(props: { readonly answerKey: string; readonly question: string; readonly quote: string | null }) {
  const { t } = usePage();
  return (
    <fieldset class="confirm">
      <legend class="question__words">{t.profile.confirm.question}</legend>
      <p class="confirm__words">
        <Words text={props.question} />
      </p>
      {props.quote && props.quote !== props.question && <Quote text={props.quote} />}
      <div class="confirm__buttons">
        <button type="submit" class="button button--primary" name="answer" value={`${props.answerKey}:true`}>
          {t.profile.confirm.yes}
        </button>
        <button type="submit" class="button" name="answer" value={`${props.answerKey}:false`}>
          {t.profile.confirm.no}
        </button>
      </div>
    </fieldset>
  );
}
