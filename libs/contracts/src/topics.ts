/** State topics: key = document id, value = the document's whole latest state or a deletion. */
export const topics = {
  companies: 'ieum.companies',
  programs: 'ieum.programs',
} as const;

/** A deletion is a state of its own; the null that lets compaction forget it follows after seven days. */
export interface Deleted {
  readonly id: string;
  readonly version: number;
  readonly deleted: true;
}

/** What a state topic carries, before it is looked at. */
export type Published<T extends { readonly id: string; readonly version: number }> = T | Deleted;

export function isDeleted(value: { readonly id: string; readonly version: number }): value is Deleted {
  return 'deleted' in value && value.deleted === true;
}

/**
 * Refuses what is no state of its key, whoever put it on the topic: a value other than null that is not an object with the key as its id and a
 * version. What it says beside that is not looked at.
 *
 * @throws TypeError
 */
export function assertState({ key, value }: { readonly key: string; readonly value: unknown }): void {
  if (value === null) return;
  const { id, version } = (typeof value === 'object' ? value : {}) as { readonly id?: unknown; readonly version?: unknown };
  if (id !== key) throw new TypeError('the value does not have its key as its id');
  if (!Number.isSafeInteger(version) || Number(version) < 0) throw new TypeError('the value has no version');
}
