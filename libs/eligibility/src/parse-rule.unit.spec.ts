import { refusedAt } from '../testing/outcome.js';
import { parseRule } from './index.js';

const site = { site: { in: ['43130'] } };
const age = (bounds: object, extras: object = {}) => ({ age: bounds, ...extras });
const under = (rule: unknown, key: string, times: number): unknown =>
  Array.from({ length: times }).reduce<unknown>((inner) => (key === 'not' ? { not: inner } : { [key]: [inner] }), rule);

describe('groups', () => {
  test.each<[unknown, string[]]>([
    [site, []],
    [{ all: [site, { any: [site, { not: site }] }] }, []],
    [{ all: [] }, ['/all']],
    [{ any: [] }, ['/any']],
    [{ all: site }, ['/all']],
    [{ any: null }, ['/any']],
    [{ not: [site] }, ['/not']],
    [{ not: null }, ['/not']],
    [{ all: [site, null] }, ['/all/1']],
    [{ all: [site, 'site'] }, ['/all/1']],
    [{ all: [site, [site]] }, ['/all/1']],
    [{ all: [site], id: 'x' }, ['/id']],
    [{ all: [site], strength: 'must' }, ['/strength']],
    [{ any: [{ all: [site], site: {} }] }, ['/any/0/site']],
    [{ not: site, 'a/b~c': 1 }, ['/a~1b~0c']],
    [{ all: [site], any: [site] }, ['']],
    [{ all: [{ not: site, any: [site] }] }, ['/all/0']],
    [null, ['']],
    [undefined, ['']],
    ['all', ['']],
    [[site], ['']],
    [7, ['']],
  ])('%j: refused at %j', (rule, paths) => {
    expect(refusedAt(rule)).toEqual(paths);
  });

  test('a key that holds undefined is not there, as in JSON', () => {
    expect(refusedAt({ ...site, id: undefined, all: undefined })).toEqual([]);
    expect(refusedAt({ site: undefined })).toEqual(['']);
  });
});

describe('criteria', () => {
  test.each<[unknown, string[]]>([
    [{}, ['']],
    [{ id: 'x' }, ['']],
    [{ all: [site, {}] }, ['/all/1']],
    [{ ...site, age: { min: 3 } }, ['']],
    [{ sites: { in: ['43130'] } }, ['/sites']],
    [{ ...site, note: 'x' }, ['/note']],
    [{ all: [{ ...site, Id: 'x' }] }, ['/all/0/Id']],
    [JSON.parse('{"__proto__":{"site":{"in":["43130"]}}}'), ['/__proto__']],
    [JSON.parse('{"site":{"in":["43130"],"__proto__":{}}}'), ['/site/__proto__']],
    [{ constructor: 1 }, ['/constructor']],
    [{ ...site, toString: 'x' }, ['/toString']],
    [{ ...site, hasOwnProperty: 'x' }, ['/hasOwnProperty']],
    [{ ...site, id: 3 }, ['/id']],
    [{ ...site, id: null }, ['/id']],
    [{ ...site, id: '' }, []],
    [{ ...site, quote: null }, ['/quote']],
    [{ ...site, quote: '' }, []],
    [{ ...site, strength: 'should' }, ['/strength']],
    [{ ...site, strength: null }, ['/strength']],
    [{ ...site, strength: 'preferred' }, []],
    [{ ...site, lines: [1200, 1200] }, []],
    [{ ...site, lines: [1200] }, ['/lines']],
    [{ ...site, lines: [1, 2, 3] }, ['/lines']],
    [{ ...site, lines: 1200 }, ['/lines']],
    [{ ...site, lines: [2, 1] }, ['/lines']],
    [{ ...site, lines: [0, 1] }, ['/lines/0']],
    [{ ...site, lines: [1, 1.5] }, ['/lines/1']],
    [{ ...site, lines: ['1', null] }, ['/lines/0', '/lines/1']],
    [{ ...site, on: 'notice' }, []],
    [{ ...site, on: 'open' }, []],
    [{ ...site, on: 'close' }, []],
    [{ ...site, on: '2024-02-29' }, []],
    [{ ...site, on: '2024-03-04T18:00:00+09:00' }, []],
    [{ ...site, on: '2023-02-29' }, ['/on']],
    [{ ...site, on: '2024-3-4' }, ['/on']],
    [{ ...site, on: '2024-13-01' }, ['/on']],
    [{ ...site, on: '2024-03-04T18:00:00' }, ['/on']],
    [{ ...site, on: 'today' }, ['/on']],
    [{ ...site, on: 20240304 }, ['/on']],
    [{ ...site, on: null }, ['/on']],
  ])('%j: refused at %j', (rule, paths) => {
    expect(refusedAt(rule)).toEqual(paths);
  });

  test('everything that is wrong is named, each at its place', () => {
    expect(refusedAt({ all: [{ site: { in: ['99'], kind: 'head' } }, { age: { min: -1, max: 1.5 } }, {}] })).toEqual([
      '/all/0/site/kind',
      '/all/0/site/in/0',
      '/all/1/age/min',
      '/all/1/age/max',
      '/all/2',
    ]);
  });

  test('the sentences are in the language asked for', () => {
    const messages = (['ko', 'en'] as const).map((lang) => {
      const parsed = parseRule({ age: { below: -1 } }, { lang });
      return parsed.ok ? [] : parsed.errors;
    });
    expect(messages).toEqual([
      [{ path: '/age/below', message: '햇수는 0 이상의 정수로 적어 주세요.' }],
      [{ path: '/age/below', message: 'Years must be whole and not negative.' }],
    ]);
  });
});

describe('limits', () => {
  test('sixteen groups may stand within one another, a seventeenth is refused where it is', () => {
    for (const key of ['all', 'any', 'not']) {
      const step = key === 'not' ? '/not' : `/${key}/0`;
      expect(refusedAt(under(site, key, 16))).toEqual([]);
      expect(refusedAt(under(site, key, 17))).toEqual([step.repeat(16)]);
      expect(refusedAt(under({}, key, 16))).toEqual([step.repeat(16)]);
    }
  });

  test('nesting of any depth is refused without exhausting the stack', () => {
    for (const key of ['all', 'any', 'not']) expect(refusedAt(under(site, key, 20_000))).toHaveLength(1);
    const lists: unknown = under('43130', 'in', 20_000);
    expect(refusedAt({ site: lists })).toEqual(['/site/in/0']);
    expect(refusedAt(Array.from({ length: 20_000 }).reduce<unknown>((inner) => [inner], site))).toEqual(['']);
  });

  test('two hundred criteria may be in a rule, one more is refused', () => {
    expect(refusedAt({ all: Array.from({ length: 200 }, () => site) })).toEqual([]);
    expect(refusedAt({ all: Array.from({ length: 201 }, () => site) })).toEqual(['']);
    expect(refusedAt({ all: [...Array.from({ length: 199 }, () => site), { site: {} }] })).toEqual(['/all/199/site']);
    const half = { any: Array.from({ length: 100 }, () => ({ ...site, strength: 'preferred' })) };
    expect(refusedAt({ all: [half, half] })).toEqual([]);
    expect(refusedAt({ all: [half, half, { not: site }] })).toEqual(['']);
  });

  test('two thousand entries may be in a list, one more is refused at the list', () => {
    const list = (length: number) => Array.from({ length }, () => '43130');
    expect(refusedAt({ site: { in: list(2000) } })).toEqual([]);
    expect(refusedAt({ site: { in: list(2001) } })).toEqual(['/site/in']);
    expect(refusedAt({ all: Array.from({ length: 2001 }, () => site) })).toEqual(['/all']);
  });

  test('no more than a hundred places are named', () => {
    expect(refusedAt({ site: { in: Array.from({ length: 2000 }, () => 'x') } })).toHaveLength(100);
  });
});

describe('ids', () => {
  const named = (id: string) => ({ ...site, id });
  test.each<[unknown, string[]]>([
    [{ all: [named('a'), named('b')] }, []],
    [{ all: [named('a'), { any: [named('a')] }] }, ['/all/1/any/0/id']],
    [{ all: [named('a'), named('a'), named('a')] }, ['/all/1/id', '/all/2/id']],
    [{ all: [named('/all/1'), site] }, ['/all/0/id']],
    [{ all: [site, named('/all/0')] }, ['/all/1/id']],
    [{ all: [named('/all/0'), site] }, []],
    [{ all: [named('A'), named('a')] }, []],
    [named(''), []],
    [{ not: named('') }, []],
    [{ all: [named('constructor'), named('__proto__')] }, []],
    [{ all: [named('a'), { ...named('a'), size: { in: ['tiny'] } }] }, ['/all/1', '/all/1/size/in/0', '/all/1/id']],
  ])('%j: refused at %j', (rule, paths) => {
    expect(refusedAt(rule)).toEqual(paths);
  });
});

describe('ranges that cannot hold together', () => {
  const few = { employees: { max: 9 } };
  const many = { employees: { min: 10 } };

  test.each<[string, unknown, string[]]>([
    ['in one all', { all: [few, many] }, ['/all']],
    ['in an all further down', { all: [site, { all: [few, site, many] }] }, ['/all/1/all']],
    ['through nested alls', { all: [few, { all: [{ all: [many] }] }] }, ['/all']],
    ['in two alls of one all', { any: [{ all: [{ all: [few] }, { all: [many] }] }] }, ['/any/0/all']],
    ['in an all under a not', { not: { all: [few, many] } }, ['/not/all']],
    ['in an all under an any under an all', { all: [{ any: [{ all: [few, many] }, site] }] }, ['/all/0/any/0/all']],
    ['of age', { all: [age({ min: 7 }), age({ below: 7 })] }, ['/all']],
    ['of revenue', { all: [{ revenue: { above: 5 } }, { revenue: { max: 5 } }] }, ['/all']],
    ['of the same date', { all: [age({ min: 7 }, { on: '2024-03-04' }), age({ max: 3 }, { on: '2024-03-04' })] }, ['/all']],
    ['of the same day', { all: [age({ min: 7 }, { on: '2024-03-04' }), age({ max: 3 }, { on: '2024-03-03T15:00:00Z' })] }, ['/all']],
    ['notice and nothing said are the same', { all: [age({ min: 7 }, { on: 'notice' }), age({ max: 3 })] }, ['/all']],
    ['of two fields at once', { all: [few, many, age({ min: 7 }), age({ max: 3 })] }, ['/all', '/all']],
    ['beside other faults', { all: [few, many, { size: { in: ['tiny'] } }] }, ['/all/2/size/in/0', '/all']],
    ['at two places', { any: [{ all: [few, many] }, { all: [many, few] }] }, ['/any/0/all', '/any/1/all']],
  ])('refused: %s', (_, rule, paths) => {
    expect(refusedAt(rule)).toEqual(paths);
  });

  test.each<[string, unknown]>([
    ['ranges that touch', { all: [{ employees: { max: 10 } }, many] }],
    ['ranges that overlap between two integers', { all: [{ employees: { above: 3 } }, { employees: { below: 4 } }] }],
    ['one beside an any', { all: [few, { any: [many, site] }] }],
    ['one beside an any of one', { all: [few, { any: [many] }] }],
    ['one beside a not', { all: [few, { not: many }] }],
    ['in an any', { any: [few, many] }],
    ['one preferred', { all: [few, { ...many, strength: 'preferred' }] }],
    ['of two dates', { all: [age({ min: 7 }), age({ max: 3 }, { on: 'close' })] }],
    ['of two fields', { all: [few, { revenue: { min: 10 } }] }],
    ['exclusive sets', { all: [{ size: { in: ['small'] } }, { size: { in: ['mid'] } }] }],
  ])('accepted: %s', (_, rule) => {
    expect(refusedAt(rule)).toEqual([]);
  });
});
