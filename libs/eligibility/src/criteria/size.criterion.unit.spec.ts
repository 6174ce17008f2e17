import { outcome, refusedAt, today, words } from '../../testing/outcome.js';
import { missingFields, narrowestSize, possibleSizes, type Profile, type SizeClass } from '../index.js';

const eok = 100_000_000;
/** One year's revenue: the year before the reference year 2024. */
const earning = (amount: number): Profile => ({ revenues: [{ year: 2023, amount }] });
/** Batteries. Until 2025-08-31: sme up to 1,500억, small up to 120억; from 2025-09-01 1,800억 and 120억; micro below 10 persons. */
const battery = { industries: ['28202'] };
/** Software. Until 2025-08-31: sme up to 800억, small up to 50억; micro below 5 persons. */
const software = { industries: ['62010'] };
/** An association: the law sets no limit. */
const association = { industries: ['94110'] };

const sized = (asked: SizeClass, profile: Profile, on = today) => outcome({ size: { in: [asked] }, on }, profile);

describe('as stated, and no more', () => {
  test.each<[SizeClass, SizeClass, string]>([
    ['micro', 'micro', 'met'],
    ['micro', 'small', 'met'],
    ['micro', 'sme', 'met'],
    ['micro', 'medium', 'unmet'],
    ['small', 'micro', 'unknown'],
    ['small', 'small', 'met'],
    ['small', 'sme', 'met'],
    ['small', 'medium', 'unmet'],
    ['medium', 'medium', 'met'],
    ['medium', 'sme', 'met'],
    ['medium', 'small', 'unmet'],
    ['sme', 'micro', 'unknown'],
    ['sme', 'small', 'unknown'],
    ['sme', 'medium', 'unknown'],
    ['sme', 'sme', 'met'],
    ['sme', 'mid', 'unmet'],
    ['mid', 'mid', 'met'],
    ['mid', 'large', 'unmet'],
    ['mid', 'sme', 'unmet'],
    ['large', 'large', 'met'],
  ])('stated %s, asked %s: %s', (sizeClass, asked, expected) => {
    expect(sized(asked, { sizeClass })).toBe(expected);
    // What the figures say does not count then.
    expect(sized(asked, { sizeClass, ...battery, ...earning(1), employees: 1, assets: 10_000 * eok })).toBe(expected);
  });

  test('a list is met where it holds all that is open', () => {
    expect(outcome({ size: { in: ['small', 'medium'] } }, { sizeClass: 'sme' })).toBe('met');
    expect(outcome({ size: { in: ['micro', 'medium'] } }, { sizeClass: 'sme' })).toBe('unknown');
  });
});

describe('derived from the law', () => {
  test.each<[string, Profile, readonly string[]]>([
    ['at the small limit', { ...battery, ...earning(120 * eok), employees: 10 }, ['small-not-micro']],
    ['a won above it', { ...battery, ...earning(120 * eok + 1), employees: 10 }, ['medium']],
    ['at the sme limit', { ...battery, ...earning(1500 * eok) }, ['medium']],
    ['a won above it', { ...battery, ...earning(1500 * eok + 1) }, ['mid', 'large']],
    ['fewer than 10 persons', { ...battery, ...earning(eok), employees: 9.5 }, ['micro']],
    ['10 persons', { ...battery, ...earning(eok), employees: 10 }, ['small-not-micro']],
    ['fewer than 5 persons in software', { ...software, ...earning(eok), employees: 4.5 }, ['micro']],
    ['5 persons in software', { ...software, ...earning(eok), employees: 5 }, ['small-not-micro']],
    ['few persons, but medium by sales', { ...battery, ...earning(200 * eok), employees: 3 }, ['medium']],
    ['persons not given', { ...battery, ...earning(eok) }, ['micro', 'small-not-micro']],
    ['a band of persons across the limit', { ...battery, ...earning(eok), employees: { min: 5, max: 10 } }, ['micro', 'small-not-micro']],
    ['a band of persons below the limit', { ...battery, ...earning(eok), employees: { max: 9.5 } }, ['micro']],
    ['a band of persons from the limit on', { ...battery, ...earning(eok), employees: { min: 10 } }, ['small-not-micro']],
    ['the main industry alone counts', { industries: ['62010', '28202'], ...earning(60 * eok) }, ['medium']],
    ['no revenues', { ...battery, employees: 9 }, ['micro', 'medium', 'mid', 'large']],
    ['no revenues, many persons', { ...battery, employees: 300 }, ['small-not-micro', 'medium', 'mid', 'large']],
    ['no industry', { ...earning(eok), employees: 4 }, ['micro', 'medium', 'mid', 'large']],
    [
      'no industry, between the two limits of micro',
      { ...earning(eok), employees: 5 },
      ['micro', 'small-not-micro', 'medium', 'mid', 'large'],
    ],
    ['no industry, 10 persons', { ...earning(eok), employees: 10 }, ['small-not-micro', 'medium', 'mid', 'large']],
    ['an empty list of industries', { industries: [], ...earning(eok), employees: 10 }, ['small-not-micro', 'medium', 'mid', 'large']],
    ['nothing', {}, ['micro', 'small-not-micro', 'medium', 'mid', 'large']],
    ['no limit in the law', { ...association, ...earning(eok), employees: 3 }, ['micro', 'medium', 'mid', 'large']],
    ['no limit in the law, 5 persons', { ...association, ...earning(eok), employees: 5 }, ['small-not-micro', 'medium', 'mid', 'large']],
    ['assets of 5,000억', { ...battery, ...earning(eok), assets: 5000 * eok }, ['mid', 'large']],
    ['assets of 5,000억 and nothing else', { assets: 5000 * eok }, ['mid', 'large']],
    ['a won less', { ...battery, ...earning(eok), employees: 10, assets: 5000 * eok - 1 }, ['small-not-micro']],
    ['a pre-startup', { stage: 'pre-startup', sizeClass: 'small' }, []],
  ])('%s', (_, profile, expected) => {
    expect(possibleSizes(profile, today)).toEqual(expected);
  });

  test('the mean of the given years among the last three closed ones, not rounded', () => {
    const years = (...amounts: number[]) => ({
      ...battery,
      employees: 50,
      revenues: amounts.map((amount, i) => ({ year: 2020 + i, amount })),
    });
    // 2020 is too long ago and 2024 not closed. (100 + 120 + 140) / 3 = 120
    expect(possibleSizes(years(9000 * eok, 100 * eok, 120 * eok, 140 * eok, 9000 * eok), today)).toEqual(['small-not-micro']);
    expect(possibleSizes(years(0, 100 * eok, 120 * eok, 140 * eok + 1), today)).toEqual(['medium']);
    expect(
      possibleSizes(
        {
          ...battery,
          employees: 50,
          revenues: [
            { year: 2021, amount: 100 * eok },
            { year: 2023, amount: 140 * eok + 1 },
          ],
        },
        today,
      ),
    ).toEqual(['medium']);
    expect(
      possibleSizes(
        {
          ...battery,
          employees: 50,
          revenues: [
            { year: 2020, amount: 1 },
            { year: 2024, amount: 1 },
          ],
        },
        today,
      ),
    ).toHaveLength(4);
  });

  test('a band of revenue has a lowest and a highest mean', () => {
    const of = (amount: { min?: number; max?: number }) =>
      possibleSizes(
        {
          ...battery,
          employees: 50,
          revenues: [
            { year: 2023, amount },
            { year: 2022, amount: 100 * eok },
          ],
        },
        today,
      );
    expect(of({ max: 140 * eok })).toEqual(['small-not-micro']);
    expect(of({ max: 141 * eok })).toEqual(['small-not-micro', 'medium']);
    expect(of({ min: 141 * eok, max: 2900 * eok })).toEqual(['medium']);
    expect(of({ min: 141 * eok })).toEqual(['medium', 'mid', 'large']);
    expect(of({ min: 2901 * eok })).toEqual(['mid', 'large']);
  });

  test('where the main code is too short, every limit it may have is tried', () => {
    // Of manufacturing, small is up to 120, 80 or 10억 and sme up to 600억 or more (until 2025-08-31).
    expect(possibleSizes({ industries: ['C'], ...earning(10 * eok), employees: 50 }, today)).toEqual(['small-not-micro']);
    expect(possibleSizes({ industries: ['C'], ...earning(100 * eok), employees: 50 }, today)).toEqual(['small-not-micro', 'medium']);
    expect(possibleSizes({ industries: ['C'], ...earning(121 * eok), employees: 50 }, today)).toEqual(['medium']);
    expect(possibleSizes({ industries: ['C'], ...earning(601 * eok), employees: 50 }, today)).toEqual(['medium', 'mid', 'large']);
    // Car seats have a limit of their own: 1,500억 instead of 1,000억.
    expect(possibleSizes({ industries: ['30393'], ...earning(1200 * eok) }, today)).toEqual(['medium']);
    expect(possibleSizes({ industries: ['30320'], ...earning(1200 * eok) }, today)).toEqual(['mid', 'large']);
    expect(possibleSizes({ industries: ['303'], ...earning(1200 * eok) }, today)).toEqual(['medium', 'mid', 'large']);
    // Seats are a part of 31202, so the code never tells.
    expect(possibleSizes({ industries: ['31202'], ...earning(1200 * eok) }, today)).toEqual(['medium', 'mid', 'large']);
    // Of section S, 94 has no limit.
    expect(possibleSizes({ industries: ['S'], ...earning(eok), employees: 50 }, today)).toEqual([
      'small-not-micro',
      'medium',
      'mid',
      'large',
    ]);
    expect(possibleSizes({ industries: ['95'], ...earning(eok), employees: 50 }, today)).toEqual(['small-not-micro']);
  });

  test('the law in force on the reference date counts', () => {
    const firm = { ...battery, revenues: [{ year: 2024, amount: 1600 * eok }] };
    expect(sized('sme', firm, '2025-08-31')).toBe('unmet');
    expect(sized('sme', firm, '2025-09-01')).toBe('met');
  });

  test('mid and large are not told apart', () => {
    expect(sized('mid', { ...battery, ...earning(2000 * eok) })).toBe('unknown');
    expect(outcome({ size: { in: ['mid', 'large'] } }, { ...battery, ...earning(2000 * eok) })).toBe('met');
    expect(outcome({ size: { in: ['sme', 'mid', 'large'] } }, {})).toBe('met');
  });

  test('a pre-startup has no size', () => {
    expect(sized('micro', { stage: 'pre-startup' })).toBe('unmet');
    expect(sized('small', { stage: 'pre-startup', sizeClass: 'small' })).toBe('unmet');
    expect(outcome({ size: { in: ['sme', 'mid', 'large'] } }, { stage: 'pre-startup' })).toBe('unmet');
  });
});

describe('what to ask for', () => {
  test.each<[string, SizeClass[], Profile, readonly string[]]>([
    ['nothing known', ['sme'], {}, ['industries', 'revenues']],
    ['nothing known, micro asked', ['micro'], {}, ['employees', 'industries', 'revenues']],
    ['nothing known, mid asked', ['mid'], {}, ['industries', 'revenues']],
    ['small asked: micro does not matter', ['small'], {}, ['industries', 'revenues']],
    ['only the industry known', ['sme'], battery, ['revenues']],
    ['only the industry known, micro asked', ['micro'], battery, ['employees', 'revenues']],
    ['only revenues known', ['small'], earning(eok), ['industries']],
    ['only revenues known, micro asked', ['micro'], earning(eok), ['employees', 'industries']],
    ['only persons are lacking', ['micro'], { ...battery, ...earning(eok) }, ['employees']],
    ['the band of persons is too wide', ['micro'], { ...battery, ...earning(eok), employees: { min: 1 } }, ['employees']],
    ['persons known, revenues not', ['micro'], { ...battery, employees: 3 }, ['revenues']],
    ['persons between the two limits of micro', ['micro'], { ...earning(eok), employees: 7 }, ['industries']],
    ['the band of revenue is too wide', ['sme'], { ...battery, revenues: [{ year: 2023, amount: { min: eok } }] }, ['revenues']],
    ['the main code is too short', ['small'], { industries: ['C'], ...earning(100 * eok) }, ['industries']],
    ['the main code is too short, which does not matter', ['micro'], { industries: ['C'], ...earning(eok) }, ['employees']],
    ['the main code may have no limit', ['sme'], { industries: ['S'], ...earning(eok) }, ['industries']],
    [
      'the main code and the band leave it open',
      ['small'],
      { industries: ['C'], revenues: [{ year: 2023, amount: { max: 200 * eok } }] },
      ['industries', 'revenues'],
    ],
    ['a stated class is too wide', ['small'], { sizeClass: 'sme' }, ['sizeClass']],
    [
      'a stated class is too wide, all else being known',
      ['micro'],
      { sizeClass: 'small', ...battery, ...earning(eok), employees: 3 },
      ['sizeClass'],
    ],
    ['the law sets no limit', ['sme'], association, ['sizeClass']],
    ['the law sets no limit, micro asked', ['micro'], association, ['sizeClass']],
    ['only mid and large are open', ['mid'], { ...battery, ...earning(2000 * eok) }, ['sizeClass']],
    ['only mid and large are open, by assets', ['large'], { assets: 5000 * eok }, ['sizeClass']],
    ['the code has all its digits and two limits', ['sme'], { industries: ['31202'], ...earning(1200 * eok) }, ['sizeClass']],
  ])('%s', (_, asked, profile, expected) => {
    expect(missingFields({ size: { in: asked } }, profile, { asOf: today })).toEqual(expected);
  });
});

test.each<[Profile, string]>([
  [{ ...battery, ...earning(eok), employees: 3 }, 'micro'],
  [{ ...battery, ...earning(eok), employees: 30 }, 'small'],
  [{ ...battery, ...earning(eok) }, 'small'],
  [{ ...battery, ...earning(200 * eok) }, 'medium'],
  [{ ...battery, revenues: [{ year: 2023, amount: { max: 200 * eok } }] }, 'sme'],
  [{ sizeClass: 'sme' }, 'sme'],
  [{ sizeClass: 'mid' }, 'mid'],
  [{ sizeClass: 'large' }, 'large'],
  [{ assets: 5000 * eok }, 'unknown'],
  [{}, 'unknown'],
  [{ stage: 'pre-startup' }, 'unknown'],
])('the narrowest class %j is certainly in: %s', (profile, expected) => {
  expect(narrowestSize(profile, today)).toBe(expected);
});

test('in words', () => {
  expect(words({ size: { in: ['micro', 'medium'] } }, { ...battery, ...earning(42 * eok), employees: 30 })).toEqual([
    '기업 규모: 소상공인 또는 중기업',
    '소기업 (매출 42억원)',
  ]);
  expect(
    words(
      { size: { in: ['sme'] } },
      {
        ...battery,
        revenues: [
          { year: 2022, amount: 1000 * eok },
          { year: 2023, amount: 4000 * eok },
        ],
      },
      'en',
    ),
  ).toEqual(['Size: SME', 'Mid-sized enterprise or Large enterprise (mean revenue of 2 years KRW 250 billion)']);
  expect(words({ size: { in: ['sme'] } }, { sizeClass: 'mid' })[1]).toBe('중견기업');
  expect(words({ size: { in: ['sme'] } }, {})[1]).toBe('확인되지 않음');
  expect(words({ size: { in: ['sme'] } }, { stage: 'pre-startup' })[1]).toBe('예비창업자 (규모 없음)');
});

test.each<[unknown, string]>([
  [{ in: [] }, '/size/in'],
  [{ in: ['sme', 'big'] }, '/size/in/1'],
  [{}, '/size'],
])('refused: %j', (size, path) => {
  expect(refusedAt({ size })).toEqual([path]);
});
