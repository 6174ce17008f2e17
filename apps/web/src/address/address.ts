export type Entry = readonly [name: string, value: string];

/** A path with a query: entries as they come, names repeated. `:`, `/`, `,` and `*` stay readable, as RFC 3986 lets them in a query. */
export function withEntries(path: string, entries: readonly Entry[]): string {
  const query = new URLSearchParams(entries.map(([name, value]) => [name, value]))
    .toString()
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%2C', ',');
  return query ? `${path}?${query}` : path;
}
