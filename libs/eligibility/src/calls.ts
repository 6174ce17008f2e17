import { isDay, seoulDay } from '#korea';
import { Temporal } from 'temporal-polyfill';

/** When a call takes applications: days, or instants with an offset. */
export interface CallWindow {
  readonly id: string;
  readonly noticedOn?: string;
  readonly opensAt?: string;
  readonly closesAt?: string;
}

/** The day, or the instant with an offset, that something is looked at. */
export type AsOf = string;

export type Status = 'planned' | 'open' | 'closed' | 'ended';

/**
 * Whether a call takes applications: from `opensAt`, else from the start of `noticedOn`, else never; until `closesAt` (the end of it where it is a day without a time), else on
 * and on. At a day: at any moment of it.
 * @throws RangeError if a date is neither a day nor an instant with an offset
 */
export function isOpen(call: CallWindow, asOf: AsOf): boolean {
  const { from, until } = momentsOf(asOf);
  const { opens, closes } = windowOf(call);
  return opens < until && closes > from && opens < closes;
}

/**
 * The call a programme is judged by: of the open ones the first to close, one that never closes being the last; else the next to open; else the last that closed; else none.
 * Ties go to the lower id.
 */
export function currentCall<C extends CallWindow>(calls: readonly C[], asOf: AsOf): C | null {
  const { from, until } = momentsOf(asOf);
  const open = calls.filter((call) => isOpen(call, asOf));
  if (open.length > 0) return first(open, (call) => windowOf(call).closes);
  const toOpen = calls.filter((call) => windowOf(call).opens >= until && windowOf(call).opens !== never);
  if (toOpen.length > 0) return first(toOpen, (call) => windowOf(call).opens);
  const closed = calls.filter((call) => windowOf(call).closes <= from);
  return first(closed, (call) => -windowOf(call).closes);
}

/**
 * Where a programme stands: `ended` once its period is over, which it is after the last day of its end (a year, a month or a day); `open` while a call is open; `planned` before any
 * has opened; else `closed`.
 */
export function statusOf(
  program: { readonly period?: { readonly start?: string; readonly end?: string }; readonly calls: readonly CallWindow[] },
  asOf: AsOf,
): Status {
  const end = program.period?.end;
  if (end !== undefined && seoulDay(asOf).slice(0, end.length) > end) return 'ended';
  if (program.calls.some((call) => isOpen(call, asOf))) return 'open';
  const { until } = momentsOf(asOf);
  return program.calls.some((call) => windowOf(call).opens < until) ? 'closed' : 'planned';
}

const never = Infinity;

/**
 * The first moment of being open and the first of being closed again, in milliseconds since 1970; Infinity for never.
 * @throws RangeError if a date is neither a day nor an instant with an offset
 */
export function windowOf({ noticedOn, opensAt, closesAt }: Omit<CallWindow, 'id'>): { readonly opens: number; readonly closes: number } {
  const begin = opensAt ?? noticedOn;
  return {
    opens: begin === undefined ? never : momentsOf(opensAt === undefined ? seoulDay(begin) : begin).from,
    closes: closesAt === undefined ? never : isDay(closesAt) ? momentsOf(closesAt).until : instant(closesAt),
  };
}

interface Moments {
  readonly from: number;
  readonly until: number;
}

const mostRemembered = 20_000;
const remembered = new Map<string, Moments>();

/** The moments from `from` to before `until`: a day in Seoul, or an instant as the one millisecond it is. Remembered: the same few dates are read over and over, and that is slow. */
function momentsOf(asOf: AsOf): Moments {
  let moments = remembered.get(asOf);
  if (moments === undefined) {
    moments = readMoments(asOf);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(asOf, moments);
  }
  return moments;
}

function readMoments(asOf: AsOf): Moments {
  if (isDay(asOf)) {
    const day = Temporal.PlainDate.from(asOf);
    return { from: startOf(day), until: startOf(day.add({ days: 1 })) };
  }
  return { from: instant(asOf), until: instant(asOf) + 1 };
}

function startOf(day: Temporal.PlainDate): number {
  return day.toZonedDateTime('Asia/Seoul').epochMilliseconds;
}

function instant(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds;
}

function first<C extends CallWindow>(calls: readonly C[], order: (call: C) => number): C | null {
  return calls.reduce<C | null>((best, call) => {
    if (best === null) return call;
    const difference = compare(order(call), order(best));
    return difference < 0 || (difference === 0 && call.id < best.id) ? call : best;
  }, null);
}

/** Two calls that never close are equal, which their difference is not. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
