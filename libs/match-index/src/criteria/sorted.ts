/** Each once, in the order of code units. */
export function sorted<T extends string>(texts: readonly T[]): readonly T[] {
  return [...new Set(texts)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
