import fc from 'fast-check';
import { oneLine } from './one-line.js';

test.each([
  ['  이차전지\r\n  지원사업 \t 공고 ', '이차전지 지원사업 공고'],
  ['a\u2028b\u2029c\u0000d\u0085e', 'a b c d e'],
  ['정상\u202E꺼짐\u2066', '정상 꺼짐'],
  ['', ''],
])('%j', (text, line) => expect(oneLine(text)).toBe(line));

test('is cut between characters, not within them', () => {
  expect(oneLine('가나다라마', 5)).toBe('가나다라마');
  expect(oneLine('가나다라마바', 5)).toBe('가나다라…');
  // Eleven code units each.
  const family = '👩‍👩‍👧‍👦';
  expect(oneLine(family.repeat(3), 23)).toBe(`${family.repeat(2)}…`);
  expect(oneLine(family.repeat(3), 22)).toBe(`${family}…`);
  expect(oneLine('e\u0301'.repeat(3), 5)).toBe(`${'e\u0301'.repeat(2)}…`);
});

test('has no break, is no longer than asked, and stays as it is the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 20 }), (text, most) => {
      const line = oneLine(text, most);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      expect(line.length).toBeLessThanOrEqual(most);
      expect(oneLine(line, most)).toBe(line);
    }),
  );
});
