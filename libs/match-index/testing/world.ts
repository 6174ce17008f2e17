import { type AsOf, criteriaOf, currentCall, evaluate, type Profile, sees, type Verdict } from '#eligibility';
import { seoulDay } from '#korea';
import { bound } from '../../eligibility/src/criteria/index.js';
import { factsFor, verdictOf } from '../../eligibility/src/evaluate.js';
import { type IndexedProgram, ruleOf } from '../src/programs/indexed-program.js';
import type { Standing } from '../src/programs/program-search.js';
import { MatchIndex } from '../src/match-index.js';
import type { KernelName } from '../src/kernel/create-kernel.js';
import type { Edit } from './arbitrary-world.js';

/**
 * How a firm stands to a programme by the definition: slow, and right. It is `evaluate`, with what does not hang on the firm worked out once for all firms: where the criteria
 * stand, what follows from each set of outcomes, and who sees it. The first firms are put to `evaluate` itself, too.
 * @throws Error if that gives anything else
 */
export function standingByDefinition(program: IndexedProgram, asOf: AsOf): (profile: Profile) => Standing {
  const call = currentCall(program.calls, asOf);
  const rule = ruleOf(program, call);
  const judged = { asOf: seoulDay(asOf), call, programId: program.id };
  const placed = criteriaOf(rule).map((each) => ({ each, criterion: bound(each.criterion) }));
  const verdicts = new Map<string, Verdict>();
  const seen = new Map<string, boolean>();
  let toProve = 3;
  return (profile) => {
    const outcomes = placed.map(({ each, criterion }) => criterion.evaluate(factsFor(each, profile, judged)));
    const verdict = remembered(verdicts, outcomes.join(), () =>
      verdictOf(rule, new Map(placed.map(({ each }, index) => [each.path, outcomes[index]!]))),
    );
    const isSeen = remembered(seen, `${profile.stage} ${verdict}`, () => sees(profile, program.applicants, rule, verdict));
    if (toProve-- > 0 && (verdict !== evaluate(rule, profile, judged) || isSeen !== sees(profile, program.applicants, rule, verdict)))
      throw new Error(`Not what the definition gives: ${JSON.stringify({ rule, profile, judged })}`);
    return isSeen ? verdict : 'unseen';
  };
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

/** An index and beside it what was put into it, kept as it is. */
export class World {
  readonly index: MatchIndex;
  readonly firms = new Map<string, Profile>();
  readonly programs = new Map<string, IndexedProgram>();

  constructor(
    public asOf: AsOf,
    kernel: KernelName,
  ) {
    this.index = new MatchIndex({ asOf, kernel });
  }

  apply(edit: Edit): void {
    switch (edit.kind) {
      case 'firm':
        this.firms.set(edit.id, edit.profile);
        this.index.putFirm(edit.id, edit.profile, `name of ${edit.id}`);
        break;
      case 'patch': {
        const known = this.firms.get(edit.id);
        if (known === undefined) break;
        const changes: Partial<Profile> = {
          ...edit.changes,
          ...Object.fromEntries((edit.without ?? []).map((field) => [field, undefined])),
        };
        this.firms.set(
          edit.id,
          Object.fromEntries(Object.entries({ ...known, ...changes }).filter(([, value]) => value !== undefined)) as Profile,
        );
        this.index.firms.patch(edit.id, changes);
        break;
      }
      case 'no-firm':
        this.firms.delete(edit.id);
        this.index.firms.remove(edit.id);
        break;
      case 'program':
        this.programs.set(edit.program.id, edit.program);
        this.index.putProgram(edit.program);
        break;
      case 'no-program':
        this.programs.delete(edit.id);
        this.index.programs.remove(edit.id);
        break;
      case 'clock':
        this.asOf = edit.asOf;
        this.index.advance(edit.asOf);
    }
  }

  /** Every pair by the definition: `firm programme` → standing. */
  byDefinition(asOf: AsOf = this.asOf): Record<string, Standing> {
    const pairs: Record<string, Standing> = {};
    for (const program of this.programs.values()) {
      const standing = standingByDefinition(program, asOf);
      for (const [firmId, profile] of this.firms) pairs[`${firmId} ${program.id}`] = standing(profile);
    }
    return pairs;
  }

  /** Every pair by asking for each firm's programmes. */
  fromFirms(asOf: AsOf = this.asOf): Record<string, Standing> {
    const { index } = this;
    const pairs: Record<string, Standing> = {};
    for (const firmId of this.firms.keys()) {
      const found = index.programsFor(index.firms.profileOf(index.firms.rowOf(firmId)!), asOf);
      for (const programId of this.programs.keys()) pairs[`${firmId} ${programId}`] = found.standingOf(index.programs.slotOf(programId)!);
    }
    return pairs;
  }

  /** Every pair by asking for each programme's firms. */
  fromPrograms(asOf: AsOf = this.asOf): Record<string, Standing> {
    const { index } = this;
    const pairs: Record<string, Standing> = {};
    for (const programId of this.programs.keys()) {
      index.firmsFor(programId, asOf, ({ segment, eligible, possible, seeing }) => {
        for (const firmId of this.firms.keys()) {
          const row = index.firms.rowOf(firmId)!;
          if (row >>> 16 !== segment.number) continue;
          const bit = (at: number) => (index.firms.arena.u32[(at >>> 2) + ((row & 0xffff) >>> 5)]! >>> (row & 31)) & 1;
          pairs[`${firmId} ${programId}`] = !bit(seeing) ? 'unseen' : bit(eligible) ? 'eligible' : bit(possible) ? 'unknown' : 'ineligible';
        }
      });
    }
    return pairs;
  }
}
