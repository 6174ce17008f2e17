import { randomUUID } from 'node:crypto';
import type { Match } from '#contracts';

/** Stands where something is left open; no text is the same by chance. */
const hole = randomUUID();

/** What of a match hangs on the firm. */
export type Reasons = Pick<Match, 'verdict' | 'score' | 'factors' | 'trace' | 'missing' | 'nearMiss'>;

/** The JSON of a match with what hangs on the firm left open, so that the rest is written once for all firms. */
export class MatchTemplate {
  private readonly parts: readonly string[];

  /** @param match of any firm */
  constructor(match: Match) {
    const open: Readonly<Record<keyof Match, unknown>> = {
      ...match,
      verdict: hole,
      score: hole,
      factors: match.factors.map((factor) => ({ ...factor, value: hole, text: hole })),
      trace: match.trace.map((entry) => ({ ...entry, outcome: hole, actual: hole })),
      missing: hole,
      nearMiss: hole,
    };
    this.parts = JSON.stringify(open).split(`"${hole}"`);
  }

  /** What `JSON.stringify` writes of the match with these reasons. */
  fill({ verdict, score, factors, trace, missing, nearMiss }: Reasons): string {
    const { parts } = this;
    let at = 2;
    let text = `${parts[0]}"${verdict}"${parts[1]}${score}${parts[2]}`;
    for (const { value, text: words } of factors) text += `${value}${parts[++at]}${JSON.stringify(words)}${parts[++at]}`;
    for (const { outcome, actual } of trace) text += `"${outcome}"${parts[++at]}${JSON.stringify(actual)}${parts[++at]}`;
    return `${text}${JSON.stringify(missing)}${parts[++at]}${JSON.stringify(nearMiss)}${parts[++at]}`;
  }
}
