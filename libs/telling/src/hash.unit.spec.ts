import { fnv1a64 } from './hash.js';

/** The same function in integers without end. */
function slowly(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text, 'utf8')) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) % (1n << 64n);
  return hash.toString(16).padStart(16, '0');
}

test.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('the published value of %j', (text, hash) => {
  expect(fnv1a64(text)).toBe(hash);
});

test('the exact product over long texts and all bytes', () => {
  for (const text of [
    '이음',
    '충주시 소재; 업력 7년 미만',
    'ÿ'.repeat(500),
    String.fromCodePoint(...Array.from({ length: 2000 }, (_, i) => i)),
  ]) {
    expect(fnv1a64(text)).toBe(slowly(text));
  }
});
