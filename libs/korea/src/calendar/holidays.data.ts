import type { Day } from '../days/days.js';
import type { FixedHoliday, Holiday } from './holiday.js';

const regulation = '관공서의 공휴일에 관한 규정';
const statutory = `${regulation} 제2조`;
const lunar = `${statutory}, 양력 날짜는 월력요항`;
const substitute = `${regulation} 제3조`;
/** 삼일절, 광복절, 개천절 and 한글날 have substitutes since August 2021. */
const substituteSince2021 = `${substitute} (2021. 8. 개정)`;
/** 부처님오신날 and 성탄절 have substitutes since May 2023. */
const substituteSince2023 = `${substitute} (2023. 5. 개정)`;
const designated = `${statutory}, 정부가 수시로 지정하는 날`;
const election = `${statutory}, 공직선거법 제34조에 따른 선거일`;
const constitutionDay = '공휴일에 관한 법률 (2026. 2. 10. 개정, 2026. 5. 11. 시행), 조문을 대조하지 못함 (확인 필요)';
const labourDay = '공휴일에 관한 법률 (2026. 4. 개정, 2026. 5. 1. 시행), 조문을 대조하지 못함 (확인 필요)';

/** The years in which every row is known, from the first day to the last. Beyond them only `fixedHolidays` are. */
export const holidaysKnownFrom: Day = '2023-01-01';
export const holidaysKnownUntil: Day = '2027-12-31';

/** The holidays that keep their date. */
export const fixedHolidays: readonly FixedHoliday[] = [
  { monthDay: '01-01', ko: '신정', en: "New Year's Day", source: statutory },
  { monthDay: '03-01', ko: '삼일절', en: 'Independence Movement Day', source: statutory },
  { monthDay: '05-01', ko: '노동절', en: 'Labour Day', since: '2026-05-01', source: labourDay, verify: true },
  { monthDay: '05-05', ko: '어린이날', en: "Children's Day", source: statutory },
  { monthDay: '06-06', ko: '현충일', en: 'Memorial Day', source: statutory },
  { monthDay: '07-17', ko: '제헌절', en: 'Constitution Day', since: '2026-05-11', source: constitutionDay, verify: true },
  { monthDay: '08-15', ko: '광복절', en: 'Liberation Day', source: statutory },
  { monthDay: '10-03', ko: '개천절', en: 'National Foundation Day', source: statutory },
  { monthDay: '10-09', ko: '한글날', en: 'Hangul Day', source: statutory },
  { monthDay: '12-25', ko: '성탄절', en: 'Christmas Day', source: statutory },
];

const seollal = { ko: '설날', en: 'Seollal', kind: 'statutory', source: lunar } as const;
const aroundSeollal = { ko: '설날 연휴', en: 'Seollal holiday', kind: 'statutory', source: lunar } as const;
const buddha = { ko: '부처님오신날', en: "Buddha's Birthday", kind: 'statutory', source: lunar } as const;
const chuseok = { ko: '추석', en: 'Chuseok', kind: 'statutory', source: lunar } as const;
const aroundChuseok = { ko: '추석 연휴', en: 'Chuseok holiday', kind: 'statutory', source: lunar } as const;

const insteadOf = (ko: string, en: string, source: string) =>
  ({ ko: `대체공휴일(${ko})`, en: `Substitute holiday (${en})`, kind: 'substitute', source }) as const;
const temporary = { ko: '임시공휴일', en: 'Temporary holiday', kind: 'temporary', source: designated } as const;

/** The holidays that move, and those that were set for one year, by date. */
export const datedHolidays: readonly Holiday[] = [
  { date: '2023-01-21', ...aroundSeollal },
  { date: '2023-01-22', ...seollal },
  { date: '2023-01-23', ...aroundSeollal },
  { date: '2023-01-24', ...insteadOf('설날', 'Seollal', substitute) },
  { date: '2023-05-27', ...buddha },
  { date: '2023-05-29', ...insteadOf('부처님오신날', "Buddha's Birthday", substituteSince2023) },
  { date: '2023-09-28', ...aroundChuseok },
  { date: '2023-09-29', ...chuseok },
  { date: '2023-09-30', ...aroundChuseok },
  { date: '2023-10-02', ...temporary },

  { date: '2024-02-09', ...aroundSeollal },
  { date: '2024-02-10', ...seollal },
  { date: '2024-02-11', ...aroundSeollal },
  { date: '2024-02-12', ...insteadOf('설날', 'Seollal', substitute) },
  { date: '2024-04-10', ko: '제22대 국회의원선거일', en: 'National Assembly election day', kind: 'election', source: election },
  { date: '2024-05-06', ...insteadOf('어린이날', "Children's Day", substitute) },
  { date: '2024-05-15', ...buddha },
  { date: '2024-09-16', ...aroundChuseok },
  { date: '2024-09-17', ...chuseok },
  { date: '2024-09-18', ...aroundChuseok },
  { date: '2024-10-01', ...temporary, ko: '임시공휴일(국군의 날)', en: 'Temporary holiday (Armed Forces Day)' },

  { date: '2025-01-27', ...temporary },
  { date: '2025-01-28', ...aroundSeollal },
  { date: '2025-01-29', ...seollal },
  { date: '2025-01-30', ...aroundSeollal },
  { date: '2025-03-03', ...insteadOf('삼일절', 'Independence Movement Day', substituteSince2021) },
  { date: '2025-05-05', ...buddha },
  { date: '2025-05-06', ...insteadOf('어린이날·부처님오신날', "Children's Day, Buddha's Birthday", substituteSince2023) },
  // An election to a vacant office is not one of 공직선거법 제34조: the government designated its day.
  { date: '2025-06-03', ko: '제21대 대통령선거일', en: 'Presidential election day', kind: 'election', source: designated },
  { date: '2025-10-05', ...aroundChuseok },
  { date: '2025-10-06', ...chuseok },
  { date: '2025-10-07', ...aroundChuseok },
  { date: '2025-10-08', ...insteadOf('추석', 'Chuseok', substitute) },

  { date: '2026-02-16', ...aroundSeollal },
  { date: '2026-02-17', ...seollal },
  { date: '2026-02-18', ...aroundSeollal },
  { date: '2026-03-02', ...insteadOf('삼일절', 'Independence Movement Day', substituteSince2021) },
  { date: '2026-05-24', ...buddha },
  { date: '2026-05-25', ...insteadOf('부처님오신날', "Buddha's Birthday", substituteSince2023) },
  { date: '2026-06-03', ko: '제9회 전국동시지방선거일', en: 'Local election day', kind: 'election', source: election },
  { date: '2026-08-17', ...insteadOf('광복절', 'Liberation Day', substituteSince2021) },
  { date: '2026-09-24', ...aroundChuseok },
  { date: '2026-09-25', ...chuseok },
  { date: '2026-09-26', ...aroundChuseok },
  { date: '2026-10-05', ...insteadOf('개천절', 'National Foundation Day', substituteSince2021) },

  { date: '2027-02-06', ...aroundSeollal },
  { date: '2027-02-07', ...seollal },
  { date: '2027-02-08', ...aroundSeollal },
  { date: '2027-02-09', ...insteadOf('설날', 'Seollal', substitute) },
  { date: '2027-05-03', ...insteadOf('노동절', 'Labour Day', labourDay), verify: true },
  { date: '2027-05-13', ...buddha },
  { date: '2027-07-19', ...insteadOf('제헌절', 'Constitution Day', constitutionDay), verify: true },
  { date: '2027-08-16', ...insteadOf('광복절', 'Liberation Day', substituteSince2021) },
  { date: '2027-09-14', ...aroundChuseok },
  { date: '2027-09-15', ...chuseok },
  { date: '2027-09-16', ...aroundChuseok },
  { date: '2027-10-04', ...insteadOf('개천절', 'National Foundation Day', substituteSince2021) },
  { date: '2027-10-11', ...insteadOf('한글날', 'Hangul Day', substituteSince2021) },
  { date: '2027-12-27', ...insteadOf('성탄절', 'Christmas Day', substituteSince2023) },
];
