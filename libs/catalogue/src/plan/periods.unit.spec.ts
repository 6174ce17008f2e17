import { agree, longPeriod, shortPeriods } from './periods.js';

describe('periods', () => {
  it.each([
    ["사업('24~'26) : 250억원", [{ start: '2024', end: '2026' }]],
    ["사업('24)", [{ start: '2024', end: '2024' }]],
    ['구축(25~28)^{신규}', [{ start: '2025', end: '2028' }]],
    ["공모 대응('24. 1.)", []],
    ['입주기업 선발(20여개사)', []],
  ])('are read from %s', (text, periods) => {
    expect(shortPeriods(text)).toEqual(periods);
  });

  it.each([
    ['2022. 4. ~ 2024. 6.', { start: '2022-04', end: '2024-06' }],
    ['2023. 12. ~ 2024. 8.', { start: '2023-12', end: '2024-08' }],
    ['2024. 1. ~ 12. / 3억원', { start: '2024-01', end: '2024-12' }],
    ['2022 ~ 2024(3년)', { start: '2022', end: '2024' }],
    ['2022. ~ 2025.(3년)', { start: '2022', end: '2025' }],
    ['2024년(1년)', { start: '2024', end: '2024' }],
    ['2024(1년)', { start: '2024', end: '2024' }],
    ['2024 ~', null],
    ['2년', null],
  ])('are read in full from %s', (text, period) => {
    expect(longPeriod(text)).toEqual(period);
  });

  it('agree where the coarser one holds the finer', () => {
    expect(agree({ start: '2024', end: '2024' }, { start: '2024-01', end: '2024-12' })).toBe(true);
    expect(agree({ start: '2024-02', end: '2024' }, { start: '2024-01', end: '2024-12' })).toBe(false);
    expect(agree({ start: '2024', end: '2025' }, { start: '2024', end: '2024' })).toBe(false);
  });
});
