import type { ComponentChildren } from 'preact';
import { usePage } from '../layout/page.js';

/** One box for words; what else the form sends stands in its children. */
export function SearchBox(props: {
  readonly id: string;
  readonly action: string;
  readonly label: string;
  readonly value?: string;
  /** Without room for an example. */
  readonly narrow?: boolean;
  readonly children?: ComponentChildren;
}) {
  const { t } = usePage();
  return (
    <form class="search-box" role="search" action={props.action} aria-label={props.label}>
      <label class="search-box__label" for={props.id}>
        {props.label}
      </label>
      <div class="search-box__row">
        <input
          id={props.id}
          type="search"
          name="q"
          value={props.value ?? ''}
          placeholder={props.narrow ? undefined : t.search.placeholder}
          maxlength={200}
          autocomplete="off"
        />
        <button type="submit" class="button button--primary">
          {t.search.submit}
        </button>
      </div>
      {props.children}
    </form>
  );
}
