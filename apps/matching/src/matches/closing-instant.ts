import { isDay } from '#korea';

const dayMs = 24 * 60 * 60 * 1000;

/** The instant a call closes, epoch milliseconds: a day without a time ends with that day in Seoul. null where it names no end. */
export function closingInstant(call: { readonly closesAt?: string } | null): number | null {
  if (call?.closesAt === undefined) return null;
  return isDay(call.closesAt) ? Date.parse(`${call.closesAt}T00:00:00+09:00`) + dayMs : Date.parse(call.closesAt);
}
