/** A stretch of one script inside a word: `AI바우처는` is `ai`, then `바우처는`. */
export interface Run {
  readonly text: string;
  readonly script: 'hangul' | 'initials' | 'other';
  /** Whether it follows another run without a gap. */
  readonly attached: boolean;
}

const pattern = /(?<hangul>[가-힣]+)|(?<initials>[ㄱ-ㅎ]+)|(?<other>(?:(?![가-힣ㄱ-ㆎ])[\p{L}\p{N}])+)/gu;

/** What an IME makes of two initial consonants typed one after the other. */
const clusters: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
};

/** The runs of a text, composed (NFC) and in lower case; `R&D` and `S/W` are one run, `rd` and `sw`. */
export function runsOf(text: string): readonly Run[] {
  const folded = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<=[a-z])&(?=[a-z])|(?<=\b[a-z])\/(?=[a-z]\b)/g, '')
    .replace(/[ㄱ-ㅎ]/g, (letter) => clusters[letter] ?? letter);
  let end = -1;
  return Array.from(folded.matchAll(pattern), ({ 0: run, index, groups = {} }) => {
    const attached = index === end;
    end = index + run.length;
    const script = groups['hangul'] !== undefined ? 'hangul' : groups['initials'] !== undefined ? 'initials' : 'other';
    return { text: run, script, attached };
  });
}

/** The text without what separates its runs: equal for two texts that differ in spaces, punctuation or case. */
export function compact(text: string): string {
  return runsOf(text)
    .map((run) => run.text)
    .join('');
}
