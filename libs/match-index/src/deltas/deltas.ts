import type { AsOf, Profile, TestName } from '#eligibility';
import type { Epoch } from '../days/epochs.js';
import { allCriterionIndexes } from '../criteria/index.js';
import type { MatchIndex } from '../match-index.js';
import { segmentBytes } from '../memory/segment.js';
import type { IndexedProgram } from '../programs/indexed-program.js';
import { dayOf } from '../programs/program-index.js';
import type { JudgedProgram } from '../programs/slot.js';
import { literalsOf } from '../rules/node.js';
import { FirmStandings } from './firm-standings.js';
import type { PairChange } from './pair-change.js';
import { ProgramStandings } from './program-standings.js';

/** Makes changes to an index and tells exactly the pairs that stand otherwise since. */
export class Deltas {
  private readonly programsBefore: ProgramStandings;
  private readonly programsAfter: ProgramStandings;
  private readonly firmsBefore: FirmStandings;
  private readonly firmsAfter: FirmStandings;
  private readonly turning: number[] = [];
  private readonly scratch: readonly [number, number];

  constructor(private readonly index: MatchIndex) {
    this.programsBefore = new ProgramStandings(index.programs);
    this.programsAfter = new ProgramStandings(index.programs);
    this.firmsBefore = new FirmStandings(index.firms);
    this.firmsAfter = new FirmStandings(index.firms);
    this.scratch = [index.firms.arena.take(segmentBytes), index.firms.arena.take(segmentBytes)];
  }

  /** Puts a firm in or in the place of what was known of it. */
  putFirm(id: string, profile: Profile, label?: string): readonly PairChange[] {
    const before = this.profileOf(id);
    this.index.putFirm(id, profile, label);
    return this.firmChanges(id, before, profile);
  }

  /** @throws RangeError if there is no such firm */
  patchFirm(id: string, changes: Partial<Profile>): readonly PairChange[] {
    const before = this.profileOf(id);
    this.index.firms.patch(id, changes);
    return this.firmChanges(id, before, this.profileOf(id));
  }

  removeFirm(id: string): readonly PairChange[] {
    const before = this.profileOf(id);
    this.index.firms.remove(id);
    return this.firmChanges(id, before, undefined);
  }

  /** What would change if the firm were as told; nothing is changed. */
  whatIf(profile: Profile, changes: Partial<Profile>): readonly Omit<PairChange, 'firmId'>[] {
    return this.firmChanges('', profile, { ...profile, ...changes }).map(({ programId, from, to }) => ({ programId, from, to }));
  }

  putProgram(program: IndexedProgram): readonly PairChange[] {
    const before = this.judgedOf(program.id);
    this.index.putProgram(program);
    return this.programChanges(
      program.id,
      { judged: before, asOf: this.index.asOf },
      { judged: this.judgedOf(program.id), asOf: this.index.asOf },
    );
  }

  removeProgram(id: string): readonly PairChange[] {
    const before = this.judgedOf(id);
    this.index.programs.remove(id);
    return this.programChanges(id, { judged: before, asOf: this.index.asOf }, { judged: undefined, asOf: this.index.asOf });
  }

  /**
   * Moves the time. Looks at the programmes that are judged by another call since, for all firms; and at those whose rule refers to the day of the question, for the firms of which
   * something turns between the two days: an anniversary, the end of a certificate, a year.
   */
  advance(asOf: AsOf): readonly PairChange[] {
    const { programs } = this.index;
    const from = programs.asOf;
    const otherwise = programs.judgedOtherwise(asOf);
    const changes = otherwise.flatMap(({ slot, judged }) =>
      this.programChanges(judged.program.id, { judged: programs.at(slot), asOf: from }, { judged, asOf }),
    );
    if (dayOf(from) !== dayOf(asOf)) {
      const called = new Set(otherwise.map(({ slot }) => slot));
      const hanging = [...programs.everySlot()]
        .filter((slot) => !called.has(slot))
        .map((slot) => ({ slot, tests: hangingTests(programs.at(slot)) }));
      const tests = new Set(hanging.flatMap((each) => each.tests));
      if (tests.size > 0) {
        this.setTurning(tests, from, asOf);
        for (const { slot, tests: own } of hanging) {
          const judged = programs.at(slot);
          if (own.length > 0)
            changes.push(...this.programChanges(judged.program.id, { judged, asOf: from }, { judged, asOf }, this.turning));
        }
      }
    }
    this.index.advance(asOf);
    return changes;
  }

  private firmChanges(firmId: string, before: Profile | undefined, after: Profile | undefined): readonly PairChange[] {
    for (const [profile, kept] of [
      [before, this.programsBefore],
      [after, this.programsAfter],
    ] as const) {
      kept.clear();
      if (profile !== undefined) kept.set(this.index.programsFor(profile));
    }
    const changes: PairChange[] = [];
    this.programsBefore.differences(this.programsAfter, (slot, from, to) => {
      changes.push({ firmId, programId: this.index.programs.at(slot).program.id, from, to });
    });
    return changes;
  }

  private programChanges(programId: string, before: Side, after: Side, among?: readonly number[]): readonly PairChange[] {
    for (const [{ judged, asOf }, kept] of [
      [before, this.firmsBefore],
      [after, this.firmsAfter],
    ] as const) {
      kept.clear();
      if (judged !== undefined) this.index.firmsForJudged(judged, asOf, (found) => kept.set(found), among);
    }
    const changes: PairChange[] = [];
    this.firmsBefore.differences(this.firmsAfter, (row, from, to) =>
      changes.push({ firmId: this.index.firms.idOf(row), programId, from, to }),
    );
    return changes;
  }

  private setTurning(tests: ReadonlySet<TestName>, from: AsOf, to: AsOf): void {
    const { firms } = this.index;
    const { kernel } = firms.arena;
    const setup = { keys: firms.keys, asOf: dayOf(to), holdEpoch: (epoch: Epoch) => firms.holdEpochs([epoch]) };
    const turning = allCriterionIndexes
      .filter(({ test }) => tests.has(test))
      .flatMap((criterion) => criterion.turning?.(dayOf(from), dayOf(to), setup) ?? []);
    for (const segment of firms.segments) {
      const bits = (this.turning[segment.number] ??= firms.arena.take(segmentBytes));
      kernel.zero(bits, segmentBytes);
      for (const set of turning) set(segment, bits, segment.length, kernel, ...this.scratch);
    }
  }

  private profileOf(id: string): Profile | undefined {
    const row = this.index.firms.rowOf(id);
    return row === undefined ? undefined : this.index.firms.profileOf(row);
  }

  private judgedOf(id: string): JudgedProgram | undefined {
    const slot = this.index.programs.slotOf(id);
    return slot === undefined ? undefined : this.index.programs.at(slot);
  }
}

interface Side {
  /** Undefined: there is no such programme. */
  readonly judged: JudgedProgram | undefined;
  readonly asOf: AsOf;
}

function hangingTests({ node }: JudgedProgram): readonly TestName[] {
  return literalsOf(node).flatMap(({ leaf }) => (leaf.hangsOnAsOf === true ? [leaf.test] : []));
}
