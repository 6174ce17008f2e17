import { Error as MongooseErrors, mongo } from 'mongoose';
import { StoreUnavailable } from '../documents.port.js';

/** Codes of a server that is up but cannot serve now: stepping down, shutting down, recovering, out of time, without its majority. */
const outageCodes = new Set<unknown>([6, 7, 50, 64, 89, 91, 100, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

/** What reaches a caller of the port in place of what the driver threw. */
export function portError(error: unknown): unknown {
  return isOutage(error) ? new StoreUnavailable(error) : error;
}

function isOutage(error: unknown): boolean {
  // Thrown while the connection is down, as nothing is kept back until it is up again.
  if (error instanceof MongooseErrors && /^(Cannot call|Connection (was|is) )|buffer/i.test(error.message)) return true;
  if (error instanceof MongooseErrors.MongooseServerSelectionError) return true;
  if (!(error instanceof mongo.MongoError)) return false;
  return (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoOperationTimeoutError ||
    error instanceof mongo.MongoWriteConcernError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoClientClosedError ||
    error.hasErrorLabel('RetryableWriteError') ||
    outageCodes.has(error.code)
  );
}

/** Whether a write was refused because of a unique index, `_id` included. */
export function isDuplicateKey(error: unknown): boolean {
  if (!(error instanceof mongo.MongoServerError)) return false;
  // FerretDB 1 reports an update that PostgreSQL refuses as an internal error.
  return error.code === 11000 || (error.code === 1 && error.message.includes('SQLSTATE 23505'));
}

export function isUnknownCollection(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === 26;
}
