export { checkCatalogue, type CatalogueReport } from './check-catalogue.js';
export type { Finding, Reading } from './finding.js';
export type { Plan } from './plan/plan.js';
export type { CatalogueFile, CatalogueInput } from './read-catalogue.js';
export type { ChapterStatistics } from './statistics.js';
