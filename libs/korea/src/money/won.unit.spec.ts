import fc from 'fast-check';
import { readWon } from './read-won.js';
import { writeWon } from './write-won.js';

describe('an amount as people write it', () => {
  test.each([
    ['0.74억원', 74_000_000],
    ['0.74억', 74_000_000],
    ['20,000천원', 20_000_000],
    ['70백만원', 70_000_000],
    ['기업당 최대 70백만원', 70_000_000],
    ['3천만원', 30_000_000],
    ['3천5백만원', 35_000_000],
    ['1억 4백만원', 104_000_000],
    ['1억4백만 원', 104_000_000],
    ['어린이제품 : 연매출 1억 4백만원 미만 대상', 104_000_000],
    ['1.5조원', 1_500_000_000_000],
    ['2.5억(시비)', 250_000_000],
    ['515억 5,974만 5,000원', 51_559_745_000],
    ['515억5,974만5,000원', 51_559_745_000],
    ['200만원', 2_000_000],
    ['최대 3.8억원', 380_000_000],
    ['3.8억 이내', 380_000_000],
    ['50억원 규모', 5_000_000_000],
    ['2.5천만원', 25_000_000],
    ['2억 5,000만원', 250_000_000],
    ['1억 5,000원', 100_005_000],
    ['100만 5천원', 1_005_000],
    ['5,000원', 5_000],
    ['5천원', 5_000],
    ['0원', 0],
    ['금 5,000,000원정', 5_000_000],
    ['5,000,000', 5_000_000],
    [' 5000000 ', 5_000_000],
    ['₩5,000,000', 5_000_000],
    ['￦５，０００，０００', 5_000_000],
    ['KRW 5,000,000', 5_000_000],
    ['５억원', 500_000_000],
    ['①5억원', 500_000_000],
    ['5천만원/기업', 50_000_000],
    ['충주시 일원 구조고도화 5억원', 500_000_000],
    ['0.00000001억', 1],
    ['9007조원', 9_007_000_000_000_000],
  ])('%s is %i', (text, won) => {
    expect(readWon(text)).toBe(won);
  });

  test.each([
    '',
    '무료',
    '(단위: 백만원)',
    '천만원',
    '수억원',
    '금오백만원',
    '2억~3억',
    '1~3억원',
    '~3억원',
    '2억원, 3억원',
    '2억원 3천만원',
    '3억 5억',
    '5억원(국비 3억원, 시비 2억원)',
    '5억원×3개사',
    '2024년 5억원',
    '5억 오천만원',
    '2억 5천',
    '2억 5천원',
    '1.5억 300만원',
    '1억 20,000만원',
    '1,5억원',
    '1,50,000원',
    '12345,678원',
    '-3억원',
    '△3억원',
    '3억 달러',
    '100만불',
    'USD 3억',
    '$5,000',
    '50%',
    '5만 명',
    '5만명',
    '3천',
    '20만㎡',
    '0.5원',
    '0.000000001억원',
    '0.12345만원',
    '9008조원',
  ])('%p is not one', (text) => {
    expect(readWon(text)).toBeNull();
  });

  test('decimals of 억 are exact', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(9_999), (whole, hundredPer) => {
        const text = `${whole}.${String(hundredPer).padStart(4, '0')}억원`;
        expect(readWon(text)).toBe(whole * 100_000_000 + hundredPer * 10_000);
      }),
    );
  });

  test('the unit of a table only moves the point', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), (count) => {
        const grouped = count.toLocaleString('en');
        expect(readWon(`${grouped}천원`)).toBe(count * 1_000);
        expect(readWon(`${grouped}백만원`)).toBe(count * 1_000_000);
        expect(readWon(`${count}원`)).toBe(count);
      }),
    );
  });

  test('any text is an amount or null, never an error', () => {
    const piece = fc.constantFrom(
      '1',
      '23',
      '4,567',
      '0.5',
      '.',
      ',',
      ' ',
      '십',
      '백',
      '천',
      '만',
      '억',
      '조',
      '원',
      '~',
      '-',
      '(',
      '명',
      '최대',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const won = readWon(pieces.join(''));
        expect(won === null || (Number.isSafeInteger(won) && won >= 0)).toBe(true);
      }),
    );
  });
});

describe('an amount in words', () => {
  test.each([
    [250_000_000, '2억 5,000만원', 'KRW 250 million'],
    [51_559_745_000, '515억 5,974만 5,000원', 'KRW 51,559,745,000'],
    [74_000_000, '7,400만원', 'KRW 74 million'],
    [5_000, '5,000원', 'KRW 5,000'],
    [0, '0원', 'KRW 0'],
    [1_000_000, '100만원', 'KRW 1 million'],
    [999_999, '99만 9,999원', 'KRW 999,999'],
    [2_500_000, '250만원', 'KRW 2.5 million'],
    [1_234_567, '123만 4,567원', 'KRW 1,234,567'],
    [100_005_000, '1억 5,000원', 'KRW 100.005 million'],
    [1_500_000_000_000, '1조 5,000억원', 'KRW 1.5 trillion'],
    [12_040_000_000, '120억 4,000만원', 'KRW 12.04 billion'],
    [10_000, '1만원', 'KRW 10,000'],
    [-30_000_000, '-3,000만원', '-KRW 30 million'],
  ])('%i', (won, ko, en) => {
    expect(writeWon(won, 'ko')).toBe(ko);
    expect(writeWon(won, 'en')).toBe(en);
  });

  test('is read back as the same amount', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (won) => readWon(writeWon(won, 'ko')) === won));
    fc.assert(fc.property(fc.nat(99_999_999), (won) => readWon(writeWon(won, 'ko')) === won));
  });

  test('is refused for what is no whole number of won', () => {
    for (const won of [0.5, NaN, Infinity, 2 ** 53]) expect(() => writeWon(won, 'ko')).toThrow(RangeError);
  });
});
