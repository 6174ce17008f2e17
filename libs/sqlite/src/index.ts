export { inMemory } from './connection.js';
export { Database, pathOfFileUrl } from './database.js';
export { DatabaseInUse } from './process-lock.js';
export type { SqlValue, Statement } from './statement.js';
