import fc from 'fast-check';
import { judge, missingFields, type Profile, sees } from '#eligibility';
import { seoulDay } from '#korea';
import { dayOrInstant, plainProfile } from '../../../eligibility/testing/arbitraries.js';
import { firm, program } from '../../testing/arbitrary-world.js';
import { MatchIndex } from '../match-index.js';
import type { IndexedProgram } from '../programs/indexed-program.js';
import { judgedAt, judgedBy } from '../programs/slot.js';
import { NearMisses } from './near-misses.js';
import { UnlockingFacts } from './unlocking.js';

function judgedAll(programs: readonly IndexedProgram[], profile: Profile, asOf: string) {
  return programs.flatMap((each) => {
    const judged = judgedAt(each, asOf);
    const judgement = judge(judged.rule, profile, judgedBy(judged, asOf), 'ko');
    return sees(profile, each.applicants, judged.rule, judgement.verdict) ? [{ id: each.id, judged, ...judgement }] : [];
  });
}

const world = fc.tuple(
  fc.array(program('p'), { minLength: 5, maxLength: 40 }).map((each) => each.map((made, number) => ({ ...made, id: `p-${number}` }))),
  fc.array(fc.oneof(firm, plainProfile), { minLength: 1, maxLength: 5 }),
  dayOrInstant,
);

function indexOf(programs: readonly IndexedProgram[], asOf: string): MatchIndex {
  const index = new MatchIndex({ asOf, kernel: 'wasm' });
  for (const each of programs) index.putProgram(each);
  return index;
}

describe('the fact that settles most', () => {
  it('is counted over the programmes that lack it and nothing else', () => {
    let settled = 0;
    fc.assert(
      fc.property(world, ([programs, firms, asOf]) => {
        const facts = new UnlockingFacts(indexOf(programs, asOf));
        for (const profile of firms) {
          const right: Record<string, number> = {};
          for (const { judged } of judgedAll(programs, profile, asOf)) {
            const missing = missingFields(judged.rule, profile, { asOf: seoulDay(asOf), call: judged.call, programId: judged.program.id });
            if (missing.length === 1) right[missing[0]!] = (right[missing[0]!] ?? 0) + 1;
          }
          const found = facts.find(profile);
          expect(Object.fromEntries(found.map(({ field, programs: n }) => [field, n]))).toEqual(right);
          expect(found.map(({ programs: n }) => n)).toEqual(Object.values(right).sort((a, b) => b - a));
          settled += found.length;
        }
      }),
      { numRuns: 60 },
    );
    expect(settled).toBeGreaterThan(100);
  }, 60_000);
});

describe('near misses over all programmes', () => {
  it('are those of the definition', () => {
    let missed = 0;
    fc.assert(
      fc.property(world, ([programs, firms, asOf]) => {
        const misses = new NearMisses(indexOf(programs, asOf));
        for (const profile of firms) {
          const right = judgedAll(programs, profile, asOf).flatMap(({ id, nearMiss }) =>
            nearMiss === null ? [] : [{ programId: id, nearMiss }],
          );
          expect([...misses.find(profile, 'ko')]).toEqual(right);
          missed += right.length;
        }
      }),
      { numRuns: 60 },
    );
    expect(missed).toBeGreaterThan(100);
  }, 60_000);
});
