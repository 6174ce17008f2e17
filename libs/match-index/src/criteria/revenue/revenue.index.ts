import type { CriterionOf, Profile } from '#eligibility';
import { yearOfDay } from '../../days/day-code.js';
import { epochOf } from '../../days/epochs.js';
import { RangeFamily } from '../../families/range.family.js';
import { type CodeRange, codeRange, isExact } from '../../numbers/bounds.js';
import { bucketsAt, codesOf } from '../../numbers/buckets.js';
import { wonScale } from '../../numbers/scale.js';
import { type Leaf, literal, type Reference } from '../../rules/node.js';
import type { CriterionIndex } from '../criterion-index.js';
import { numberTest } from '../number-column.js';

interface RevenueLeaf extends Leaf {
  readonly range: CodeRange;
  readonly on: Reference;
}

/** Revenue of the latest given year before the reference date's: a column for each year that rules refer to. */
export const revenue: CriterionIndex<RevenueLeaf> = {
  test: 'revenue',
  compile(criterion, { on }) {
    const bounds = (criterion as CriterionOf<'revenue'>).revenue;
    const range = codeRange(bounds, wonScale);
    const inexact = !isExact(range);
    const year = on === 'asOf' ? on : yearOfDay(on);
    const key = `revenue ${bounds.min} ${bounds.above} ${bounds.max} ${bounds.below} ${year}`;
    const leaf: RevenueLeaf = { test: 'revenue', key, range, on, ...(inexact && { inexact }), hangsOnAsOf: on === 'asOf' };
    return literal(leaf);
  },

  reads: ['revenues'],
  facts({ revenues }, to) {
    if (revenues === undefined) return;
    to.epochs.forEach(({ year }, index) => {
      if (to.epochs.findIndex((each) => each.year === year) !== index) return;
      const codes = codesBefore(revenues, year);
      if (codes === null) return;
      to.row(columnOf(year));
      to.number(columnOf(year), codes.low, codes.high);
    });
  },

  cost: 10,
  firms({ range, on }, { keys, asOf, holdEpoch }) {
    const epoch = epochOf(on === 'asOf' ? asOf : on);
    holdEpoch(epoch);
    return numberTest(columnOf(epoch.year), range, keys);
  },

  turning(from, to, { keys, holdEpoch }) {
    const [before, after] = [epochOf(from), epochOf(to)];
    if (before.year === after.year) return () => undefined;
    holdEpoch(before);
    holdEpoch(after);
    return ({ rows }, bits, length) => {
      for (const { year } of [before, after]) rows.orInto(bits, keys.of(columnOf(year)), length);
    };
  },

  familyOf: ({ on }) => (on === 'asOf' ? 'revenue asOf' : columnOf(yearOfDay(on))),
  family: ({ on }, negated, memory) => {
    const year = on === 'asOf' ? null : yearOfDay(on);
    return new RangeFamily(
      {
        starts,
        rangeOf: ({ range }) => range,
        valueOf: ({ profile: { revenues }, asOf }) => codesBefore(revenues ?? [], year ?? yearOfDay(asOf)) ?? 'unknown',
      },
      negated,
      memory,
    );
  },
};

function columnOf(year: number): string {
  return `revenue ${year}`;
}

/** Null: no such year is given. */
function codesBefore(revenues: NonNullable<Profile['revenues']>, year: number): { readonly low: number; readonly high: number } | null {
  let latest: (typeof revenues)[number] | null = null;
  for (const each of revenues) if (each.year < year && (latest === null || each.year > latest.year)) latest = each;
  return latest === null ? null : codesOf(latest.amount, wonScale);
}

const hundredMillion = 100_000_000;
const starts = bucketsAt(
  [0.5, 0.8, 1.04, 2, 3, 5, 10, 15, 20, 30, 50, 80, 100, 120, 200, 300, 400, 500, 600, 800, 1000, 1200, 1500, 1800, 3000, 10000].map(
    (each) => each * hundredMillion,
  ),
  wonScale,
);
