import type { Lang } from '../lang.js';

const korean = [
  { unit: '조', size: 1_000_000_000_000 },
  { unit: '억', size: 100_000_000 },
  { unit: '만', size: 10_000 },
  { unit: '', size: 1 },
];
const english = [
  { unit: 'trillion', size: 1_000_000_000_000 },
  { unit: 'billion', size: 1_000_000_000 },
  { unit: 'million', size: 1_000_000 },
];

/**
 * Whole won in words, exact to the won: `2억 5,000만원`, `515억 5,974만 5,000원`; in English `KRW 250 million`, and in digits where a unit would need more than three decimals.
 * @throws RangeError if it is not a whole number that JavaScript holds exactly
 */
export function writeWon(won: number, lang: Lang): string {
  if (!Number.isSafeInteger(won)) throw new RangeError(`Not a whole number of won: ${won}`);
  const size = Math.abs(won);
  const sign = won < 0 ? '-' : '';
  return lang === 'ko' ? `${sign}${inKorean(size)}` : `${sign}KRW ${inEnglish(size)}`;
}

function inKorean(won: number): string {
  if (won === 0) return '0원';
  const parts: string[] = [];
  let rest = won;
  for (const { unit, size } of korean) {
    const count = Math.floor(rest / size);
    rest %= size;
    if (count > 0) parts.push(`${grouped(count)}${unit}`);
  }
  return `${parts.join(' ')}원`;
}

function inEnglish(won: number): string {
  const fitting = english.find(({ size }) => won >= size);
  if (fitting === undefined || won % (fitting.size / 1000) !== 0) return grouped(won);
  const thousandths = won / (fitting.size / 1000);
  const decimals = String(thousandths % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${grouped(Math.floor(thousandths / 1000))}${decimals === '' ? '' : `.${decimals}`} ${fitting.unit}`;
}

function grouped(count: number): string {
  if (count < 1000) return String(count);
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
