import type { CriterionOf } from '#eligibility';
import { yearOfDay } from '../../days/day-code.js';
import { ListedFamily } from '../../families/listed.family.js';
import { type Leaf, literal, negate, type Reference } from '../../rules/node.js';
import type { CriterionIndex } from '../criterion-index.js';
import { possibleIfNotGiven } from '../given.js';
import { sorted } from '../sorted.js';

interface ReceivedLeaf extends Leaf {
  readonly any: readonly string[];
  /** Null: ever. */
  readonly withinYears: number | null;
  readonly on: Reference;
}

const given = 'received';
const lastYear = 0xffff;

/** None of these in so many years is the negation of one of them: firms are kept under each programme with the year. */
export const received: CriterionIndex<ReceivedLeaf> = {
  test: 'received',
  compile(criterion, { on }) {
    const { none, withinYears } = (criterion as CriterionOf<'received'>).received;
    const any = sorted(none);
    const when = withinYears === undefined ? 'ever' : `${withinYears} ${on === 'asOf' ? on : yearOfDay(on)}`;
    const key = `received ${JSON.stringify(any)} ${when}`;
    return negate(
      literal<ReceivedLeaf>({
        test: 'received',
        key,
        any,
        withinYears: withinYears ?? null,
        on,
        hangsOnAsOf: withinYears !== undefined && on === 'asOf',
      }),
    );
  },

  reads: ['received'],
  facts({ received: had }, to) {
    if (had === undefined) return;
    to.row(given);
    for (const { programId, year } of had) to.span(`received ${programId}`, yearCode(year), yearCode(year));
  },

  cost: 1,
  firms({ any, withinYears, on }, { keys, asOf }) {
    const programs = any.map((id) => keys.of(`received ${id}`));
    const known = keys.of(given);
    const last = yearOfDay(on === 'asOf' ? asOf : on);
    const [low, high] = withinYears === null ? [0, lastYear] : [Math.max(0, last - withinYears + 1), last];
    return (segment, answer) => {
      answer.kernel.zero(answer.met, answer.length);
      for (const key of programs) segment.spans.setMeeting(answer.met, key, low, high);
      possibleIfNotGiven(segment, known, answer);
    };
  },

  turning(from, to, { keys }) {
    if (yearOfDay(from) === yearOfDay(to)) return () => undefined;
    const known = keys.of(given);
    return ({ rows }, bits, length) => rows.orInto(bits, known, length);
  },

  familyOf: () => 'received',
  family: (_, negated, memory) =>
    new ListedFamily(
      {
        list({ any, withinYears, on }, to) {
          for (const id of any) {
            if (withinYears === null) to.row(`ever ${id}`);
            else if (on === 'asOf') to.span(`asOf ${id}`, yearCode(withinYears), yearCode(withinYears));
            else to.span(`years ${id}`, Math.max(0, yearOfDay(on) - withinYears + 1), yearOfDay(on));
          }
        },
        ask({ profile: { received: had }, asOf }, hits) {
          if (had === undefined) return hits.unknown();
          for (const { programId, year } of had) {
            hits.met(`ever ${programId}`);
            hits.metSpan(`years ${programId}`, yearCode(year), yearCode(year));
            const ago = yearOfDay(asOf) - year;
            if (ago >= 0) hits.metSpan(`asOf ${programId}`, ago + 1, lastYear);
          }
        },
      },
      negated,
      memory,
    ),
};

/** No reference date has a year above 9999, so that all years beyond are the same. */
function yearCode(year: number): number {
  return Math.min(year, lastYear);
}
