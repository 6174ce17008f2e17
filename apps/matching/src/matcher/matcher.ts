import type { PublishedProgram, Call, RuleCovers } from '#contracts';
import type { AsOf, Profile, Rule, Verdict } from '#eligibility';

/** A programme held against a firm that sees it. */
export interface Matched {
  readonly program: PublishedProgram;
  /** The call that was judged. */
  readonly call: Call | null;
  /** The rule that was judged. */
  readonly rule: Rule | null;
  readonly ruleCovers: RuleCovers;
  readonly verdict: Verdict;
}

/**
 * Who fits what. The plain matcher asks `libs/eligibility` firm by firm; an index may stand in its place and must give the same answers.
 */
export abstract class Matcher {
  /**
   * Every programme the firm sees, with its verdict, in no particular order.
   * @param among only these programmes
   */
  abstract programsFor(profile: Profile, asOf: AsOf, among: Iterable<PublishedProgram>): Iterable<Matched>;
  /** One programme against one firm; null where the firm does not see it. */
  abstract one(profile: Profile, program: PublishedProgram, asOf: AsOf): Matched | null;
}
