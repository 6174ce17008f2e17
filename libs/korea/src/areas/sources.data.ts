/** The code of the 행정표준코드관리시스템, first digits of the 법정동코드. */
export const notified = '행정표준코드(법정동코드)';
/** Compared with the whole list of 법정동코드 as of September 2022, codes of 강원 and 전북 changed with their 시도. */
export const checked = '행정표준코드(법정동코드) 2022-09 전체자료와 대조';
/** Changes after that list, from secondary sources that agree with each other. */
export const recent = '행정표준코드(법정동코드) 2023–2026 변경분 (확인 필요)';
