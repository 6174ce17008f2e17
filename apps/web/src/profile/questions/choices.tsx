import { idOf } from '../profile-form-state.js';
import type { ProfileField } from '../profile-query.js';

export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly checked: boolean;
}

/** Boxes to tick, several at a time. */
export function Checkboxes(props: { readonly field: ProfileField; readonly scope?: string; readonly choices: readonly Choice[] }) {
  return (
    <div class="choices">
      {props.choices.map((choice) => (
        <label key={choice.value} class="check">
          <input
            type="checkbox"
            name={props.field}
            value={choice.value}
            id={`${idOf(props.field, props.scope)}-${choice.value}`}
            checked={choice.checked}
          />
          <span>{choice.name}</span>
        </label>
      ))}
    </div>
  );
}
