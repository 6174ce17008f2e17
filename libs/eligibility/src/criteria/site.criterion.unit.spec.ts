import { outcome, refusedAt, words } from '../../testing/outcome.js';
import type { Criterion, Site } from '../index.js';

const inChungju: Criterion = { site: { in: ['43130'] } };
const madeInChungju: Criterion = { site: { in: ['43130'], kinds: ['factory', 'lab'] } };

test.each<[string, Criterion, Site[] | undefined, string]>([
  ['a site in the city', inChungju, [{ kind: 'head', area: '43130' }], 'met'],
  [
    'one of two sites',
    inChungju,
    [
      { kind: 'head', area: '11' },
      { kind: 'factory', area: '43130' },
    ],
    'met',
  ],
  ['a site of no given kind, none being asked', inChungju, [{ area: '43130' }], 'met'],
  ['another city', inChungju, [{ kind: 'head', area: '43110' }], 'unmet'],
  ['no site at all', inChungju, [], 'unmet'],
  ['nothing given', inChungju, undefined, 'unknown'],
  ['only the province known', inChungju, [{ kind: 'head', area: '43' }], 'unknown'],
  ['only the country known', inChungju, [{ kind: 'head', area: 'KR' }], 'unknown'],
  ['another province', inChungju, [{ kind: 'head', area: '44' }], 'unmet'],
  ['known closely beside vaguely', inChungju, [{ area: '43' }, { area: '43130' }], 'met'],
  ['a fitting kind', madeInChungju, [{ kind: 'lab', area: '43130' }], 'met'],
  ['another kind', madeInChungju, [{ kind: 'head', area: '43130' }], 'unmet'],
  ['the kind not given', madeInChungju, [{ area: '43130' }], 'unknown'],
  ['the kind not given, elsewhere', madeInChungju, [{ area: '43110' }], 'unmet'],
  ['another kind, known to the province', madeInChungju, [{ kind: 'head', area: '43' }], 'unmet'],
  ['a fitting kind, known to the province', madeInChungju, [{ kind: 'lab', area: '43' }], 'unknown'],
  [
    'the right kind elsewhere and the wrong kind here',
    madeInChungju,
    [
      { kind: 'head', area: '43130' },
      { kind: 'lab', area: '11' },
    ],
    'unmet',
  ],
  ['a 구 of the city', { site: { in: ['43110'] } }, [{ area: '43113' }], 'met'],
  ['the city, where a 구 is asked', { site: { in: ['43113'] } }, [{ area: '43110' }], 'unknown'],
  ['another 구 of the city', { site: { in: ['43113'] } }, [{ area: '43111' }], 'unmet'],
  ['증평, which is not below 영동 though 4374 is', { site: { in: ['43740'] } }, [{ area: '43745' }], 'unmet'],
  ['anywhere in the country', { site: { in: ['KR'] } }, [{ area: '50' }], 'met'],
  ['강원 by its old code', { site: { in: ['51'] } }, [{ area: '42110' }], 'met'],
  ['강원 listed by its old code', { site: { in: ['42'] } }, [{ area: '51110' }], 'met'],
  ['광주 in 전남광주', { site: { in: ['12'] } }, [{ area: '29' }], 'met'],
  ['전남광주, where 광주 is asked', { site: { in: ['29'] } }, [{ area: '12' }], 'unknown'],
  ['one of several areas', { site: { in: ['43150', '43130'] } }, [{ area: '43130' }], 'met'],
])('%s', (_, asked, sites, expected) => {
  expect(outcome(asked, sites === undefined ? {} : { sites })).toBe(expected);
});

test('in words', () => {
  const cheongju = { sites: [{ kind: 'head', area: '43113' } as const, { area: '43770' }] };
  expect(words({ site: { in: ['43130'], kinds: ['head', 'factory', 'lab'] } }, cheongju)).toEqual([
    '충주시 소재 (본사·공장·연구소)',
    '본사: 충청북도 청주시 흥덕구, 사업장: 충청북도 음성군',
  ]);
  expect(words({ site: { in: ['43130', '43150'] } }, {}, 'en')).toEqual(['A site in Chungju-si or Jecheon-si', 'not stated']);
  expect(words(inChungju, { sites: [] })).toEqual(['충주시 소재', '사업장 없음']);
});

test.each<[unknown, string]>([
  [{}, '/site'],
  [{ in: [] }, '/site/in'],
  [{ in: '43130' }, '/site/in'],
  [{ in: ['43130', '99'] }, '/site/in/1'],
  [{ in: ['4313'] }, '/site/in/0'],
  [{ in: [43130] }, '/site/in/0'],
  [{ in: ['43130'], kinds: [] }, '/site/kinds'],
  [{ in: ['43130'], kinds: ['office'] }, '/site/kinds/0'],
  [{ in: ['43130'], kind: 'head' }, '/site/kind'],
  [null, '/site'],
  [['43130'], '/site'],
])('refused: %j', (site, path) => {
  expect(refusedAt({ site })).toEqual([path]);
});

test('an entry may stand in a list twice', () => {
  expect(refusedAt({ site: { in: ['43130', '43130'], kinds: ['lab', 'lab'] } })).toEqual([]);
});
