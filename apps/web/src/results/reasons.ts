import type { Match } from '#contracts';
import type { NearMiss } from '#eligibility';
import type { Page } from '../layout/page.js';
import { askedFields, isAsked } from '../profile/asked-fields.js';
import { criterionOf, isAnswer } from './one-answer.js';

const most = 2;

/** Deadline and budget stand on the line already. */
const shownElsewhere: ReadonlySet<string> = new Set(['closing', 'amount']);

/** The two strongest reasons of a verdict in words: why it fits, what is missing, or what stands in the way. */
export function reasonsOf(match: Match, page: Page): readonly string[] {
  switch (match.verdict) {
    case 'eligible':
      return [...strongestFactors(match), ...metCriteria(match)].slice(0, most);
    case 'unknown':
      return match.missing.slice(0, most).map((missing) => page.t.results.toConfirm(missingWords(match, missing, page)));
    case 'ineligible':
      return match.nearMiss ? [nearMissWords(match.nearMiss, page)] : unmetCriteria(match, page).slice(0, most);
  }
}

/** What a missing field is called, a question by its own words. */
export function missingWords(match: Pick<Match, 'trace'>, missing: string, { t }: Page): string {
  if (isAnswer(missing)) return criterionOf(match, missing)?.required ?? missing;
  return isAsked(missing) ? askedFields[missing].short(t) : missing;
}

export function distanceWords(off: NonNullable<NearMiss['off']>, { t, format }: Page): string {
  if ('days' in off) return t.program.offDays(format.count(off.days));
  if ('employees' in off) return t.program.offEmployees(format.count(off.employees));
  return t.program.offWon(format.won(off.won));
}

function nearMissWords(nearMiss: NearMiss, page: Page): string {
  const words = page.t.results.isBut(nearMiss.required, nearMiss.actual);
  return nearMiss.off ? `${words} (${distanceWords(nearMiss.off, page)})` : words;
}

function strongestFactors(match: Match): readonly string[] {
  return match.factors
    .filter((factor) => factor.value > 0 && factor.text !== '' && !shownElsewhere.has(factor.name))
    .sort((a, b) => b.weight * b.value - a.weight * a.value)
    .map((factor) => factor.text);
}

function metCriteria(match: Match): readonly string[] {
  return match.trace.filter((entry) => entry.outcome === 'met').map((entry) => entry.required);
}

function unmetCriteria(match: Match, { t }: Page): readonly string[] {
  return match.trace
    .filter((entry) => entry.outcome === 'unmet' && entry.strength === 'must')
    .map((entry) => t.results.isBut(entry.required, entry.actual));
}
