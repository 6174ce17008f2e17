export { isId } from './checks.js';
export { EmbeddedDocuments } from './embedded/embedded-documents.js';
export { MongoDocuments } from './mongo/mongo-documents.js';
export { openDocuments } from './open-documents.js';
export {
  AlreadyDone,
  type AuditEntry,
  type AuditPosition,
  type Change,
  type CollectionDefinition,
  type Document,
  type DocumentCollection,
  Documents,
  type FindQuery,
  type IndexDefinition,
  type IndexKey,
  type Lease,
  LeaseLost,
  type LeaseRequest,
  type Live,
  type OnceEntry,
  type Pending,
  type PutOutcome,
  type Restored,
  type Settled,
  StoreUnavailable,
  UniqueIndexBroken,
  UniqueViolation,
  VersionConflict,
} from './documents.port.js';
