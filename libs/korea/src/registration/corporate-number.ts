import type { Day } from '../days/days.js';
import { serialsWithoutCheckDigit } from './corporate-number.data.js';

export interface CorporateNumberCheck {
  readonly wellFormed: boolean;
  readonly checksum: 'ok' | 'differs' | 'not-checked';
}

/**
 * Checks a 법인등록번호: thirteen digits, dashes and blanks passed over. `differs` is a ground to warn, never to refuse, as numbers of 2025-01-31 and later have no check digit;
 * with a day of registration from then on it is not checked.
 */
export function checkCorporateNumber(text: string, registeredOn?: Day): CorporateNumberCheck {
  const number = text.replace(/[\s\p{Dash_Punctuation}−]/gu, '');
  if (!/^[0-9]{13}$/.test(number) || /^(.)\1*$/.test(number)) return { wellFormed: false, checksum: 'not-checked' };
  if (registeredOn !== undefined && registeredOn >= serialsWithoutCheckDigit.from) return { wellFormed: true, checksum: 'not-checked' };
  return { wellFormed: true, checksum: checkDigit(number) === Number(number[12]) ? 'ok' : 'differs' };
}

/** Plain products with 1, 2, 1, 2 …: unlike a card number, the digits of a product are not summed. */
function checkDigit(number: string): number {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(number[i]) * (i % 2 === 0 ? 1 : 2);
  return (10 - (sum % 10)) % 10;
}
