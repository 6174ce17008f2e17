export interface Page<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

/** The slice of a whole list that a page shows. */
export function pageOf<T>(all: readonly T[], asked: { readonly page: number; readonly pageSize: number }): Page<T> {
  const start = (asked.page - 1) * asked.pageSize;
  return { items: all.slice(start, start + asked.pageSize), page: asked.page, pageSize: asked.pageSize, total: all.length };
}
