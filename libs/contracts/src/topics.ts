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
