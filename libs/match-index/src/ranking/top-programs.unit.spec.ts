import fc from 'fast-check';
import { type AsOf, isOpen, judge, type Profile } from '#eligibility';
import { seoulDay } from '#korea';
import { compareMatches, type Ordered, scoreOf } from '#ranking';
import { dayOrInstant } from '../../../eligibility/testing/arbitraries.js';
import { firm, program } from '../../testing/arbitrary-world.js';
import { MatchIndex } from '../match-index.js';
import type { IndexedProgram } from '../programs/indexed-program.js';
import { judgedAt } from '../programs/slot.js';
import type { ShowProgram } from './shown-program.js';
import { TopPrograms } from './top-programs.js';

const show: ShowProgram = ({ program: { supports = [], budget }, call }, asOf) => ({
  kinds: supports.map(({ kind }) => kind),
  budget: budget?.amount ?? null,
  call: call === null ? null : { closing: 'fixed', ...(call.closesAt !== undefined && { closesAt: call.closesAt }) },
  open: call !== null && isOpen(call, asOf),
  expected: null,
  running: supports.length > 1,
  closesAt: call?.closesAt === undefined ? null : Date.parse(call.closesAt),
});

/** Scores and sorts everything. */
function plainly(
  index: MatchIndex,
  programs: readonly IndexedProgram[],
  profile: Profile,
  asOf: AsOf,
  relevance: ReadonlyMap<string, number> | null,
): readonly Ordered[] {
  const found = index.programsFor(profile, asOf);
  return programs
    .flatMap((each): Ordered[] => {
      const standing = found.standingOf(index.programs.slotOf(each.id)!);
      if (standing === 'unseen' || (relevance !== null && !relevance.has(each.id))) return [];
      const judged = judgedAt(each, asOf);
      const today = seoulDay(asOf);
      const { verdict, trace, missing } = judge(judged.rule, profile, { asOf: today, call: judged.call, programId: each.id });
      const { closesAt, ...shown } = show(judged, asOf);
      const outcomes = new Map(trace.map(({ id, outcome }) => [id, outcome]));
      const { score } = scoreOf({
        ...shown,
        profile,
        rule: judged.rule,
        outcomes,
        today,
        relevance: relevance?.get(each.id) ?? null,
        lang: 'ko',
      });
      return [{ id: each.id, verdict, missing: missing.length, score, closesAt }];
    })
    .sort(compareMatches);
}

const kinds = fc.subarray(['prototype', 'marketing', 'rnd']);
const offer = fc
  .tuple(program('p'), kinds, fc.option(fc.constantFrom(0, 10_000_000, 50_000_000, 3_000_000_000)))
  .map(([each, given, amount]): IndexedProgram => ({
    ...each,
    supports: given.map((kind) => ({ kind })),
    ...(amount !== null && { budget: { amount } }),
  }));

describe('the first programmes', () => {
  it('are those that ranking every match puts first', () => {
    let listed = 0;
    fc.assert(
      fc.property(
        fc.array(offer, { minLength: 5, maxLength: 25 }),
        fc.array(firm, { minLength: 1, maxLength: 4 }),
        fc.tuple(dayOrInstant, dayOrInstant),
        fc.nat(8),
        fc.option(fc.constantFrom(0, 0.3, 1)),
        (offers, firms, [asOf, otherTime], count, relevant) => {
          const programs = offers.map((each, number) => ({ ...each, id: `p-${number}` }));
          const relevance =
            relevant === null
              ? null
              : new Map(programs.filter((_, index) => index % 3 > 0).map(({ id }, index) => [id, (relevant * (index % 4)) / 3]));
          const index = new MatchIndex({ asOf, kernel: 'wasm' });
          for (const each of programs) index.putProgram(each);
          const tops = new TopPrograms(index, show);
          for (const profile of firms) {
            for (const time of [asOf, otherTime, asOf]) {
              const right = plainly(index, programs, profile, time, relevance);
              listed += right.length;
              const eligible = right.filter(({ verdict }) => verdict === 'eligible');
              expect(tops.top({ profile, count, asOf: time, relevance })).toEqual(eligible.slice(0, count));
              const possible = right.filter(({ verdict }) => verdict !== 'ineligible');
              expect(tops.top({ profile, count, asOf: time, relevance, include: ['unknown'] })).toEqual(possible.slice(0, count));
              const all = { profile, asOf: time, relevance, include: ['ineligible', 'unknown'] as const };
              expect(tops.top({ ...all, count })).toEqual(right.slice(0, count));
              expect(tops.top({ ...all, count: 2000 })).toEqual(right);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(listed).toBeGreaterThan(500);
  }, 120_000);

  it('are those of the programmes as they are now, whatever they were when it was asked before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(offer, offer), { minLength: 3, maxLength: 15 }), firm, dayOrInstant, (pairs, profile, asOf) => {
        const index = new MatchIndex({ asOf, kernel: 'wasm' });
        const tops = new TopPrograms(index, show);
        for (const which of [0, 1, 0] as const) {
          const programs = pairs.map((pair, number) => ({ ...pair[number % 2 === 0 ? which : 0], id: `p-${number}` }));
          for (const each of programs) index.putProgram(each);
          const asked = { profile, asOf, include: ['ineligible', 'unknown'] as const };
          const right = plainly(index, programs, profile, asOf, null);
          expect(tops.top({ ...asked, count: 3 })).toEqual(right.slice(0, 3));
          expect(tops.top({ ...asked, count: 2000 })).toEqual(right);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
