import type { Outcome, Profile, Rule } from '#eligibility';
import type { Lang } from '#korea';
import type { FactorName } from './weights.data.js';

/** What a factor looks at: one firm, one programme, the verdict's outcomes, and the day. */
export interface Ranked {
  readonly profile: Profile;
  /** The rule that was judged. */
  readonly rule: Rule | null;
  /** Outcome by criterion id. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Support kinds the programme gives. */
  readonly kinds: readonly string[];
  /** KRW; null where the programme names none. */
  readonly budget: number | null;
  /** The call that was judged. */
  readonly call: { readonly closesAt?: string; readonly closing: string } | null;
  readonly open: boolean;
  /** Month `YYYY-MM` in which a call is expected, where none has a date yet. */
  readonly expected: string | null;
  /** Whether today lies in the programme's period. */
  readonly running: boolean;
  /** The day in Seoul as of which is ranked. */
  readonly today: string;
  /** How well the programme's text fits what was asked for, 0 to 1; null where no text was asked. */
  readonly relevance: number | null;
  readonly lang: Lang;
}

/** What a factor found: a value from 0 to 1 and the reason in words. */
export interface Finding {
  readonly value: number;
  readonly text: string;
}

export interface RankingFactor {
  readonly name: FactorName;
  readonly find: (ranked: Ranked) => Finding;
}
