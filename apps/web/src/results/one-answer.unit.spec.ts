import { sampleEntry, sampleMatch } from '../testing/sample-match.js';
import { oneAnswer } from './one-answer.js';

const unknown = (id: string, ...missing: string[]) =>
  sampleMatch({ id, verdict: 'unknown', missing, trace: missing.map((field) => sampleEntry(field.replace('answers.', ''), 'unknown')) });

describe('the one answer that settles most', () => {
  test('counts the programmes that miss nothing else before those that miss more', () => {
    const one = oneAnswer([unknown('a', 'employees', 'sites'), unknown('b', 'employees', 'sites'), unknown('c', 'fields')], []);
    expect(one).toMatchObject({ missing: 'fields', answerKey: null, settles: 1 });
  });

  test('then the ones that more programmes ask for', () => {
    const one = oneAnswer([unknown('a', 'employees', 'sites'), unknown('b', 'sites', 'revenues')], []);
    expect(one).toMatchObject({ missing: 'sites', settles: 0, matches: [{ program: { id: 'a' } }, { program: { id: 'b' } }] });
  });

  test('a question of one programme is asked in its own words and answered for it alone', () => {
    const one = oneAnswer([unknown('a', 'answers.fits'), unknown('b', 'answers.fits')], []);
    expect(one).toMatchObject({ missing: 'answers.fits', answerKey: 'a/fits', question: 'fits 조건', settles: 1 });
  });

  test('a shared question is answered for all that ask it', () => {
    const one = oneAnswer([unknown('a', 'answers.fits'), unknown('b', 'answers.fits'), unknown('c', 'sites')], ['fits']);
    expect(one).toMatchObject({ answerKey: '*/fits', settles: 2 });
  });

  test('a fact of the firm goes before a question, all else being equal', () => {
    expect(oneAnswer([unknown('a', 'answers.fits'), unknown('b', 'sites')], [])).toMatchObject({ missing: 'sites' });
  });

  test('is none where nothing is to be confirmed', () => {
    expect(oneAnswer([sampleMatch(), sampleMatch({ verdict: 'ineligible' })], [])).toBeNull();
  });
});
