import { checkBudget } from './checks/budget.check.js';
import { checkCalls } from './checks/calls.check.js';
import type { CatalogueCheck, EntryCheck } from './checks/check.js';
import { checkConfirms } from './checks/confirms.check.js';
import { checkContact } from './checks/contact.check.js';
import { checkCoverage } from './checks/coverage.check.js';
import { checkFlags } from './checks/flags.check.js';
import { checkNames } from './checks/names.check.js';
import { checkPeriod } from './checks/period.check.js';
import { checkPersons } from './checks/persons.check.js';
import { checkPlace } from './checks/place.check.js';
import { checkQuotes } from './checks/quotes.check.js';
import { checkRemarks } from './checks/remarks.check.js';
import { checkSources } from './checks/sources.check.js';
import { checkSummary } from './checks/summary.check.js';
import { checkSupports } from './checks/supports.check.js';
import { checkFigures, checkTargets } from './checks/targets.check.js';
import { type Checked, together } from './finding.js';
import { type CatalogueInput, readCatalogue } from './read-catalogue.js';
import { type ChapterStatistics, statisticsOf } from './statistics.js';

const entryChecks: readonly EntryCheck[] = [
  checkSources,
  checkNames,
  checkSummary,
  checkContact,
  checkBudget,
  checkPeriod,
  checkPlace,
  checkSupports,
  checkTargets,
  checkQuotes,
  checkFlags,
  checkRemarks,
  checkCalls,
];
const catalogueChecks: readonly CatalogueCheck[] = [checkFigures, checkConfirms, checkPersons, checkCoverage];

export interface CatalogueReport extends Checked {
  readonly statistics: readonly ChapterStatistics[];
}

/**
 * Holds the catalogue to the document it was taken from: each name, figure and sentence against the lines that are cited for it. An entry
 * that does not pass the door of a programme is reported and left out of the other checks and of the statistics.
 */
export function checkCatalogue(input: CatalogueInput): CatalogueReport {
  const { catalogue, ...read } = readCatalogue(input);
  const found = together([
    read,
    ...catalogue.entries.flatMap((entry) => entryChecks.map((check) => check(entry, catalogue))),
    ...catalogueChecks.map((check) => check(catalogue)),
  ]);
  return { ...found, statistics: statisticsOf(catalogue) };
}
