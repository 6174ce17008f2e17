import type { Form, Profile, SiteKind, SizeClass, Stage } from '#eligibility';
import fc from 'fast-check';
import { withEntries } from '../address/address.js';
import { readProfile, writeProfile } from './profile-query.js';

const industries = [
  { code: 'C', ko: '제조업', en: 'Manufacturing' },
  { code: '282', ko: '일차전지 및 이차전지 제조업', en: 'Batteries' },
  { code: '28202', ko: '축전지 제조업', en: 'Accumulators' },
  { code: '29162', ko: '승강기 제조업', en: 'Lifts' },
  { code: '292', ko: '특수목적용 기계 제조업', en: 'Special machinery' },
  { code: '29271', ko: '반도체 제조용 기계 제조업', en: 'Semiconductor machinery' },
  { code: '26', ko: '전자 부품, 컴퓨터, 영상, 음향 및 통신장비 제조업', en: 'Electronics' },
  { code: '2110', ko: '기초 의약 물질 제조업', en: 'Basic pharmaceuticals' },
  { code: '21101', ko: '기초 의약 물질 제조업', en: 'Basic pharmaceuticals' },
];
const reading = { lastYear: 2023, industries };
const read = (query: string) => readProfile(new URLSearchParams(query), reading);

const code = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/).filter((text) => text !== 'none');
const codes = fc.uniqueArray(code, { maxLength: 4 });
const area = fc.constantFrom('KR', '43', '43130', '43770', '43745');
const siteKind = fc.constantFrom<SiteKind | undefined>('head', 'factory', 'lab', 'branch', undefined);
const won = fc.integer({ min: 0, max: 10_000_000_000_000 });
const criterion = fc.string({ minLength: 1, maxLength: 12 });

/** Every profile that an address can hold. */
const profiles: fc.Arbitrary<Profile> = fc
  .record(
    {
      sites: fc.uniqueArray(fc.record({ area, kind: siteKind }), {
        minLength: 1,
        maxLength: 4,
        selector: (site) => `${site.area}:${site.kind}`,
      }),
      industries: fc.uniqueArray(fc.constantFrom('C', '28202', '29162', '303', '62'), { minLength: 1, maxLength: 3 }),
      establishedOn: fc.constantFrom('2018-03-02', '2024-02-29', '1999-12-31'),
      stage: fc.constantFrom<Stage>('pre-startup', 'operating', 'closed'),
      employees: fc.oneof(fc.nat(1_000_000), fc.constantFrom(0.5, 12.25)),
      revenues: fc
        .uniqueArray(fc.record({ year: fc.integer({ min: 1990, max: 2024 }), amount: won }), {
          minLength: 1,
          maxLength: 4,
          selector: ({ year }) => year,
        })
        .map((revenues) => revenues.sort((a, b) => b.year - a.year)),
      certificates: codes.map((held) => held.map((held) => ({ code: held }))),
      sizeClass: fc.constantFrom<SizeClass>('micro', 'small', 'medium', 'sme', 'mid', 'large'),
      form: fc.constantFrom<Form>('corporation', 'sole-proprietor', 'cooperative', 'other'),
      fields: codes,
      standing: fc.record({
        'tax-arrears': fc.boolean(),
        'credit-default': fc.boolean(),
        suspended: fc.boolean(),
        sanctioned: fc.boolean(),
      }),
      received: fc.uniqueArray(fc.record({ programId: code, year: fc.integer({ min: 1990, max: 2024 }) }), {
        maxLength: 3,
        selector: ({ programId, year }) => `${programId}:${year}`,
      }),
      answers: fc.dictionary(
        fc.tuple(fc.oneof(code, fc.constant('*')), criterion).map((parts) => parts.join('/')),
        fc.boolean(),
        { minKeys: 1, maxKeys: 3 },
      ),
      interests: fc.uniqueArray(code, { minLength: 1, maxLength: 4 }),
    },
    { requiredKeys: [] },
  )
  .map((profile) => JSON.parse(JSON.stringify(profile)) as Profile);

describe('a profile in an address', () => {
  test('is read back as it was written, through the text of the address', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const address = withEntries('/matches', writeProfile(profile, 2023));
        expect(read(address.slice('/matches'.length).replace(/^\?/, ''))).toEqual({ profile, problems: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('has one address, however its query was put', () => {
    fc.assert(
      fc.property(profiles, fc.infiniteStream(fc.nat()), (profile, stream) => {
        const order = [...stream.take(64)];
        const written = writeProfile(profile, 2023);
        const names = [...new Set(written.map(([name]) => name))].sort((a, b) => (order[a.length] ?? 0) - (order[b.length] ?? 0));
        // Names in any order; what stands under one name keeps its own.
        const shuffled = names.flatMap((name) => written.filter((entry) => entry[0] === name));
        expect(writeProfile(readProfile(new URLSearchParams(shuffled.map((entry) => [...entry])), reading).profile, 2023)).toEqual(written);
      }),
    );
  });

  test('is the one of the example', () => {
    expect(
      read(
        'area=43130&industry=28202&established=2018-03-02&employees=23&revenue=4200000000&cert=innobiz&interest=prototype&q=x&track=elevator',
      ).profile,
    ).toEqual({
      sites: [{ area: '43130' }],
      industries: ['28202'],
      establishedOn: '2018-03-02',
      employees: 23,
      revenues: [{ year: 2023, amount: 4_200_000_000 }],
      certificates: [{ code: 'innobiz' }],
      interests: ['prototype'],
    });
  });

  test.each(['', 'area=&industry=&industry-pick=&established=&employees=&revenue=&cert=', 'q=x&page=2', 'area=%20&answer=&received='])(
    'that says nothing is empty: %s',
    (query) => {
      expect(read(query)).toEqual({ profile: {}, problems: [] });
    },
  );
});

describe('what people write into the form', () => {
  test.each([
    ['revenue=42억', [{ year: 2023, amount: 4_200_000_000 }]],
    ['revenue=4,200백만원', [{ year: 2023, amount: 4_200_000_000 }]],
    ['revenue=1억 4백만원', [{ year: 2023, amount: 104_000_000 }]],
    ['revenue=0', [{ year: 2023, amount: 0 }]],
    [
      'revenue=42억&revenue=2022:38억',
      [
        { year: 2023, amount: 4_200_000_000 },
        { year: 2022, amount: 3_800_000_000 },
      ],
    ],
    ['revenue=2023:1억&revenue=42억', [{ year: 2023, amount: 100_000_000 }]],
  ])('amounts: %s', (query, revenues) => {
    expect(read(query)).toEqual({ profile: { revenues }, problems: [] });
  });

  test.each([
    ['2018-03-02', '2018-03-02'],
    ['2018.3.2', '2018-03-02'],
    ['2018. 3. 2.', '2018-03-02'],
    ['2018/03/02', '2018-03-02'],
    ['20180302', '2018-03-02'],
    ['2018년 3월 2일', '2018-03-02'],
  ])('days: %s', (text, day) => {
    expect(read(`established=${text}`).profile).toEqual({ establishedOn: day });
  });

  test.each([
    ['23', 23],
    ['1,024', 1024],
    ['23명', 23],
    ['12.5', 12.5],
    ['０', 0],
  ])('persons: %s', (text, employees) => {
    expect(read(`employees=${encodeURIComponent(text)}`).profile).toEqual({ employees });
  });

  test.each([
    ['established=2018', 'established', '2018'],
    ['established=2023-02-29', 'established', '2023-02-29'],
    ['employees=스물', 'employees', '스물'],
    ['employees=-3', 'employees', '-3'],
    ['revenue=많이', 'revenue', '많이'],
    ['revenue=42억~50억', 'revenue', '42억~50억'],
  ])('is said where it cannot be read: %s', (query, field, text) => {
    expect(read(query)).toEqual({ profile: {}, problems: [{ field, reason: 'unreadable', text }] });
  });

  test.each([
    ['28202', ['28202']],
    ['28202 축전지 제조업', ['28202']],
    ['C28202', ['28202']],
    ['c', ['C']],
    ['C 제조업', ['C']],
    ['축전지', ['28202']],
    ['축전지제조업', ['28202']],
    ['28202, 29162', ['28202', '29162']],
    ['28202 축전지 제조업; 29162 승강기 제조업', ['28202', '29162']],
    ['26 전자 부품, 컴퓨터, 영상, 음향 및 통신장비 제조업', ['26']],
    ['전자 부품, 컴퓨터, 영상, 음향 및 통신장비 제조업', ['26']],
    ['기초 의약 물질', ['21101']],
    ['accumulators', ['28202']],
  ])('industries: %s', (text, codes) => {
    expect(read(`industry=${encodeURIComponent(text)}`)).toEqual({ profile: { industries: codes }, problems: [] });
  });

  test('an industry that fits several names them, one that fits none says so', () => {
    expect(read('industry=기계').problems).toEqual([
      {
        field: 'industry',
        reason: 'many',
        text: '기계',
        // The shorter name is the likelier.
        candidates: [industries[4], industries[5]],
      },
    ]);
    expect(read('industry=우주여행').problems).toEqual([{ field: 'industry', reason: 'none', text: '우주여행' }]);
  });

  test('a pick from the list goes before what was written', () => {
    expect(read('industry=축&industry-pick=29162')).toEqual({ profile: { industries: ['29162'] }, problems: [] });
  });

  test('what stands at a place becomes its sites', () => {
    expect(read('area=43130&site-kind=factory&site-kind=head&area=43770:lab').profile.sites).toEqual([
      { kind: 'head', area: '43130' },
      { kind: 'factory', area: '43130' },
      { kind: 'lab', area: '43770' },
    ]);
  });
});

describe('an empty list that is given', () => {
  test('is an answer, unlike one that is absent', () => {
    expect(read('cert=none&field=none&received=none&standing=none').profile).toEqual({
      certificates: [],
      fields: [],
      received: [],
      standing: { 'tax-arrears': false, 'credit-default': false, suspended: false, sanctioned: false },
    });
  });

  test('yields to what is given beside it', () => {
    expect(read('cert=none&cert=innobiz').profile).toEqual({ certificates: [{ code: 'innobiz' }] });
  });

  test('is never made of what cannot be read: that would clear the firm', () => {
    expect(read('standing=unheard-of&received=something&answer=x:true&answer=a/b:yes').profile).toEqual({});
  });
});
