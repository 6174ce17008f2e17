import fc from 'fast-check';
import { addDays, type Day, daysBetween } from '../days/days.js';
import type { Holiday } from './holiday.js';
import { datedHolidays, holidaysKnownFrom, holidaysKnownUntil } from './holidays.data.js';
import { areHolidaysKnown, firstWorkingDayOfWeek, holidaysOn, isWorkingDay, nextWorkingDay } from './working-days.js';

const daysOf = (year: number): Day[] => {
  const first = `${year}-01-01`;
  return Array.from({ length: daysBetween(first, `${year + 1}-01-01`) }, (_, index) => addDays(first, index));
};
const knownYears = [2023, 2024, 2025, 2026, 2027];
const knownDays = knownYears.flatMap(daysOf);
const aKnownDay = fc.constantFrom(...knownDays);
/** 0 is Sunday, read from the calendar of the platform. */
const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const isWeekend = (day: Day): boolean => [0, 6].includes(weekday(day));

describe('the weekdays off', () => {
  test.each([
    [2023, '01-23 01-24 03-01 05-05 05-29 06-06 08-15 09-28 09-29 10-02 10-03 10-09 12-25'],
    [2024, '01-01 02-09 02-12 03-01 04-10 05-06 05-15 06-06 08-15 09-16 09-17 09-18 10-01 10-03 10-09 12-25'],
    [2025, '01-01 01-27 01-28 01-29 01-30 03-03 05-05 05-06 06-03 06-06 08-15 10-03 10-06 10-07 10-08 10-09 12-25'],
    [2026, '01-01 02-16 02-17 02-18 03-02 05-01 05-05 05-25 06-03 07-17 08-17 09-24 09-25 10-05 10-09 12-25'],
    [2027, '01-01 02-08 02-09 03-01 05-03 05-05 05-13 07-19 08-16 09-14 09-15 09-16 10-04 10-11 12-27'],
  ])('of %i are those of its calendar', (year, off) => {
    const found = daysOf(year).filter((day) => !isWeekend(day) && !isWorkingDay(day));
    expect(found.map((day) => day.slice(5)).join(' ')).toBe(off);
  });

  test('of the years whose holidays are not all known are those with a fixed date', () => {
    // 추석 2028 is from 2 to 4 October, 설날 2022 on 1 February, and in 2022 neither 노동절 nor 제헌절 was a holiday.
    const weekdaysOff = (year: number) => daysOf(year).filter((day) => !isWeekend(day) && !isWorkingDay(day));
    expect(weekdaysOff(2028).map((day) => day.slice(5))).toEqual([
      '03-01',
      '05-01',
      '05-05',
      '06-06',
      '07-17',
      '08-15',
      '10-03',
      '10-09',
      '12-25',
    ]);
    expect(weekdaysOff(2022).map((day) => day.slice(5))).toEqual(['03-01', '05-05', '06-06', '08-15', '10-03']);
    expect([2022, 2028].flatMap(daysOf).some(areHolidaysKnown)).toBe(false);
    expect(knownDays.every(areHolidaysKnown)).toBe(true);
    expect([holidaysKnownFrom, holidaysKnownUntil]).toEqual(['2023-01-01', '2027-12-31']);
  });
});

describe('the rows', () => {
  test('of the lunar calendar agree with the calendar of the platform', () => {
    const dangi = new Intl.DateTimeFormat('en-u-ca-dangi', { timeZone: 'Asia/Seoul', month: 'numeric', day: 'numeric' });
    const lunarDay = (day: Day): string => {
      const parts = dangi.formatToParts(new Date(`${day}T12:00:00+09:00`));
      return ['month', 'day'].map((type) => parts.find((part) => part.type === type)?.value).join('/');
    };
    const named = (ko: string) => datedHolidays.filter((holiday) => holiday.ko === ko).map(({ date }) => date);
    const on = (lunar: string) => knownDays.filter((day) => lunarDay(day) === lunar);
    const around = (days: readonly Day[]) => days.flatMap((day) => [addDays(day, -1), addDays(day, 1)]);

    expect(on('1/1')).toHaveLength(5);
    expect(named('설날')).toEqual(on('1/1'));
    expect(named('설날 연휴')).toEqual(around(on('1/1')));
    expect(named('부처님오신날')).toEqual(on('4/8'));
    expect(named('추석')).toEqual(on('8/15'));
    expect(named('추석 연휴')).toEqual(around(on('8/15')));
  });

  test('of substitutes are those that article 3 gives', () => {
    const lunar = /^(설날|추석)/;
    const never = /^(신정|현충일)$/;
    const isOff = (day: Day) => weekday(day) === 0 || holidaysOn(day).some(({ kind }) => kind !== 'substitute');
    // 설날 and 추석 are lost to a Sunday alone, the others to a Saturday too; and of two on one weekday one is lost.
    const isLost = (day: Day, { ko }: Holiday) => weekday(day) === 0 || (weekday(day) === 6 && !lunar.test(ko));
    const substitutes = knownDays.flatMap((day) => {
      const statutory = holidaysOn(day).filter(({ kind, ko }) => kind === 'statutory' && !never.test(ko));
      const lost = isWeekend(day) ? statutory.some((holiday) => isLost(day, holiday)) : statutory.length > 1;
      if (!lost) return [];
      let next = addDays(day, 1);
      while (isOff(next) || weekday(next) === 6) next = addDays(next, 1);
      return [next];
    });
    expect(datedHolidays.filter(({ kind }) => kind === 'substitute').map(({ date }) => date)).toEqual(substitutes);
    expect(substitutes).toHaveLength(18);
  });

  test('stand in order, one on each day, each with its source', () => {
    const dates = datedHolidays.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(dates.every(areHolidaysKnown)).toBe(true);
    expect(knownDays.flatMap(holidaysOn).filter(({ ko, en, source }) => ko === '' || en === '' || source === '')).toEqual([]);
  });

  test('that are not certain say so, and no others', () => {
    const uncertain = knownDays.flatMap(holidaysOn).filter(({ verify }) => verify === true);
    expect(uncertain.map(({ date, ko }) => `${date} ${ko}`)).toEqual([
      '2026-05-01 노동절',
      '2026-07-17 제헌절',
      '2027-05-01 노동절',
      '2027-05-03 대체공휴일(노동절)',
      '2027-07-17 제헌절',
      '2027-07-19 대체공휴일(제헌절)',
    ]);
    expect(uncertain.every(({ source }) => source.includes('확인 필요'))).toBe(true);
  });

  test('of one day are all that fall on it', () => {
    expect(holidaysOn('2025-05-05').map(({ ko, en, kind }) => [ko, en, kind])).toEqual([
      ['어린이날', "Children's Day", 'statutory'],
      ['부처님오신날', "Buddha's Birthday", 'statutory'],
    ]);
    expect(holidaysOn('2025-06-03')).toMatchObject([{ kind: 'election', ko: '제21대 대통령선거일' }]);
    expect(holidaysOn('2024-10-01')).toMatchObject([{ kind: 'temporary' }]);
    expect(holidaysOn('2024-03-04')).toEqual([]);
  });
});

describe('the next working day', () => {
  test.each([
    ['2024-03-04', '2024-03-05'],
    ['2024-03-08', '2024-03-11'],
    ['2024-02-08', '2024-02-13'],
    ['2024-02-29', '2024-03-04'],
    ['2025-10-02', '2025-10-10'],
    ['2025-12-31', '2026-01-02'],
    ['2026-12-31', '2027-01-04'],
  ])('after %s is %s', (day, next) => {
    expect(nextWorkingDay(day)).toBe(next);
  });

  test('is later, worked on, and the first', () => {
    fc.assert(
      fc.property(aKnownDay, (day) => {
        const next = nextWorkingDay(day);
        const between = Array.from({ length: daysBetween(day, next) - 1 }, (_, index) => addDays(day, index + 1));
        expect(next > day).toBe(true);
        expect(isWorkingDay(next)).toBe(true);
        expect(between.filter((each) => isWorkingDay(each))).toEqual([]);
      }),
    );
  });
});

describe('the first working day of the week', () => {
  test.each([
    ['2024-03-04', '2024-03-04'],
    ['2024-03-10', '2024-03-04'],
    ['2024-02-12', '2024-02-13'],
    ['2024-02-18', '2024-02-13'],
    ['2025-10-06', '2025-10-10'],
    ['2024-12-30', '2024-12-30'],
    ['2025-01-27', '2025-01-31'],
    ['1999-12-31', '1999-12-27'],
  ])('of %s is %s', (day, first) => {
    expect(firstWorkingDayOfWeek(day)).toBe(first);
  });

  test('is none in a week all of holidays', () => {
    const closed = (day: Day) => isWorkingDay(day) && day !== '2025-10-10';
    expect(firstWorkingDayOfWeek('2025-10-06', closed)).toBeNull();
    expect(firstWorkingDayOfWeek('2025-10-12', closed)).toBeNull();
    expect(firstWorkingDayOfWeek('2025-10-13', closed)).toBe('2025-10-13');
  });

  test('is the same for all its seven days', () => {
    fc.assert(
      fc.property(aKnownDay, (day) => {
        const monday = addDays(day, -((weekday(day) + 6) % 7));
        const week = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days));
        expect(firstWorkingDayOfWeek(day)).toBe(week.find((each) => isWorkingDay(each)));
      }),
    );
  });
});

test('what is no day has no holidays', () => {
  for (const text of ['2024-02-30', '2024-03-05T00:00:00Z', '']) {
    expect(() => holidaysOn(text)).toThrow(RangeError);
    expect(() => isWorkingDay(text)).toThrow(RangeError);
    expect(() => nextWorkingDay(text)).toThrow(RangeError);
    expect(() => firstWorkingDayOfWeek(text)).toThrow(RangeError);
  }
});
