import type { Profile, Verdict } from '#eligibility';
import type { Node } from '../rules/node.js';
import { segmentBytes, segmentRows } from '../memory/segment.js';
import type { DayNumber } from '../days/day-code.js';
import type { FirmIndex } from './firm-index.js';
import type { FirmSegment } from './firm-segment.js';
import type { FirmAnswer } from './firm-test.js';
import { planOf, type RulePlan } from './rule-plan.js';
import type { Epoch } from '../days/epochs.js';
import type { Audience } from '../programs/audience.js';

/** Which firms a rule is put to, and how. */
export interface FirmQuestion {
  readonly node: Node;
  readonly audience: Audience;
  /** The day that stands for `asOf`. */
  readonly asOf: DayNumber;
  /** Only firms of these bitmaps, by segment; left out: all. */
  readonly among?: readonly number[];
  /** The verdict by the definition, for firms that the bitmaps cannot tell. */
  readonly verify: (profile: Profile) => Verdict;
}

/** The answer for one segment as bitmaps, by offset, good until the next segment. Bits of no firm are 0. */
export interface FirmsFound {
  readonly segment: FirmSegment;
  /** Firms that see it and are eligible. */
  readonly eligible: number;
  /** Firms that see it and are not ineligible. */
  readonly possible: number;
  /** Firms that see it. */
  readonly seeing: number;
  readonly length: number;
}

/** Deeper groups than a rule may have. */
const deepest = 24;

/** Puts rules to all firms. Works in bitmaps of its own, taken once. */
export class FirmSearch {
  private readonly levels: readonly FirmAnswer[];
  private readonly plans = new WeakMap<Node, { readonly plan: RulePlan; readonly asOf: DayNumber; readonly epochs: readonly Epoch[] }>();
  private readonly scratch: number;
  private readonly doubtful: number;
  private readonly seeing: number;
  private readonly listed: number;

  constructor(private readonly firms: FirmIndex) {
    const take = () => firms.arena.take(segmentBytes);
    this.scratch = take();
    this.doubtful = take();
    this.seeing = take();
    const shared = { kernel: firms.arena.kernel, length: 0, doubtful: this.doubtful, scratch: this.scratch, otherScratch: take() };
    this.levels = Array.from({ length: deepest }, () => ({ ...shared, met: take(), possible: take(), active: take() }));
    this.listed = firms.arena.take(segmentRows * 4);
  }

  /** Kept for as long as the rule is: a programme is asked about again and again. */
  private planFor({ node, asOf }: FirmQuestion): RulePlan {
    let kept = this.plans.get(node);
    if (kept === undefined || kept.asOf !== asOf) {
      const epochs: Epoch[] = [];
      const plan = planOf(node, {
        keys: this.firms.keys,
        asOf,
        holdEpoch: (epoch) => (epochs.includes(epoch) ? undefined : epochs.push(epoch)),
      });
      kept = { plan, asOf, epochs };
      this.plans.set(node, kept);
    }
    this.firms.holdEpochs(kept.epochs);
    return kept.plan;
  }

  each(question: FirmQuestion, use: (found: FirmsFound) => void): void {
    const plan = this.planFor(question);
    const { audience } = question;
    const preStartup = this.firms.keys.of('stage pre-startup');
    const closed = this.firms.keys.of('stage closed');
    for (const segment of this.firms.segments) {
      if (segment.liveCount === 0) continue;
      const { kernel } = this.firms.arena;
      const { length } = segment;
      const { met, possible } = this.levels[0]!;
      const { seeing } = this;
      if (audience.company) {
        kernel.copy(seeing, segment.live, length);
        if (!audience.preStartup && !audience.companyIfPossible) segment.rows.clearFrom(seeing, preStartup, length);
        if (!audience.closed) segment.rows.clearFrom(seeing, closed, length);
      } else {
        kernel.zero(seeing, length);
        if (audience.preStartup) segment.rows.orInto(seeing, preStartup, length);
        if (audience.closed) segment.rows.orInto(seeing, closed, length);
      }
      if (question.among !== undefined) kernel.and(seeing, question.among[segment.number]!, length);
      kernel.zero(this.doubtful, length);
      kernel.copy(this.levels[0]!.active, seeing, length);
      this.evaluate(plan, segment, 0, length);
      kernel.and(possible, seeing, length);
      kernel.and(met, possible, length);
      kernel.and(this.doubtful, possible, length);
      kernel.andNot(this.doubtful, met, length);
      this.settle(segment, question, met, possible, length);
      if (audience.company && !audience.preStartup && audience.companyIfPossible) {
        // Pre-startups see what is for companies only where it does not rule them out.
        segment.rows.copyTo(this.scratch, preStartup, length);
        kernel.andNot(this.scratch, possible, length);
        kernel.andNot(seeing, this.scratch, length);
      }
      use({ segment, eligible: met, possible, seeing, length });
    }
  }

  /** Looks at the doubtful ones by themselves. */
  private settle(segment: FirmSegment, question: FirmQuestion, met: number, possible: number, length: number): void {
    const { arena } = this.firms;
    if (arena.kernel.any(this.doubtful, length) === 0) return;
    const n = arena.kernel.list(this.doubtful, length, 0, this.listed);
    for (let index = 0; index < n; index++) {
      const row = arena.u32[(this.listed >>> 2) + index]!;
      const verdict = question.verify(this.firms.profileOf(segment.number * segmentRows + row));
      if (verdict === 'eligible') arena.u32[(met >>> 2) + (row >>> 5)]! |= 1 << (row & 31);
      if (verdict === 'ineligible') arena.u32[(possible >>> 2) + (row >>> 5)]! &= ~(1 << (row & 31));
    }
  }

  /** Writes `met` and `possible` of its level, for firms that are in the level's `active`. */
  private evaluate(plan: RulePlan, segment: FirmSegment, depth: number, length: number): void {
    const { kernel } = this.firms.arena;
    const here = this.levels[depth]!;
    const { met, possible, active } = here;
    if (plan.kind === 'leaf') {
      here.length = length;
      plan.test(segment, here);
      if (!plan.negated) return;
      kernel.copy(this.scratch, met, length);
      kernel.copy(met, possible, length);
      kernel.not(met, length);
      kernel.copy(possible, this.scratch, length);
      kernel.not(possible, length);
      return;
    }
    const next = this.levels[depth + 1]!;
    kernel.copy(next.active, active, length);
    if (plan.kind === 'all') {
      kernel.fill(met, length);
      kernel.copy(possible, active, length);
      for (const part of plan.parts) {
        this.evaluate(part, segment, depth + 1, length);
        kernel.and(met, next.met, length);
        if (kernel.narrow(possible, next.possible, next.active, length) === 0) break;
      }
      kernel.and(met, possible, length);
      return;
    }
    kernel.zero(met, length);
    kernel.zero(possible, length);
    for (const part of plan.parts) {
      this.evaluate(part, segment, depth + 1, length);
      kernel.and(next.met, active, length);
      kernel.or(met, next.met, length);
      kernel.or(possible, next.possible, length);
      kernel.copy(next.active, active, length);
      kernel.andNot(next.active, met, length);
    }
  }
}
