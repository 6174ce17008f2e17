import type { Entry } from './address.js';

/** Carries the rest of an address through a GET form. */
export function HiddenEntries(props: { readonly entries: readonly Entry[]; readonly without?: readonly string[] }) {
  return (
    <>
      {props.entries
        .filter(([name]) => !props.without?.includes(name))
        .map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
    </>
  );
}
