import type { Verdict } from '#eligibility';

/** What the order of matches hangs on. */
export interface Ordered {
  readonly id: string;
  readonly verdict: Verdict;
  readonly missing: number;
  readonly score: number;
  /** Epoch milliseconds; null where the call names no end. */
  readonly closesAt: number | null;
}

const verdictRank: Readonly<Record<Verdict, number>> = { eligible: 0, unknown: 1, ineligible: 2 };

/**
 * Eligible first, then unknown (fewest missing facts first), then ineligible; within each by score, then by what closes first, then by id
 * in code units. A total order: two different ids never compare as equal.
 */
export function compareMatches(a: Ordered, b: Ordered): number {
  return (
    verdictRank[a.verdict] - verdictRank[b.verdict] ||
    (a.verdict === 'unknown' ? a.missing - b.missing : 0) ||
    b.score - a.score ||
    compareNullable(a.closesAt, b.closesAt) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

function compareNullable(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a - b;
}
