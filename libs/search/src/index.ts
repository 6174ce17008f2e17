export { EmbeddedSearch } from './embedded/embedded-search.js';
export { searchWriters } from './meilisearch/settings.js';
export { openSearch } from './open-search.js';
export { DocumentTerms, textQuery, type TextQuery } from './text/text-query.js';
export {
  Search,
  type Repair,
  type SearchDocument,
  type SearchHit,
  type SearchLease,
  type SearchSource,
  SearchUnavailable,
} from './search.port.js';
