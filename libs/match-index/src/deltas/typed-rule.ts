import type { AsOf } from '#eligibility';
import type { AskedRule, MatchIndex } from '../match-index.js';
import type { Standing } from '../programs/program-search.js';
import { FirmStandings } from './firm-standings.js';

/** A firm that stands to a rule otherwise than to the rule before it. */
export interface FirmChange {
  readonly row: number;
  readonly from: Standing;
  readonly to: Standing;
}

/** A rule while it is being typed: each time it changes, the firms that it now takes in or leaves out. */
export class TypedRule {
  private before: FirmStandings;
  private after: FirmStandings;

  constructor(private readonly index: MatchIndex) {
    this.before = new FirmStandings(index.firms);
    this.after = new FirmStandings(index.firms);
    this.after.clear();
  }

  /** Against no rule at first, which no firm sees. Firms that change between two calls are told with the rule. */
  next(asked: AskedRule, asOf: AsOf): readonly FirmChange[] {
    [this.before, this.after] = [this.after, this.before];
    this.before.makeRoom();
    this.after.clear();
    this.index.firmsForRule(asked, asOf, (found) => this.after.set(found));
    const changes: FirmChange[] = [];
    this.before.differences(this.after, (row, from, to) => changes.push({ row, from, to }));
    return changes;
  }
}
