import { retryAfterMillis } from './retry-after.js';

const now = Date.UTC(2024, 2, 4);

test.each([
  ['0', 0],
  ['120', 120_000],
  [' 5 ', 5_000],
  ['999999', 86_400_000],
  ['Mon, 04 Mar 2024 00:01:00 GMT', 60_000],
  ['Sun, 03 Mar 2024 00:00:00 GMT', 0],
  ['Fri, 04 Mar 2044 00:00:00 GMT', 86_400_000],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['2024', 2_024_000],
  ['', undefined],
  [undefined, undefined],
])('Retry-After: %p', (header, millis) => expect(retryAfterMillis(header, now)).toBe(millis));
