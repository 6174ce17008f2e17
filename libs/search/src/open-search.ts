import { EmbeddedSearch } from './embedded/embedded-search.js';
import type { Search } from './search.port.js';

/**
 * The adapter that a URL names: `embedded:`, empty at first.
 * @throws TypeError a URL that names none
 */
export async function openSearch(url: string): Promise<Search> {
  if (url === 'embedded:') return new EmbeddedSearch();
  if (/^https?:/.test(url)) throw new TypeError('search in Meilisearch (http://…) is not built yet: use embedded:');
  throw new TypeError(`search is embedded:, not ${url.split(':')[0]}:…`);
}
