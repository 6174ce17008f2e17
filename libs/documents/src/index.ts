export { EmbeddedDocuments } from './embedded/embedded-documents.js';
export { openDocuments } from './open-documents.js';
export {
  AlreadyDone,
  type AuditEntry,
  type Change,
  type CollectionDefinition,
  type Document,
  type DocumentCollection,
  Documents,
  type FindQuery,
  type IndexDefinition,
  type IndexKey,
  type Live,
  type OnceEntry,
  type Pending,
  type PutOutcome,
  type Settled,
  UniqueIndexBroken,
  UniqueViolation,
  VersionConflict,
} from './documents.port.js';
