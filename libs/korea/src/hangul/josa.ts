import { josa as esJosa } from 'es-hangul';

export type JosaPair = '은/는' | '이/가' | '을/를' | '과/와' | '으로/로';

const digits = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
const powersOfTen = ['십', '백', '천', '만', '만', '만', '만', '억', '억', '억', '억', '조'];
const signs: Readonly<Record<string, string>> = { '%': '퍼센트', '㎡': '제곱미터', '℃': '도', '㈜': '주' };
/** Letters of an abbreviation whose names end in a consonant, and endings of words that are read with one (mail 메일, design 디자인, marketing 마케팅). */
const consonantEndings: readonly [RegExp, string][] = [
  [/L$/i, '엘'],
  [/M$/i, '엠'],
  [/N$/i, '엔'],
  [/R$/, '알'],
  [/ng$/, '잉'],
];

/**
 * The word with the particle its last sound asks for: `충주는`, `서울로`, `3을`, `100으로`, `URL을`.
 * Digits are read as Sino-Korean numbers, capitals one by one, other Latin words by their last letters, which is a guess; closing quotes and brackets are passed over.
 * An empty word stays empty.
 */
export function josa(word: string, pair: JosaPair): string {
  if (word === '') return word;
  return word + esJosa.pick(lastSound(word.normalize('NFC')), pair === '과/와' ? '와/과' : pair);
}

function lastSound(word: string): string {
  const bare = word.replace(/[\s'"”’」』》〉)\]}.,!?·]+$/u, '');
  const last = bare.at(-1);
  if (last === undefined) return '이';
  if (/[가-힣]/.test(last)) return last;
  const number = /\d[\d,]*$/.exec(bare)?.[0].replaceAll(',', '');
  if (number !== undefined) return numberSound(number);
  return consonantEndings.find(([ending]) => ending.test(bare))?.[1] ?? signs[last] ?? '이';
}

function numberSound(number: string): string {
  const zeros = /0*$/.exec(number)![0].length;
  if (zeros === 0 || zeros === number.length) return digits[Number(number.at(-1))]!;
  return powersOfTen[Math.min(zeros, powersOfTen.length) - 1]!;
}
