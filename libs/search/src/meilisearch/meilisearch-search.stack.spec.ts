import { describeSearch } from '../../testing/search.contract.js';
import { openSearch } from '../open-search.js';

const url = process.env['MEILISEARCH_URL'];

if (url === undefined || url === '') {
  console.log('skipped: search in Meilisearch, as MEILISEARCH_URL names no server');
  // oxlint-disable-next-line jest/no-disabled-tests
  it.skip('search in Meilisearch', () => undefined);
} else {
  // The server's programs_v… index is emptied.
  describeSearch('in Meilisearch', async () => {
    const search = await openSearch(url);
    await search.remove([...(await search.versions()).keys()]);
    return search;
  });
}
