import type { AsOf } from '#eligibility';
import { isDay } from '#korea';
import type { DayNumber } from '../days/day-code.js';
import { dayOf, type ProgramIndex } from './program-index.js';

const dayMs = 86_400_000;
const seoulMs = 9 * 3_600_000;
/** Since then Seoul has been nine hours ahead without summer time. */
const plainSince = Date.parse('1990-01-01T00:00:00+09:00');

/**
 * Which times are as good as one another: instants of one day in Seoul between which no call opens or closes. Whatever was worked out for the one holds for the other, so that a clock
 * that runs on does not make everything anew.
 */
export class Moments {
  private turns: { readonly day: DayNumber; readonly generation: number; readonly at: Float64Array } | null = null;

  constructor(private readonly programs: ProgramIndex) {}

  /** The index's own time where it is as good as this one, else this one. */
  of(asOf: AsOf): AsOf {
    const own = this.programs.asOf;
    if (asOf === own || isDay(asOf) || isDay(own)) return asOf;
    const [one, other] = [Date.parse(own), Date.parse(asOf)];
    const [from, until] = one < other ? [one, other] : [other, one];
    if (!(from >= plainSince) || startOfDay(from) !== startOfDay(until)) return asOf;
    return this.turnsOn(dayOf(own)).some((at) => !(at <= from || at > until)) ? asOf : own;
  }

  /** When the index's own time stops being as good as the present, epoch milliseconds. The next day at the latest. */
  endOfOwn(): number {
    const own = this.programs.asOf;
    const now = isDay(own) ? Date.parse(`${own}T00:00:00+09:00`) : Date.parse(own);
    const next = startOfDay(now) + dayMs;
    return this.turnsOn(dayOf(own)).reduce((first, at) => (at > now && at < first ? at : first), next);
  }

  /** Instants of that day at which a call opens or closes. */
  private turnsOn(day: DayNumber): Float64Array {
    const { generation } = this.programs;
    if (this.turns?.day !== day || this.turns.generation !== generation) {
      const dates = [...this.programs.turningOn(day)].flatMap(({ calls }) =>
        calls.flatMap(({ noticedOn, opensAt, closesAt }) => [opensAt ?? noticedOn, closesAt]),
      );
      const instants = dates.flatMap((date) => (date === undefined || isDay(date) ? [] : Date.parse(date)));
      this.turns = { day, generation, at: Float64Array.from(new Set(instants)) };
    }
    return this.turns.at;
  }
}

function startOfDay(instant: number): number {
  return Math.floor((instant + seoulMs) / dayMs) * dayMs - seoulMs;
}
