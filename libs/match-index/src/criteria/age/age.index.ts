import type { Bounds, CriterionOf } from '#eligibility';
import { dayCode, dayNumber, fromParts } from '../../days/day-code.js';
import { RangeFamily } from '../../families/range.family.js';
import { isExact } from '../../numbers/bounds.js';
import { type Leaf, literal, type Reference } from '../../rules/node.js';
import type { CriterionIndex } from '../criterion-index.js';
import { possibleIfNotGiven } from '../given.js';
import { ageCode, ageRange, establishedRange, turningDays } from './age-range.js';
import { establishedColumn, establishedGiven } from './established.js';

interface AgeLeaf extends Leaf {
  readonly bounds: Bounds;
  readonly on: Reference;
}

/** Age to the day, kept as the day of establishment: which days fit hangs on the rule alone, so that time passing touches nothing. */
export const age: CriterionIndex<AgeLeaf> = {
  test: 'age',
  compile(criterion, { on }) {
    const bounds = (criterion as CriterionOf<'age'>).age;
    const { min, above, max, below } = bounds;
    const inexact = on !== 'asOf' && !isExact(establishedRange(bounds, on));
    const leaf: AgeLeaf = {
      test: 'age',
      key: `age ${min} ${above} ${max} ${below} ${on}`,
      bounds,
      on,
      ...(inexact && { inexact }),
      hangsOnAsOf: on === 'asOf',
    };
    return literal(leaf);
  },

  reads: ['establishedOn'],
  facts({ establishedOn }, to) {
    if (establishedOn === undefined) return;
    const code = dayCode(dayNumber(establishedOn));
    to.row(establishedGiven);
    to.number(establishedColumn, code, code);
  },

  cost: 10,
  firms({ bounds, on }, { keys, asOf }) {
    const range = establishedRange(bounds, on === 'asOf' ? asOf : on);
    const exact = isExact(range);
    const known = keys.of(establishedGiven);
    const column = keys.of(establishedColumn);
    const preStartup = keys.of('stage pre-startup');
    return (segment, answer) => {
      const { kernel, length, met, possible, active, scratch, otherScratch } = answer;
      segment.setInside(met, column, range.low, range.high, active, scratch);
      segment.rows.and(met, known, length, scratch);
      possibleIfNotGiven(segment, known, answer);
      if (!exact) {
        segment.setMeeting(otherScratch, column, range.outerLow, range.outerHigh, active, otherScratch);
        segment.rows.and(otherScratch, known, length, scratch);
        kernel.or(possible, otherScratch, length);
        kernel.andNot(otherScratch, met, length);
        segment.rows.clearFrom(otherScratch, preStartup, length);
        kernel.or(answer.doubtful, otherScratch, length);
      }
      segment.rows.clearFromBoth(met, possible, preStartup, length);
    };
  },

  turning(from, to, { keys }) {
    const marked = turningDays(from, to);
    const column = keys.of(establishedColumn);
    return (segment, bits) => segment.setMarked(bits, column, marked);
  },

  familyOf: ({ on }) => (on === 'asOf' ? 'age asOf' : 'age'),
  family: ({ on }, negated, memory) =>
    on === 'asOf'
      ? new RangeFamily(
          {
            starts: ageStarts,
            rangeOf: ({ bounds }) => ageRange(bounds),
            valueOf: ({ profile: { stage, establishedOn }, asOf }) => {
              if (stage === 'pre-startup') return 'unmet';
              return establishedOn === undefined ? 'unknown' : point(ageCode(dayNumber(establishedOn), asOf));
            },
          },
          negated,
          memory,
        )
      : new RangeFamily(
          {
            starts: dayStarts,
            rangeOf: (leaf) => establishedRange(leaf.bounds, leaf.on as number),
            valueOf: ({ profile: { stage, establishedOn } }) => {
              if (stage === 'pre-startup') return 'unmet';
              return establishedOn === undefined ? 'unknown' : point(dayCode(dayNumber(establishedOn)));
            },
          },
          negated,
          memory,
        ),
};

function point(value: number): { readonly low: number; readonly high: number } {
  return { low: value, high: value };
}

/** Each age of its own up to 30 years. */
const ageStarts = Uint16Array.from({ length: 64 }, (_, code) => code);
/** Quarters from 1980, in which nearly all firms that apply were established; decades before and years after 2030. */
const dayStarts = Uint16Array.from([
  0,
  ...[1900, 1910, 1920, 1930, 1940, 1950, 1960, 1970, 1975].map((year) => dayCode(fromParts(year, 1, 1))),
  ...Array.from({ length: 50 * 4 }, (_, quarter) => dayCode(fromParts(1980 + Math.floor(quarter / 4), 1 + 3 * (quarter % 4), 1))),
  ...Array.from({ length: 49 }, (_, year) => dayCode(fromParts(2030 + year, 1, 1))),
]);
