import { addDays, isDay } from '#korea';

/** The instant a call closes, epoch milliseconds: a day without a time ends with that day in Seoul. null where it names no end. */
export function closingInstant(call: { readonly closesAt?: string } | null): number | null {
  if (call?.closesAt === undefined) return null;
  return Date.parse(isDay(call.closesAt) ? `${addDays(call.closesAt, 1)}T00:00:00+09:00` : call.closesAt);
}
