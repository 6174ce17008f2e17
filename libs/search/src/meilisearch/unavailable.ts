import { MeilisearchApiError, MeilisearchRequestError, MeilisearchRequestTimeOutError } from 'meilisearch';
import { SearchUnavailable } from '../search.port.js';

/** What the server says where it could do what it is asked at another time: an index that is lost or has other settings is mended by the next repair. */
const passing: ReadonlySet<string | undefined> = new Set([
  'index_not_found',
  'invalid_search_filter',
  'invalid_search_attributes_to_search_on',
  'too_many_search_requests',
]);

/** Does what asks the server. @throws SearchUnavailable in place of what the client throws while the server cannot answer */
export async function answered<T>(asking: () => Promise<T>): Promise<T> {
  try {
    return await asking();
  } catch (error) {
    throw isOutage(error) ? new SearchUnavailable(error) : error;
  }
}

function isOutage(error: unknown): boolean {
  if (error instanceof MeilisearchRequestError || error instanceof MeilisearchRequestTimeOutError) return true;
  return error instanceof MeilisearchApiError && (error.response.status >= 500 || passing.has(error.cause?.code));
}
