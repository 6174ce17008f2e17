import { MeilisearchApiError, MeilisearchRequestError, MeilisearchRequestTimeOutError } from 'meilisearch';
import { SearchUnavailable } from '../search.port.js';

/** What reaches a caller of the port in place of what the client threw. */
export function portError(error: unknown): unknown {
  return isOutage(error) ? new SearchUnavailable(error) : error;
}

/** An index that is not there is made again by the next repair. */
function isOutage(error: unknown): boolean {
  if (error instanceof MeilisearchRequestError || error instanceof MeilisearchRequestTimeOutError) return true;
  return error instanceof MeilisearchApiError && (error.response.status >= 500 || error.cause?.code === 'index_not_found');
}
