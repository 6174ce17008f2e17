import type { Model, QueryFilter, UpdateQuery } from 'mongoose';
import type { StoredDocument } from './stored-document.js';

export interface GuardedUpdate {
  readonly filter: QueryFilter<StoredDocument>;
  readonly update: UpdateQuery<StoredDocument>;
}

/**
 * FerretDB 1 holds a connection to its PostgreSQL for every statement of one command, and has 50: a command of more, or several that come close
 * at once, wait for each other for good.
 */
const statements = 20;

/**
 * Makes guarded updates of as many documents, in any order.
 * @param mayBeRefused whether an error only means that some of them were refused, and leaves the others to be made
 * @returns how many found theirs, without those in whose company one was refused
 */
export async function updateEach(
  model: Model<StoredDocument>,
  updates: readonly GuardedUpdate[],
  mayBeRefused: (error: unknown) => boolean = () => false,
): Promise<number> {
  let matched = 0;
  for (let from = 0; from < updates.length; from += statements) {
    const some = updates.slice(from, from + statements).map((updateOne) => ({ updateOne }));
    try {
      matched += (await model.bulkWrite(some, { ordered: false })).matchedCount;
    } catch (error) {
      if (!mayBeRefused(error)) throw error;
    }
  }
  return matched;
}
