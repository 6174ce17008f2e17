import type { Lang } from '../lang.js';
import { taxpayerKinds } from './business-number.data.js';

export type NumberCheck =
  | { readonly valid: true; readonly number: string }
  | { readonly valid: false; readonly reason: 'length' | 'characters' | 'zeros' | 'checksum' };

const separators = /[\s\p{Dash_Punctuation}−]/gu;
const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];

/**
 * Checks a 사업자등록번호 by its form and check digit; whether it was ever issued is not known here.
 * Dashes and blanks are passed over. Ten equal digits are refused whatever their check digit says: `000-00-00000` would pass it.
 */
export function checkBusinessNumber(text: string): NumberCheck {
  const number = text.replace(separators, '');
  if (!/^[0-9]*$/.test(number)) return { valid: false, reason: 'characters' };
  if (number.length !== 10) return { valid: false, reason: 'length' };
  if (/^(.)\1*$/.test(number)) return { valid: false, reason: 'zeros' };
  if (checkDigit(number) !== Number(number[9])) return { valid: false, reason: 'checksum' };
  return { valid: true, number };
}

/** What the fourth and fifth digits say about the kind of taxpayer: a hint only, never a ground for refusing. Null if they say nothing. */
export function businessNumberHint(number: string, lang: Lang): string | null {
  const digits = number.replace(separators, '');
  if (!/^[0-9]{10}$/.test(digits)) return null;
  const kind = Number(digits.slice(3, 5));
  return taxpayerKinds.find(({ from, to }) => from <= kind && kind <= to)?.[lang] ?? null;
}

/** Ten digits as they are printed, `124-81-00998`; any other text as it is. */
export function formatBusinessNumber(number: string): string {
  return number.replace(/^(\d{3})(\d{2})(\d{5})$/, '$1-$2-$3');
}

function checkDigit(number: string): number {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  const ninth = Math.floor((Number(number[8]) * 5) / 10);
  return (10 - ((sum + ninth) % 10)) % 10;
}
