import { type AsOf, evaluate, type Profile, type Verdict } from '#eligibility';
import { seoulDay } from '#korea';
import { epochOf } from './days/epochs.js';
import { FirmIndex } from './firms/firm-index.js';
import { FirmLists, type FirmRows } from './firms/firm-lists.js';
import { type Reach, ReachCounter } from './questions/reach.js';
import { FirmSearch, type FirmsFound } from './firms/firm-search.js';
import { type CompiledFor, compileRule } from './rules/compile-rule.js';
import { audienceOf } from './programs/audience.js';
import type { Applicant, Rule } from '#eligibility';
import { createKernel, type KernelName } from './kernel/create-kernel.js';
import type { IndexedProgram } from './programs/indexed-program.js';
import { dayOf, ProgramIndex } from './programs/program-index.js';
import { ProgramSearch } from './programs/program-search.js';
import { type JudgedProgram, judgedAt, judgedBy } from './programs/slot.js';

export interface MatchIndexOptions {
  /** The time as of which programmes are kept; `advance` moves it. */
  readonly asOf: AsOf;
  /** Left out: WebAssembly where the host has it, else plain. */
  readonly kernel?: KernelName;
}

/** A rule that need not belong to a programme, as it is being written. */
export interface AskedRule extends CompiledFor {
  readonly rule: Rule | null;
  /** Left out: firms. */
  readonly applicants?: readonly Applicant[];
}

/**
 * All firms and all programmes, each answerable from the other's side: which programmes fit a firm, and which firms fit a programme or a rule. Answers are those of the eligibility lib,
 * always. A change costs as much as it changes; time passing touches programmes whose call opens or closes, and nothing else.
 *
 * @throws RangeError if a rule holds a date that is neither a day nor an instant with an offset: rules, calls and profiles come through the doors of the eligibility lib
 */
export class MatchIndex {
  readonly firms: FirmIndex;
  readonly programs: ProgramIndex;
  readonly programSearch: ProgramSearch;
  private readonly firmSearch: FirmSearch;
  private readonly lists: FirmLists;
  private readonly reachCounter: ReachCounter;

  constructor({ asOf, kernel }: MatchIndexOptions) {
    this.firms = new FirmIndex(createKernel(kernel));
    this.programs = new ProgramIndex(createKernel(kernel), asOf);
    this.programSearch = new ProgramSearch(this.programs);
    this.firmSearch = new FirmSearch(this.firms);
    this.lists = new FirmLists(this.firms);
    this.reachCounter = new ReachCounter(this.firms);
  }

  get asOf(): AsOf {
    return this.programs.asOf;
  }

  /** Puts a firm in, or in the place of what was known of it. */
  putFirm(id: string, profile: Profile, label?: string): number {
    return this.firms.put(id, profile, label);
  }

  putProgram(program: IndexedProgram): number {
    return this.programs.put(program);
  }

  /** Moves the time; the slots of programmes that are judged by another call since. */
  advance(asOf: AsOf): readonly number[] {
    return this.programs.advance(asOf);
  }

  /** Which programmes fit a firm, registered or not. Good until the next question. */
  programsFor(profile: Profile, asOf: AsOf = this.asOf): ProgramSearch {
    this.programSearch.find(profile, asOf);
    return this.programSearch;
  }

  /**
   * Which firms fit a programme, segment by segment.
   * @throws RangeError if there is no such programme
   */
  firmsFor(programId: string, asOf: AsOf, use: (found: FirmsFound) => void): void {
    this.firmsForJudged(this.judged(programId, asOf), asOf, use);
  }

  /** @param among only firms of these bitmaps, by segment */
  firmsForJudged(judged: JudgedProgram, asOf: AsOf, use: (found: FirmsFound) => void, among?: readonly number[]): void {
    this.firmSearch.each(
      {
        node: judged.node,
        audience: judged.audience,
        asOf: dayOf(asOf),
        among,
        verify: (profile) => evaluate(judged.rule, profile, judgedBy(judged, asOf)),
      },
      use,
    );
  }

  /** Which firms fit a rule, segment by segment. */
  firmsForRule({ rule, applicants = ['company'], ...compiledFor }: AskedRule, asOf: AsOf, use: (found: FirmsFound) => void): void {
    this.firmSearch.each(
      {
        node: compileRule(rule, compiledFor),
        audience: audienceOf(applicants, rule),
        asOf: dayOf(asOf),
        verify: (profile): Verdict => evaluate(rule, profile, { asOf: seoulDay(asOf), ...compiledFor }),
      },
      use,
    );
  }

  /** The firms that fit a programme, as rows. */
  firmRowsFor(programId: string, asOf: AsOf = this.asOf): FirmRows {
    return this.lists.list((use) => this.firmsFor(programId, asOf, use));
  }

  firmRowsForRule(asked: AskedRule, asOf: AsOf = this.asOf): FirmRows {
    return this.lists.list((use) => this.firmsForRule(asked, asOf, use));
  }

  /** How many firms a rule reaches, by area and size. */
  reach(asked: AskedRule, asOf: AsOf = this.asOf): Reach {
    return this.reachCounter.count(epochOf(dayOf(asOf)), (use) => this.firmsForRule(asked, asOf, use));
  }

  /** A programme as judged at that time. */
  judged(programId: string, asOf: AsOf = this.asOf): JudgedProgram {
    const slot = this.programs.slotOf(programId);
    if (slot === undefined) throw new RangeError(`No such programme: ${programId}`);
    const kept = this.programs.at(slot);
    return asOf === this.asOf ? kept : judgedAt(kept.program, asOf);
  }
}
