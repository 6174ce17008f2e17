import type { Match } from '#contracts';

/** The answer that would help most, and what it is worth. */
export interface OneAnswer {
  /** A profile field, or `answers.<criterion id>`. */
  readonly missing: string;
  /** For `answers.*`: where its answer goes, `<program id>/<criterion id>` or `*` for all that ask the same. */
  readonly answerKey: string | null;
  /** For `answers.*`: the question, as the rule puts it. */
  readonly question: string | null;
  readonly quote: string | null;
  /** The programmes that ask for it, most relevant first. */
  readonly matches: readonly Match[];
  /** How many of them miss nothing else. */
  readonly settles: number;
}

/**
 * Of what the matches to be confirmed miss, the one that alone would settle most of them; among equals the one that more of them miss, then a fact of the firm before
 * a question of one programme.
 */
export function oneAnswer(matches: readonly Match[], sharedQuestions: readonly string[]): OneAnswer | null {
  const found = new Map<string, { readonly missing: string; readonly matches: Match[]; settles: number }>();
  for (const match of matches) {
    if (match.verdict !== 'unknown') continue;
    for (const missing of match.missing) {
      const key = keyOf(missing, match.program.id, sharedQuestions) ?? missing;
      const entry = found.get(key) ?? { missing, matches: [], settles: 0 };
      found.set(key, entry);
      entry.matches.push(match);
      if (match.missing.length === 1) entry.settles += 1;
    }
  }
  const best = [...found].sort(
    ([keyA, a], [keyB, b]) =>
      b.settles - a.settles ||
      b.matches.length - a.matches.length ||
      Number(isAnswer(a.missing)) - Number(isAnswer(b.missing)) ||
      (keyA < keyB ? -1 : 1),
  )[0];
  if (!best) return null;
  const [, { missing, matches: asking, settles }] = best;
  const first = asking[0]!;
  const entry = isAnswer(missing) ? criterionOf(first, missing) : null;
  return {
    missing,
    answerKey: keyOf(missing, first.program.id, sharedQuestions),
    question: entry?.required ?? null,
    quote: entry?.quote ?? null,
    matches: asking,
    settles,
  };
}

const answerPrefix = 'answers.';

export function isAnswer(missing: string): boolean {
  return missing.startsWith(answerPrefix);
}

/** The criterion that a missing answer belongs to, as the trace words it. */
export function criterionOf(match: Pick<Match, 'trace'>, missing: string): Match['trace'][number] | null {
  return match.trace.find((entry) => entry.id === missing.slice(answerPrefix.length)) ?? null;
}

/** Where the answer goes; null for a profile field. */
export function keyOf(missing: string, programId: string, sharedQuestions: readonly string[]): string | null {
  if (!isAnswer(missing)) return null;
  const id = missing.slice(answerPrefix.length);
  return `${sharedQuestions.includes(id) ? '*' : programId}/${id}`;
}
