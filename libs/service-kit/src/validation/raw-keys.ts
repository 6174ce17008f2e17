type Json = Record<string, unknown>;

interface Taken {
  /** Member names and item indexes from the root. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/**
 * Separates the members at these places from a body: `rule`, or `calls.rule` for that of each call. What is left may go through
 * class-transformer, which is recursive and would overflow on what the taken members may hold.
 */
export function takeRaw(body: Json, places: readonly string[]): { readonly rest: Json; readonly taken: readonly Taken[] } {
  const taken: Taken[] = [];
  const strip = (value: unknown, place: readonly string[], path: readonly (string | number)[]): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown, index) => strip(item, place, [...path, index]));
    const [key, ...deeper] = place;
    if (typeof value !== 'object' || value === null || key === undefined || !Object.hasOwn(value, key)) return value;
    const { [key]: member, ...rest } = value as Json;
    if (deeper.length > 0) return { ...rest, [key]: strip(member, deeper, [...path, key]) };
    taken.push({ path: [...path, key], value: member });
    return rest;
  };
  const rest = places.reduce<Json>((left, place) => strip(left, place.split('.'), []) as Json, body);
  return { rest, taken };
}

/** Puts the members back where they were taken from. */
export function putBack(target: object, taken: readonly Taken[]): void {
  for (const { path, value } of taken) {
    const parent = path.slice(0, -1).reduce<unknown>((node, key) => (node as Json | undefined)?.[key], target);
    const key = path.at(-1);
    if (typeof parent === 'object' && parent !== null && key !== undefined) (parent as Json)[key] = value;
  }
}
