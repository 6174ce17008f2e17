import type { CriterionOf } from '#eligibility';
import { RangeFamily } from '../../families/range.family.js';
import { type CodeRange, codeRange, isExact } from '../../numbers/bounds.js';
import { bucketsAt, codesOf } from '../../numbers/buckets.js';
import { staffScale } from '../../numbers/scale.js';
import { type Leaf, literal } from '../../rules/node.js';
import type { CriterionIndex } from '../criterion-index.js';
import { numberTest } from '../number-column.js';

interface EmployeesLeaf extends Leaf {
  readonly range: CodeRange;
}

const column = 'employees';

/** Regular employees, as codes of halves. */
export const employees: CriterionIndex<EmployeesLeaf> = {
  test: 'employees',
  compile(criterion) {
    const range = codeRange((criterion as CriterionOf<'employees'>).employees, staffScale);
    const { low, high, outerLow, outerHigh } = range;
    const bounds = (criterion as CriterionOf<'employees'>).employees;
    const inexact = !isExact(range);
    const key = inexact ? `${bounds.min} ${bounds.above} ${bounds.max} ${bounds.below}` : `${low}-${high} ${outerLow}-${outerHigh}`;
    const leaf: EmployeesLeaf = { test: 'employees', key: `employees ${key}`, range, ...(inexact && { inexact }) };
    return literal(leaf);
  },

  reads: ['employees'],
  facts({ employees: given }, to) {
    if (given === undefined) return;
    const { low, high } = codesOf(given, staffScale);
    to.row(column);
    to.number(column, low, high);
  },

  cost: 10,
  firms: ({ range }, { keys }) => numberTest(column, range, keys),

  familyOf: () => 'employees',
  family: (_, negated, memory) =>
    new RangeFamily(
      {
        starts,
        rangeOf: ({ range }) => range,
        valueOf: ({ profile: { employees: given } }) => (given === undefined ? 'unknown' : codesOf(given, staffScale)),
      },
      negated,
      memory,
    ),
};

const starts = bucketsAt(
  [1, 2, 3, 4, 5, 6, 9, 10, 11, 15, 20, 30, 49, 50, 51, 99, 100, 150, 199, 200, 250, 299, 300, 301, 500, 999, 1000],
  staffScale,
);
