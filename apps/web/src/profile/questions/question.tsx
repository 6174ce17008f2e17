import type { ComponentChildren } from 'preact';
import { usePage } from '../../layout/page.js';
import { idOf, problemAt, type QuestionProps } from '../profile-form-state.js';
import { problemText } from '../profile-problems.js';
import type { ProfileField } from '../profile-query.js';

interface FrameProps extends QuestionProps {
  readonly field: ProfileField;
  readonly question: ComponentChildren;
  readonly hint: ComponentChildren;
  /** Several controls under one legend, rather than one under its label. */
  readonly group?: boolean;
  readonly children: ComponentChildren;
}

/** The frame of one question: its words, its hint, its error, its control. */
export function Question(props: FrameProps) {
  const { field, scope, state, group } = props;
  const id = idOf(field, scope);
  const failed = problemAt(state, field) !== null;
  const words = (
    <>
      {props.number !== undefined && (
        <span class="question__number" aria-hidden="true">
          {props.number}
        </span>
      )}
      {props.question}
    </>
  );
  const rest = (
    <>
      <p id={`${id}-hint`} class="hint">
        {props.hint}
      </p>
      <QuestionError {...props} />
      {props.children}
    </>
  );
  const className = `question${failed ? ' has-error' : ''}`;
  return group ? (
    <fieldset class={className} id={id} tabindex={-1} aria-describedby={describedBy(id)}>
      <legend class="question__words">{words}</legend>
      {rest}
    </fieldset>
  ) : (
    <div class={className}>
      <label class="question__words" for={id}>
        {words}
      </label>
      {rest}
    </div>
  );
}

/** Always there, so that the script can fill it and the control can point at it. */
function QuestionError(props: Pick<FrameProps, 'field' | 'scope' | 'state'>) {
  const { t } = usePage();
  const problem = problemAt(props.state, props.field);
  return (
    <p id={`${idOf(props.field, props.scope)}-error`} class="field-error" data-live>
      {problem ? problemText(problem, t) : ''}
    </p>
  );
}

export function describedBy(id: string): string {
  return `${id}-hint ${id}-error`;
}

/** What ties a control to the frame around it. */
export function controlProps(field: ProfileField, { scope, state }: QuestionProps) {
  const id = idOf(field, scope);
  return { id, 'aria-describedby': describedBy(id), 'aria-invalid': problemAt(state, field) ? ('true' as const) : undefined };
}
