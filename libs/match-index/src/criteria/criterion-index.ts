import type { Criterion, Profile, TestName } from '#eligibility';
import type { FirmFacts } from '../firms/firm-facts.js';
import type { FirmTest, FirmTestSetup, TurningFirms } from '../firms/firm-test.js';
import type { DayNumber } from '../days/day-code.js';
import type { Family, FamilyMemory } from '../families/family.js';
import type { Leaf, Node, Reference } from '../rules/node.js';

/** What a criterion is compiled with. */
export interface Placed {
  readonly on: Reference;
  readonly id: string;
  readonly programId?: string;
  readonly bareAnswers?: boolean;
}

/**
 * All there is to know about one test of the rule language in this lib. Each has a folder of its own and a line in `index.ts`.
 *
 * Towards the firms: `facts` says under which keys a firm is kept, `firms` how a leaf is answered from them. Towards the programmes: `family` keeps the rows that carry such a leaf
 * so that those which a firm fails can be struck out.
 */
export interface CriterionIndex<L extends Leaf = Leaf> {
  readonly test: TestName;
  compile(criterion: Criterion, placed: Placed): Node;

  /** The fields of a profile that `facts` looks at. */
  readonly reads: readonly (keyof Profile)[];
  facts(profile: Profile, to: FirmFacts): void;
  /** Roughly what answering a leaf costs in one segment: cheap ones narrow what the dear ones have to look at. */
  readonly cost: number;
  firms(leaf: L, setup: FirmTestSetup): FirmTest;
  /** Which firms a leaf that refers to the day of the question may answer otherwise on the one day than on the other. Left out: none ever. */
  turning?(from: DayNumber, to: DayNumber, setup: FirmTestSetup): TurningFirms;

  /** Leaves of one family strike out rows together. */
  familyOf(leaf: L): string;
  family(leaf: L, negated: boolean, memory: FamilyMemory): Family<L>;
}
