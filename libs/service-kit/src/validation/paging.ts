import { readQuery, type QueryOf } from './read-query.js';
import { page, pageSize } from './query-readers.js';

const paging = { page: page(), pageSize: pageSize() };

/**
 * `page` and `pageSize` where a body carries them, under the rules they have in a query.
 *
 * @throws Problem `query-invalid`
 */
export function readPaging(body: { readonly page?: unknown; readonly pageSize?: unknown }): QueryOf<typeof paging> {
  return readQuery({ page: asText(body.page), pageSize: asText(body.pageSize) }, paging);
}

/** What is no number is refused as any other text would be. */
function asText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'number' ? String(value) : 'not a number';
}
