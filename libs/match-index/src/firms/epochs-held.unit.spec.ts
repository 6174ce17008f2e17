import { evaluate, type Profile, type Rule } from '#eligibility';
import { MatchIndex } from '../match-index.js';

const years = Array.from({ length: 14 }, (_, index) => 2012 + index);
const asOf = '2026-03-04';

/** Revenues that rise by a hundred million a year. */
const firm: Profile = {
  stage: 'operating',
  industries: ['28202'],
  employees: 3,
  revenues: years.map((year) => ({ year, amount: (year - 2000) * 1e8 })),
};

const exactly = (year: number): Rule => ({ revenue: { min: (year - 2000) * 1e8, max: (year - 2000) * 1e8 }, on: `${year + 1}-06-01` });

describe('what hangs on the year', () => {
  it('is kept for all the years that one rule refers to, however many', () => {
    const index = new MatchIndex({ asOf, kernel: 'wasm' });
    index.putFirm('f', firm);
    const rule: Rule = { all: years.map(exactly) };
    expect(evaluate(rule, firm, { asOf })).toBe('eligible');
    expect([...index.firmRowsForRule({ rule }).eligible]).toEqual([0]);
    expect(index.reach({ rule })).toMatchObject({ eligible: 1, bySize: { micro: 1 } });
  });

  it('is there again when a year is asked for after many others', () => {
    const index = new MatchIndex({ asOf, kernel: 'wasm' });
    index.putFirm('f', firm);
    const both: Rule = { all: [exactly(2012), exactly(2025)] };
    for (const year of [...years, ...years.toReversed(), 2012]) {
      expect([...index.firmRowsForRule({ rule: exactly(year) }).eligible]).toEqual([0]);
      expect([...index.firmRowsForRule({ rule: both }).eligible]).toEqual([0]);
    }
  });
});
