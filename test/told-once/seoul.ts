/** Dates and due times in Seoul, worked out here anew: what is tested does not say when it should have told something. */
const minute = 60_000;
const hour = 60 * minute;
export const dayMillis = 24 * hour;
const offset = 9 * hour;

/** Days on which nobody works from February to April 2024, but for weekends (월력요항 2024, 공직선거법 for 10 April). */
const holidays: ReadonlySet<string> = new Set(['2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12', '2024-03-01', '2024-04-10']);

export function dayOf(moment: number): string {
  return new Date(moment + offset).toISOString().slice(0, 10);
}

export function momentOn(day: string, time = '00:00'): number {
  return Date.parse(`${day}T${time}:00+09:00`);
}

export function plusDays(day: string, days: number): string {
  return dayOf(momentOn(day, '12:00') + days * dayMillis);
}

export function isWorked(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** A date as a call has it: the moment from which it opens, or that from which it is closed. */
export function opening(date: string): number {
  return date.length === 10 ? momentOn(date) : Date.parse(date);
}

export function close(date: string): number {
  return date.length === 10 ? momentOn(plusDays(date, 1)) : Date.parse(date);
}

export type Often = 'at-once' | 'daily' | 'weekly';

/** When something that there is to say now is to go out. */
export function dueFrom(now: number, often: Often, channel: 'email' | 'webhook' | 'inbox'): number {
  if (channel === 'inbox') return now;
  if (often === 'at-once') return channel === 'email' ? awake(now) : now;
  for (let day = dayOf(now); ; day = plusDays(day, 1)) {
    const nine = momentOn(day, '09:00');
    if (nine >= now && isWorked(day) && (often === 'daily' || isFirstOfWeek(day))) return nine;
  }
}

/** As asked for, unless that is after the close of the call: then the next way, more frequent, that is before it. */
export function dueBefore(close: number, now: number, often: Often, channel: 'email' | 'webhook' | 'inbox'): number {
  const ways: readonly Often[] =
    often === 'weekly' ? ['weekly', 'daily', 'at-once'] : often === 'daily' ? ['daily', 'at-once'] : ['at-once'];
  const times = ways.map((way) => dueFrom(now, way, channel));
  return times.find((time) => time < close) ?? times[0]!;
}

/** From nine in the evening until eight in the morning no mail goes out at once. */
function awake(now: number): number {
  const day = dayOf(now);
  if (now < momentOn(day, '08:00')) return momentOn(day, '08:00');
  return now < momentOn(day, '21:00') ? now : momentOn(plusDays(day, 1), '08:00');
}

function isFirstOfWeek(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const before = Array.from({ length: (weekday + 6) % 7 }, (_, n) => plusDays(day, -1 - n));
  return !before.some(isWorked);
}
