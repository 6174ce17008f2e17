const firstSyllable = 0xac00;
const finals = 28;
const noFinal = 0;
const rieul = 8;

/** Particles (조사) with the final consonants that they may follow, longer ones first. */
const particles: readonly { readonly endings: readonly string[]; readonly follows: (final: number) => boolean }[] = [
  {
    endings: [
      '에서는',
      '에서도',
      '에서',
      '까지',
      '부터',
      '에게',
      '처럼',
      '보다',
      '마다',
      '하고',
      '에는',
      '에도',
      '의',
      '에',
      '도',
      '만',
      '들',
    ],
    follows: () => true,
  },
  // 서울으로 is misspelt, but meant.
  { endings: ['으로서', '으로써', '으로'], follows: (final) => final !== noFinal },
  { endings: ['로서', '로써', '로'], follows: (final) => final === noFinal || final === rieul },
  { endings: ['이라도', '이나', '이며', '은', '이', '을', '과'], follows: (final) => final !== noFinal },
  { endings: ['라도', '며', '는', '가', '를', '와', '나'], follows: (final) => final === noFinal },
];

/** The word without the particle that it may end in, where at least two syllables are left; else null. */
export function withoutParticle(word: string): string | null {
  for (const { endings, follows } of particles) {
    const ending = endings.find(
      (each) => word.endsWith(each) && word.length - each.length >= 2 && follows(finalOf(word.slice(0, -each.length))),
    );
    if (ending !== undefined) return word.slice(0, -ending.length);
  }
  return null;
}

export function isParticle(word: string): boolean {
  return particles.some(({ endings }) => endings.includes(word));
}

/** The number of the last syllable's final consonant (받침), 0 where it has none. */
function finalOf(stem: string): number {
  return (stem.charCodeAt(stem.length - 1) - firstSyllable) % finals;
}
