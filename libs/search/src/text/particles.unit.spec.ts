import { isParticle, withoutParticle } from './particles.js';

describe('a word without its particle', () => {
  it.each([
    ['기업은', '기업'],
    ['기업이', '기업'],
    ['전지는', '전지'],
    ['전지가', '전지'],
    ['서울로', '서울'],
    ['청주로', '청주'],
    ['충북으로', '충북'],
    ['서울으로', '서울'],
    ['센터에서는', '센터'],
    ['기업들', '기업'],
    ['충주까지', '충주'],
  ])('%s is %s', (word, stem) => expect(withoutParticle(word)).toBe(stem));

  it.each([
    ['전문가', '가 follows no final consonant'],
    ['기업는', '는 follows no final consonant'],
    ['전지은', '은 follows a final consonant'],
    ['회의', 'one syllable would be left'],
    ['이차전지', 'it ends in none'],
  ])('%s has none: %s', (word) => expect(withoutParticle(word)).toBeNull());

  it('knows a particle that stands alone', () => {
    expect(['를', '으로', '에서', '차'].map(isParticle)).toEqual([true, true, true, false]);
  });
});
