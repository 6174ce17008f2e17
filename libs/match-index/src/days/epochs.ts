import { sizeLawOn } from '#korea';
import { type DayNumber, writeDay, yearOfDay } from './day-code.js';

/** A stretch of reference days in which a firm's size and its latest closed year are the same: one calendar year under one size law. */
export interface Epoch {
  readonly key: string;
  readonly year: number;
  /** A day of it, `YYYY-MM-DD`. */
  readonly day: string;
  readonly law: string;
}

const byDay = new Map<DayNumber, Epoch>();
const byKey = new Map<string, Epoch>();

export function epochOf(day: DayNumber): Epoch {
  let epoch = byDay.get(day);
  if (epoch === undefined) {
    const text = writeDay(day);
    const law = sizeLawOn(text).id;
    const year = yearOfDay(day);
    const key = `${year} ${law}`;
    epoch = byKey.get(key) ?? { key, year, day: text, law };
    byKey.set(key, epoch);
    if (byDay.size > 4096) byDay.clear();
    byDay.set(day, epoch);
  }
  return epoch;
}
