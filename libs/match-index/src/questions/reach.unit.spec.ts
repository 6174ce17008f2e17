import fc from 'fast-check';
import { evaluate, narrowestSize, type Profile, sees } from '#eligibility';
import { areaPath } from '#korea';
import { callDates, day, profile, rule } from '../../../eligibility/testing/arbitraries.js';
import { TypedRule } from '../deltas/typed-rule.js';
import { MatchIndex } from '../match-index.js';

const text = (value: unknown) => JSON.stringify(value);
const ruleText = rule().map(text);

/** Head office of a firm, as a county; by hand, as the definition of the API has it. */
function seatOf({ sites }: Profile): string {
  const head = sites?.find(({ kind }) => kind === 'head')?.area;
  if (head === undefined) return 'unknown';
  const counties = areaPath(head).filter((code) => code.length === 5);
  return counties.at(-1) ?? areaPath(head)[0]!;
}

describe('the reach of a rule', () => {
  it('counts each firm once, by seat and by size', () => {
    fc.assert(
      fc.property(fc.array(profile, { maxLength: 30 }), ruleText, fc.option(callDates), day, (profiles, written, call, asOf) => {
        const index = new MatchIndex({ asOf, kernel: 'wasm' });
        profiles.forEach((each, number) => index.putFirm(`f-${number}`, each));
        const asked = { rule: JSON.parse(written), applicants: ['company', 'pre-startup'] as const, call };
        const judged = profiles.map((each) => ({ each, verdict: evaluate(asked.rule, each, { asOf, call }) }));
        const seeing = judged.filter(({ each, verdict }) => sees(each, asked.applicants, asked.rule, verdict));
        const of = (wanted: string) => seeing.filter(({ verdict }) => verdict === wanted);
        const tally = (names: readonly string[]) =>
          Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((each) => each === name).length]));
        expect(index.reach(asked)).toEqual({
          eligible: of('eligible').length,
          unknown: of('unknown').length,
          ineligible: of('ineligible').length,
          byArea: tally(of('eligible').map(({ each }) => seatOf(each))),
          bySize: tally(of('eligible').map(({ each }) => narrowestSize(each, asOf))),
        });
        const ids = (rows: Uint32Array) => [...rows].map((row) => index.firms.idOf(row));
        const rows = index.firmRowsForRule(asked);
        expect(ids(rows.eligible)).toEqual(of('eligible').map(({ each }) => `f-${profiles.indexOf(each)}`));
        expect(ids(rows.unknown)).toEqual(of('unknown').map(({ each }) => `f-${profiles.indexOf(each)}`));
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe('a rule being typed', () => {
  it('tells the firms that each change takes in or leaves out', () => {
    const index = new MatchIndex({ asOf: '2024-05-10', kernel: 'wasm' });
    const chungju = index.putFirm('chungju', { sites: [{ kind: 'head', area: '43130' }] });
    const seoul = index.putFirm('seoul', { sites: [{ kind: 'head', area: '11110' }] });
    const typed = new TypedRule(index);
    expect(typed.next({ rule: null }, '2024-05-10')).toEqual([
      { row: chungju, from: 'unseen', to: 'eligible' },
      { row: seoul, from: 'unseen', to: 'eligible' },
    ]);
    expect(typed.next({ rule: { site: { in: ['43130'] } } }, '2024-05-10')).toEqual([{ row: seoul, from: 'eligible', to: 'ineligible' }]);
    expect(typed.next({ rule: { all: [{ site: { in: ['43130'] } }, { employees: { min: 5 } }] } }, '2024-05-10')).toEqual([
      { row: chungju, from: 'eligible', to: 'unknown' },
    ]);
  });
});
