import { readPaging } from './paging.js';

test('pages of a body obey the rules of a query', () => {
  expect(readPaging({})).toEqual({ page: 1, pageSize: 20 });
  expect(readPaging({ page: 3, pageSize: 100 })).toEqual({ page: 3, pageSize: 100 });
  for (const body of [{ page: 0 }, { pageSize: 101 }, { page: 1.5 }, { page: '2' }, { pageSize: [] }, { page: 1e300 }]) {
    expect(() => readPaging(body)).toThrow(expect.objectContaining({ code: 'query-invalid', status: 400 }) as Error);
  }
});
