export { EmbeddedSearch } from './embedded/embedded-search.js';
export { openSearch } from './open-search.js';
export { Search, type SearchDocument, type SearchHit } from './search.port.js';
