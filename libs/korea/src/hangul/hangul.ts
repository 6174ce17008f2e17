const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const firstSyllable = 0xac00;
const syllablesPerInitial = 588;

/** The text with every syllable replaced by its initial consonant, `충북 AI` → `ㅊㅂ AI`; other characters are kept. */
export function choseong(text: string): string {
  return text.normalize('NFC').replace(/[가-힣]/g, (syllable) => {
    return initials[Math.floor((syllable.charCodeAt(0) - firstSyllable) / syllablesPerInitial)]!;
  });
}

/** The overlapping pairs of syllables inside each run of Hangul, in order; a run of one syllable as itself. What is not Hangul ends a run. */
export function bigrams(text: string): readonly string[] {
  const runs = text.normalize('NFC').match(/[가-힣]+/g) ?? [];
  return runs.flatMap((run) => (run.length === 1 ? [run] : pairs(run)));
}

function pairs(run: string): string[] {
  return Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));
}
