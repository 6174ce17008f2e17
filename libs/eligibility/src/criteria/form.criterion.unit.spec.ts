import { outcome, refusedAt, words } from '../../testing/outcome.js';

test('fits, does not, is not given', () => {
  expect(outcome({ form: { in: ['corporation', 'cooperative'] } }, { form: 'cooperative' })).toBe('met');
  expect(outcome({ form: { in: ['corporation'] } }, { form: 'sole-proprietor' })).toBe('unmet');
  expect(outcome({ form: { in: ['corporation'] } }, {})).toBe('unknown');
});

test('in words', () => {
  expect(words({ form: { in: ['corporation'] } }, { form: 'sole-proprietor' })).toEqual(['기업 형태: 법인', '개인사업자']);
  expect(words({ form: { in: ['corporation', 'other'] } }, {}, 'en')).toEqual(['Form: Corporation or Other', 'not stated']);
});

test.each<[unknown, string]>([
  [{ in: [] }, '/form/in'],
  [{ in: ['company'] }, '/form/in/0'],
  [{ none: ['other'] }, '/form/none'],
])('refused: %j', (form, path) => {
  expect(refusedAt({ form })).toContain(path);
});
