export const sortNames = ['relevance', 'closesAt', 'amount'] as const;
export type SortName = (typeof sortNames)[number];

/** The order asked for, by relevance where none or nonsense is. */
export function sortOf(query: URLSearchParams): SortName {
  return sortNames.find((name) => name === query.get('sort')) ?? 'relevance';
}
