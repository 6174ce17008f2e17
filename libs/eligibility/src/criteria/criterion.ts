import type { Lang } from '#korea';
import type { Facts } from '../facts.js';
import type { Report } from '../reading.js';
import type { TestName, Tests } from '../rule.js';
import type { Off, Outcome } from '../verdict.js';

/** All there is to know about one test of the rule language. Each has a file of its own and a line in `index.ts`. */
export interface CriterionKind<K extends TestName> {
  /** Refuses what is wrong with the test's value. */
  parse(value: unknown, path: string, report: Report): void;
  evaluate(asked: Tests[K], facts: Facts): Outcome;
  /** What is asked for, in words. */
  required(asked: Tests[K], lang: Lang): string;
  /** What the firm has, in words. */
  actual(asked: Tests[K], facts: Facts, lang: Lang): string;
  /** The fields to ask for where the outcome is unknown. */
  lacks(asked: Tests[K], facts: Facts): readonly string[];
  /** How far the firm is from the bound that decides, where the test has bounds and the firm a value. */
  off?(asked: Tests[K], facts: Facts): Off | null;
}
