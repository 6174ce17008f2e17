import type { Day } from '../days/days.js';

/** Since when new 법인등록번호 carry a seven-digit serial in place of six digits and a check digit. */
export const serialsWithoutCheckDigit: { readonly from: Day; readonly source: string; readonly verified: boolean } = {
  from: '2025-01-31',
  source: '2025-01-31 이후 부여분은 오류검증번호 없이 일련번호 7자리 (확인 필요)',
  verified: false,
};
