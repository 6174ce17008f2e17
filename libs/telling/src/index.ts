export { statementKinds, type EntryState, type LedgerEntry, type StatementKind, type SuppressedFor } from './ledger-entry.js';
export { ledgerKey } from './ledger-keys.js';
export {
  planRecipient,
  whyUntrue,
  type ClosingStep,
  type Decision,
  type GoneCall,
  type Listening,
  type LiveCall,
  type RecipientSituation,
} from './plan-recipient.js';
export { type ClosingSteps, closingSteps, defaultSteps } from './closing-steps.js';
export { type Channel, dueAt, dueTimes, type Frequency, hours, type Wish } from './due.js';
export {
  changesBetween,
  hashOf,
  type Material,
  type MaterialChange,
  type MaterialField,
  materialOf,
  type MaterialPart,
  materialParts,
} from './material.js';
