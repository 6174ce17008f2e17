import { Problem } from '../problems/problem.js';
import { atLeast, codes, dayOrInstant, flag, integer, oneOf, page, pageSize, text } from './query-readers.js';
import { pageOf } from './page.js';
import { readQuery } from './read-query.js';

const shape = {
  q: text(10),
  track: codes(['ai', 'robot']),
  sort: oneOf(['relevance', 'title'], 'relevance'),
  most: integer({ min: 0, max: 9 }),
  asOf: dayOrInstant(),
  atLeast: atLeast(),
  all: flag(),
  page: page(),
  pageSize: pageSize(),
};

function refused(query: Record<string, unknown>) {
  try {
    readQuery(query, shape);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('readQuery', () => {
  test('nothing given', () => {
    expect(readQuery({}, shape)).toEqual({
      q: undefined,
      track: [],
      sort: 'relevance',
      most: undefined,
      asOf: undefined,
      atLeast: [],
      all: false,
      page: 1,
      pageSize: 20,
    });
  });

  test('lists may be repeated, comma-separated or both; what is not named is ignored', () => {
    expect(readQuery({ track: ['ai,robot', 'ai'], utm_source: 'mail' }, shape).track).toEqual(['ai', 'robot']);
  });

  test('reads the rest', () => {
    const query = {
      q: ' 배터리 ',
      sort: 'title',
      most: '0',
      asOf: '2024-03-04',
      atLeast: ['3', 'firm-1@12'],
      all: 'true',
      page: '2',
      pageSize: '100',
    };
    expect(readQuery(query, shape)).toMatchObject({
      q: '배터리',
      sort: 'title',
      most: 0,
      asOf: '2024-03-04',
      atLeast: [
        { id: null, version: 3 },
        { id: 'firm-1', version: 12 },
      ],
      all: true,
      page: 2,
      pageSize: 100,
    });
    expect(readQuery({ asOf: '2024-03-04T09:00:00+09:00' }, shape).asOf).toBe('2024-03-04T09:00:00+09:00');
  });

  test.each([
    ['pageSize', '0'],
    ['pageSize', '101'],
    ['pageSize', 'many'],
    ['pageSize', '1e1'],
    ['page', '0'],
    ['page', '-1'],
    ['page', '1.5'],
    ['q', '열 글자를 넘는 검색어입니다'],
    ['track', 'ai,sea'],
    ['sort', 'newest'],
    ['most', '10'],
    ['asOf', 'yesterday'],
    ['asOf', '2024-02-30'],
    ['asOf', '2024-03-04T09:00:00'],
    ['atLeast', 'x@y'],
    ['all', 'yes'],
    ['sort', ['title', 'relevance']],
  ])('%s=%s is refused at its place', (name, value) => {
    expect(refused({ [name]: value })).toMatchObject({ code: 'query-invalid', status: 400, errors: [{ path: `/${name}` }] });
  });

  test('every wrong parameter is named at once', () => {
    expect(refused({ page: '0', pageSize: '0' }).errors.map(({ path }) => path)).toEqual(['/page', '/pageSize']);
  });
});

test('a page is the slice it names, and knows the total', () => {
  expect(pageOf([1, 2, 3, 4, 5], { page: 2, pageSize: 2 })).toEqual({ items: [3, 4], page: 2, pageSize: 2, total: 5 });
  expect(pageOf([1], { page: 9, pageSize: 2 })).toEqual({ items: [], page: 9, pageSize: 2, total: 1 });
});
