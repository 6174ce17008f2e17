import { EmbeddedSearch } from './embedded/embedded-search.js';
import type { Search } from './search.port.js';

/**
 * The adapter that a URL names: `embedded:`, empty at first; or `http://host:7700`, a Meilisearch server whose key is the URL's password
 * (`http://:key@host:7700`).
 * @throws TypeError a URL that names none
 * @throws Error the server does not answer, or refuses the key
 */
export async function openSearch(url: string): Promise<Search> {
  if (url === 'embedded:') return new EmbeddedSearch();
  if (!/^https?:/.test(url)) throw new TypeError(`search is embedded: or http://<host>:<port>, not ${url.split(':')[0]}:…`);
  // Not loaded where it is not used.
  const { MeilisearchSearch } = await import('./meilisearch/meilisearch-search.js');
  return MeilisearchSearch.open(url);
}
