import { changedFields } from './changed-fields.js';
import { type AuditEntry, type Change, type Document, type OnceEntry, VersionConflict } from './documents.port.js';

const dayMillis = 24 * 60 * 60 * 1000;

/** From when on a `once` key counts, at an instant: epoch milliseconds, itself excluded. */
export function onceSince(at: string): number {
  return Date.parse(at) - dayMillis;
}

/**
 * What a change makes of a document.
 * @param json the change's state as it was handed over; null deletes
 * @throws VersionConflict
 */
export function nextDocument<T>(before: Document<T> | null, change: Change<T>, json: string | null): [Document<T>, AuditEntry] {
  const { id, expectedVersion, at, by, restored } = change;
  const current = before?.version ?? 0;
  const deleted = before !== null && before.state === null;
  if (current !== expectedVersion || (deleted && restored === undefined)) throw new VersionConflict(id, expectedVersion, current, deleted);

  const version = restored?.version ?? current + 1;
  const state = json === null ? null : (JSON.parse(json) as T);
  const once = restored?.once ?? keptOnce(before?.once ?? [], change);
  const action = restored ? 'restore' : before === null ? 'create' : state === null ? 'delete' : 'update';
  const changed = changedFields(before?.state, state);
  return [
    { id, version, state, savedAt: restored?.savedAt ?? at, once },
    { documentId: id, version, at, by, action, changed },
  ];
}

/** What is younger than 24 hours, the new one last. */
function keptOnce(present: readonly OnceEntry[], { at, once: added }: Change<unknown>): readonly OnceEntry[] {
  const since = onceSince(at);
  const kept = present.filter((entry) => Date.parse(entry.at) > since && entry.key !== added?.key);
  return added === undefined ? kept : [...kept, added];
}
