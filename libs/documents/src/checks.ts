import type { Change, CollectionDefinition } from './documents.port.js';

const id = /^[\x21-\x7e]{1,200}$/;

/** Whether a document could have this id; one that could not is not looked for. */
export function isId(text: string): boolean {
  return id.test(text);
}

const collectionName = /^[a-z][a-z-]*$/;
/** Named as the field it stands for. */
const indexName = /^[a-z][A-Za-z]*$/;

/**
 * Refuses what no adapter may save, before anything is saved.
 * @throws TypeError the caller's mistake
 */
export function checkChange(change: Change<unknown>): void {
  if (!isId(change.id)) throw new TypeError('an id is 1 to 200 printable ASCII characters without a space');
  if (!Number.isInteger(change.expectedVersion) || change.expectedVersion < 0)
    throw new TypeError(`${change.id}: expectedVersion is a whole number from 0`);
  if (change.state === undefined) throw new TypeError(`${change.id}: a state may be null, which deletes, but not undefined`);
  const { restored } = change;
  if (change.state === null && change.expectedVersion === 0 && restored === undefined)
    throw new TypeError(`${change.id}: what does not exist cannot be deleted`);
  if (restored !== undefined && !(Number.isInteger(restored.version) && restored.version > change.expectedVersion))
    throw new TypeError(`${change.id}: the version to restore is a whole number above ${change.expectedVersion}`);
  for (const at of [change.at, change.once?.at, restored?.savedAt].filter((each) => each !== undefined)) {
    if (Number.isNaN(Date.parse(at))) throw new TypeError(`${change.id}: "${at}" is no ISO 8601 instant`);
  }
}

/** @throws TypeError the caller's mistake */
export function checkDefinition(definition: CollectionDefinition<never>): void {
  const names = definition.indexes.map((index) => index.name);
  if (!collectionName.test(definition.name))
    throw new TypeError(`"${definition.name}": a collection's name is lower-case letters and dashes`);
  for (const each of names) if (!indexName.test(each)) throw new TypeError(`"${each}": an index's name is letters, the first lower-case`);
  if (new Set(names).size < names.length) throw new TypeError(`${definition.name} declares an index twice`);
}

export function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1) throw new TypeError(`a limit is a whole number from 1, not ${limit}`);
}
