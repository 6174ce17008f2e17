import fc from 'fast-check';
import { businessNumberHint, checkBusinessNumber, formatBusinessNumber } from './business-number.js';
import { checkCorporateNumber } from './corporate-number.js';

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
const checked = (number: string) => {
  const check = checkBusinessNumber(number);
  return check.valid ? 'valid' : check.reason;
};

/** The check digit by trying all ten, so that the rule is stated here once more and not copied. */
const completed = (start: string) => '0123456789'.split('').filter((last) => checkBusinessNumber(start + last).valid);

describe('a business registration number', () => {
  test.each([
    '124-81-00998',
    '120-81-47521',
    '220-81-62517',
    '107-86-14075',
    '126-81-03725',
    '101-81-09147',
    '120-82-00052',
    '120-88-00767',
  ])('%s is valid', (number) => {
    expect(checkBusinessNumber(number)).toEqual({ valid: true, number: number.replaceAll('-', '') });
    expect(checkBusinessNumber(number.replaceAll('-', ''))).toEqual({ valid: true, number: number.replaceAll('-', '') });
  });

  test('dashes of any kind and blanks are passed over', () => {
    for (const text of [' 124-81-00998 ', '124 81 00998', '124–81–00998', '124-8100998']) expect(checked(text)).toBe('valid');
  });

  test.each([
    ['124-81-00999', 'checksum'],
    ['123-45-67890', 'checksum'],
    ['000-00-00000', 'zeros'],
    ['111-11-11111', 'zeros'],
    ['999-99-99999', 'zeros'],
    ['', 'length'],
    ['124-81-0099', 'length'],
    ['124-81-009980', 'length'],
    ['124-81-0099A', 'characters'],
    ['１２４-81-00998', 'characters'],
    ['124.81.00998', 'characters'],
  ])('%p is refused for its %s', (text, reason) => {
    expect(checkBusinessNumber(text)).toEqual({ valid: false, reason });
  });

  test('has exactly one check digit for any nine digits', () => {
    fc.assert(
      fc.property(digits(9), (nine) => {
        fc.pre(new Set(nine).size > 1);
        expect(completed(nine.join(''))).toHaveLength(1);
      }),
    );
  });

  // The weights 1, 3 and 7 have no factor in common with 10, and 5 times the ninth digit plus its carried tens takes ten different values.
  test('is spoilt by changing any one digit', () => {
    fc.assert(
      fc.property(digits(9), fc.nat(9), fc.integer({ min: 1, max: 9 }), (nine, at, by) => {
        fc.pre(new Set(nine).size > 1);
        const number = nine.join('') + completed(nine.join(''))[0]!;
        const changed = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
        expect(checkBusinessNumber(changed).valid).toBe(false);
      }),
    );
  });

  test.each([
    ['1248100998', '영리법인 본점', 'Corporation (head office)'],
    ['120-82-00052', '비영리법인', 'Non-profit corporation'],
    ['1200100000', '개인사업자(과세)', 'Sole proprietor (taxable)'],
    ['1209900000', '개인사업자(면세)', 'Sole proprietor (tax-exempt)'],
    ['1208500000', '영리법인 지점', 'Corporation (branch)'],
    ['1200000000', null, null],
    ['12481', null, null],
  ])('%s hints at %p', (number, ko, en) => {
    expect(businessNumberHint(number, 'ko')).toBe(ko);
    expect(businessNumberHint(number, 'en')).toBe(en);
  });

  test('is printed with dashes; other text as it is', () => {
    expect(formatBusinessNumber('1248100998')).toBe('124-81-00998');
    expect(formatBusinessNumber('124-81-00998')).toBe('124-81-00998');
    expect(formatBusinessNumber('12481')).toBe('12481');
    fc.assert(fc.property(digits(10), (ten) => formatBusinessNumber(ten.join('')).replaceAll('-', '') === ten.join('')));
  });
});

describe('a corporate registration number', () => {
  test.each(['130111-0006246', '110111-1707178', '110111-1129497', '110111-0085450', '134411-0001387', '110111-2487050'])(
    '%s has the right check digit',
    (number) => {
      expect(checkCorporateNumber(number)).toEqual({ wellFormed: true, checksum: 'ok' });
      expect(checkCorporateNumber(number.replace('-', ''), '2025-01-30')).toEqual({ wellFormed: true, checksum: 'ok' });
    },
  );

  test('a wrong check digit is told, not refused', () => {
    expect(checkCorporateNumber('130111-0006247')).toEqual({ wellFormed: true, checksum: 'differs' });
    expect(checkCorporateNumber('130111-0006247', '2025-01-30')).toEqual({ wellFormed: true, checksum: 'differs' });
  });

  test('from 2025-01-31 there is none to check', () => {
    expect(checkCorporateNumber('130111-0006247', '2025-01-31')).toEqual({ wellFormed: true, checksum: 'not-checked' });
    expect(checkCorporateNumber('130111-0006246', '2026-03-02')).toEqual({ wellFormed: true, checksum: 'not-checked' });
  });

  test.each(['', '130111-000624', '130111-00062460', '13011A-0006246', '000000-0000000', '1111111111111'])(
    '%p is not well formed',
    (text) => {
      expect(checkCorporateNumber(text)).toEqual({ wellFormed: false, checksum: 'not-checked' });
    },
  );

  test('a changed digit shows where the weight is 1, and where it is 2 unless it changed by five', () => {
    fc.assert(
      fc.property(fc.nat(11), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const number = '1301110006246';
        const changed = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
        expect(checkCorporateNumber(changed).checksum).toBe(at % 2 === 1 && by === 5 ? 'ok' : 'differs');
      }),
    );
  });
});
