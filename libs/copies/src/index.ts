export { Arrivals } from './arrivals.js';
export { Changes, type Changed } from './changes.js';
export { ClockedIndex } from './clocked-index.js';
export { CopiesController, copiesView } from './copies.controller.js';
export { CopiesModule } from './copies.module.js';
export { FirmCopy } from './firm-copy.js';
export { ProgramCopy } from './program-copy.js';
export { searchDocumentOf } from './search-document.js';
export { StateCopy } from './state-copy.js';
