import { outcome, refusedAt, words } from '../../testing/outcome.js';
import type { Profile } from '../index.js';

const asked = { standing: { none: ['tax-arrears', 'suspended'] } } as const;

test.each<[string, Profile['standing'], string]>([
  ['both given as false', { 'tax-arrears': false, suspended: false }, 'met'],
  ['one true', { 'tax-arrears': true, suspended: false }, 'unmet'],
  ['one true, the other not given', { suspended: true }, 'unmet'],
  ['one not given', { suspended: false }, 'unknown'],
  ['another one is true', { 'tax-arrears': false, suspended: false, sanctioned: true }, 'met'],
  ['none given', {}, 'unknown'],
  ['not given', undefined, 'unknown'],
])('%s', (_, standing, expected) => {
  expect(outcome(asked, standing === undefined ? {} : { standing })).toBe(expected);
});

test('in words', () => {
  expect(words(asked, { standing: { 'tax-arrears': true } })).toEqual(['해당 사항이 없을 것: 세금 체납, 휴업', '해당: 세금 체납']);
  expect(words(asked, { standing: { 'tax-arrears': false } }, 'en')).toEqual([
    'None of these applies: Tax arrears, Business suspended',
    'not stated: Business suspended',
  ]);
  expect(words(asked, { standing: { 'tax-arrears': false, suspended: false } })[1]).toBe('해당 없음');
});

test.each<[unknown, string]>([
  [{ none: [] }, '/standing/none'],
  [{ none: ['bankrupt'] }, '/standing/none/0'],
  [{ in: ['suspended'] }, '/standing/in'],
])('refused: %j', (standing, path) => {
  expect(refusedAt({ standing })).toContain(path);
});
