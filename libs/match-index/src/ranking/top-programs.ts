import { type AsOf, missingFields, type Profile, type Verdict } from '#eligibility';
import { seoulDay } from '#korea';
import { compareMatches, type Ordered, weights } from '#ranking';
import type { MatchIndex } from '../match-index.js';
import type { ProgramSearch } from '../programs/program-search.js';
import { type JudgedProgram, judgedAt, judgedBy } from '../programs/slot.js';
import { SlotChanges } from '../programs/slot-changes.js';
import { valueOfInterests, valueOfProgram } from './factor-values.js';
import { type RankedFirm, RankedRule } from './ranked-rule.js';
import type { ShownProgram, ShowProgram } from './shown-program.js';
import { asksCertificate, kindsOf, notMade, SlotBounds } from './slot-bounds.js';

export interface TopQuestion {
  readonly profile: Profile;
  readonly count: number;
  readonly asOf?: AsOf;
  /** How well programmes fit what was asked in words, by id; a programme without is not listed. Null or left out: nothing was asked. */
  readonly relevance?: ReadonlyMap<string, number> | null;
  /** What follows the eligible. */
  readonly include?: readonly Verdict[];
}

interface Asking extends RankedFirm {
  readonly verdict: Verdict;
  readonly relevance: ReadonlyMap<string, number> | null;
  readonly interested: (kinds: number) => number;
}

const verdicts: readonly Verdict[] = ['eligible', 'unknown', 'ineligible'];
/** Lists that are longer are sorted as a whole. */
const mostInserted = 1000;

/** What of a slot counts in the order, as long as it is judged alike and the day is the same. */
interface Entry {
  readonly id: string;
  readonly judged: JudgedProgram;
  readonly rule: RankedRule;
  readonly shown: ShownProgram;
  readonly closesAt: ShownProgram['closesAt'];
  readonly closing: number;
  readonly amount: number;
  /** As the rule has them: what is looked at for each that is ordered stands together. */
  readonly sureArea: number | null;
  readonly sureIndustry: number | null;
}

/** More than rounding to six decimals can add to a score. */
const rounding = 1e-6;

/**
 * The programmes that come first for a firm, in the order that ranking every match would give. It holds a bound of each score against the worst that is listed so far, and works out only
 * scores that may still be among the first.
 */
export class TopPrograms {
  private readonly entries: Entry[] = [];
  private readonly slotBounds = new SlotBounds();
  private readonly changes = new SlotChanges(this.slotBounds);
  private readonly kindSets = new Map<string, { readonly number: number; readonly kinds: readonly string[] }>();
  private readonly kindLists: (readonly string[])[] = [];
  private bounds = new Float64Array(256);
  private order = new Uint32Array(256);

  constructor(
    private readonly index: MatchIndex,
    private readonly show: ShowProgram,
  ) {}

  top(question: TopQuestion): readonly Ordered[] {
    const asOf = question.asOf ?? this.index.asOf;
    return this.rank(this.index.programsFor(question.profile, asOf), question);
  }

  /** @param found what the firm that is asked for was put to last, narrowed or not */
  rank(found: ProgramSearch, { profile, count, asOf = this.index.asOf, relevance = null, include = [] }: TopQuestion): readonly Ordered[] {
    const listed: Ordered[] = [];
    const interested = this.interest(profile);
    for (const verdict of verdicts) {
      if (listed.length >= count) break;
      if (verdict !== 'eligible' && !include.includes(verdict)) continue;
      const asking: Asking = { profile, asOf, isEligible: verdict === 'eligible', verdict, relevance, interested };
      listed.push(...this.first(found.slots(verdict), asking, count - listed.length));
    }
    return listed;
  }

  private first(slots: Uint32Array, asking: Asking, count: number): readonly Ordered[] {
    const n = this.bound(slots, asking);
    const { bounds, order } = this;
    // What is missing comes before the score, and is bound by nothing.
    if (asking.verdict === 'unknown' || count > mostInserted)
      return Array.from(order.subarray(0, n), (slot) => this.ordered(slot, asking))
        .sort(compareMatches)
        .slice(0, count);
    for (let at = (n >>> 1) - 1; at >= 0; at--) this.sink(at, n);
    const listed: Ordered[] = [];
    for (let left = n; left > 0;) {
      const slot = order[0]!;
      if (listed.length === count && bounds[0]! + rounding < listed.at(-1)!.score) break;
      insert(listed, this.ordered(slot, asking), count);
      left--;
      order[0] = order[left]!;
      bounds[0] = bounds[left]!;
      this.sink(0, left);
    }
    return listed;
  }

  /** Fills the heap with slots and the most that each can score; how many there are. */
  private bound(slots: Uint32Array, { profile, asOf, relevance, interested }: Asking): number {
    if (this.bounds.length < slots.length) {
      this.bounds = new Float64Array(slots.length * 2);
      this.order = new Uint32Array(slots.length * 2);
    }
    const certificate = (profile.certificates ?? []).length > 0 ? weights.certificate : 0;
    const { slotBounds, bounds, order } = this;
    this.changes.keepUp(this.index.programs, asOf);
    const { words, numbers } = slotBounds;
    let n = 0;
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[index]!;
      if (words[2 * slot] === notMade) this.makeEntry(slot, asOf);
      if (relevance !== null && !relevance.has(this.entries[slot]!.id)) continue;
      const word = words[2 * slot]!;
      const asked = relevance === null ? interested(kindsOf(word)) : 1;
      order[n] = slot;
      bounds[n++] = weights.asked * asked + numbers[2 * slot + 1]! + (asksCertificate(word) ? certificate : 0);
    }
    return n;
  }

  private ordered(slot: number, firm: Asking): Ordered {
    const { relevance, interested, verdict, isEligible } = firm;
    const entry = this.entries[slot]!;
    const { id, rule, closesAt, sureArea, sureIndustry } = entry;
    const asked =
      relevance === null
        ? interested(kindsOf(this.slotBounds.words[2 * slot]!))
        : valueOfInterests(firm.profile.interests, entry.shown.kinds, relevance.get(id) ?? null);
    // Added in the order in which the ranking adds its factors: sums of fractions hang on it.
    const sum =
      weights.asked * asked +
      weights.area * (isEligible && sureArea !== null ? sureArea : rule.area(firm)) +
      weights.industry * (isEligible && sureIndustry !== null ? sureIndustry : rule.industry(firm)) +
      weights.certificate * rule.certificate(firm) +
      weights.preferred * rule.preferredShare(firm) +
      weights.closing * entry.closing +
      weights.amount * entry.amount;
    return {
      id,
      verdict,
      missing: verdict !== 'unknown' ? 0 : missingFields(entry.judged.rule, firm.profile, judgedBy(entry.judged, firm.asOf)).length,
      score: Math.round(sum * 1e6) / 1e6,
      closesAt,
    };
  }

  private makeEntry(slot: number, asOf: AsOf): void {
    const held = this.index.programs.at(slot);
    const judged = asOf === this.index.asOf ? held : judgedAt(held.program, asOf);
    const shown = this.show(judged, asOf);
    const today = seoulDay(asOf);
    const kept = this.entries[slot];
    const rule = kept?.judged === judged ? kept.rule : new RankedRule(judged);
    const [closing, amount] = [valueOfProgram('closing', shown, today), valueOfProgram('amount', shown, today)];
    const { sureArea, sureIndustry } = rule;
    const { id } = judged.program;
    this.entries[slot] = { id, judged, rule, shown, closesAt: shown.closesAt, closing, amount, sureArea, sureIndustry };
    const bound = weights.closing * closing + weights.amount * amount + rule.most;
    this.slotBounds.set(slot, { bound, kinds: this.numberOfKinds(shown.kinds), asksCertificate: rule.asksCertificate });
  }

  private numberOfKinds(kinds: readonly string[]): number {
    const key = kinds.join(' ');
    let set = this.kindSets.get(key);
    if (set === undefined) {
      set = { number: this.kindLists.length, kinds };
      this.kindSets.set(key, set);
      this.kindLists.push(kinds);
    }
    return set.number;
  }

  /** What kinds are worth to a firm, worked out once for each set of kinds. */
  private interest({ interests }: Profile): (kinds: number) => number {
    if (interests === undefined || interests.length === 0) return () => 0;
    const values: number[] = [];
    return (kinds) => {
      const served = values[kinds];
      if (served !== undefined) return served;
      const list = this.kindLists[kinds]!;
      const value = Math.round((interests.filter((interest) => list.includes(interest)).length / interests.length) * 1e6) / 1e6;
      values[kinds] = value;
      return value;
    };
  }

  /** Restores the heap of bounds, the greatest first, below one place. */
  private sink(from: number, n: number): void {
    const { bounds, order } = this;
    const bound = bounds[from]!;
    const slot = order[from]!;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= n) break;
      if (child + 1 < n && bounds[child + 1]! > bounds[child]!) child++;
      if (bounds[child]! <= bound) break;
      bounds[at] = bounds[child]!;
      order[at] = order[child]!;
      at = child;
    }
    bounds[at] = bound;
    order[at] = slot;
  }
}

/** Keeps the list in order and no longer than `count`. */
function insert(listed: Ordered[], ordered: Ordered, count: number): void {
  let at = listed.length;
  while (at > 0 && compareMatches(ordered, listed[at - 1]!) < 0) at--;
  if (at >= count) return;
  listed.splice(at, 0, ordered);
  if (listed.length > count) listed.pop();
}
