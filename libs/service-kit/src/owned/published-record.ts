import type { Document } from '#documents';
import type { StateRecord } from '#events';
import type { OwnedDefinition } from './owned-definition.js';

/** Real instant of publication, ISO 8601: a deletion's seven days are counted from it. */
export const publishedAtHeader = 'published-at';

/** A document as a record of its topic: `{ ...state, id, version }`, or `{ id, version, deleted: true }`. */
export function publishedRecord<T>(
  definition: OwnedDefinition<T>,
  document: Document<T>,
  headers: { readonly publishedAt: number; readonly traceparent: string | undefined },
): StateRecord {
  const { id, version, state } = document;
  const value = state === null ? { id, version, deleted: true } : { ...(definition.toPublished?.(state) ?? state), id, version };
  return {
    key: id,
    value,
    headers: {
      [publishedAtHeader]: new Date(headers.publishedAt).toISOString(),
      ...(headers.traceparent !== undefined && { traceparent: headers.traceparent }),
    },
  };
}
