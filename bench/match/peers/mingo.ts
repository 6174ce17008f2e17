import type { Formula, Record_ } from './formula.js';

function queryOf(formula: Formula): Record<string, unknown> {
  if ('and' in formula) return formula.and.length === 0 ? {} : { $and: formula.and.map(queryOf) };
  if ('or' in formula) return formula.or.length === 0 ? { none: 1 } : { $or: formula.or.map(queryOf) };
  if ('not' in formula) return { $nor: [queryOf(formula.not)] };
  if ('absent' in formula) return { [formula.absent]: null };
  if ('has' in formula) return { [formula.has]: { $in: formula.of } };
  if ('held' in formula)
    return { certificates: { $elemMatch: { code: { $in: formula.held }, from: { $lte: formula.on }, until: { $gte: formula.on } } } };
  return 'atLeast' in formula ? { [formula.atLeast]: { $gte: formula.value } } : { [formula.atMost]: { $lte: formula.value } };
}

/** Null where the package is not installed. */
export async function openMingo(): Promise<((formula: Formula) => (record: Record_) => boolean) | null> {
  const name = 'mingo';
  const mingo = await import(name).catch(() => null);
  if (mingo === null) return null;
  return (formula) => {
    const query = new mingo.Query(queryOf(formula));
    return (record) => query.test(record);
  };
}
