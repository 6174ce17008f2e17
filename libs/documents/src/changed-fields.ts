import { isDeepStrictEqual } from 'node:util';

/** Names of the top-level fields that differ, sorted; none where a state is no object or a document was deleted. */
export function changedFields(before: unknown, after: unknown): readonly string[] {
  if (!isRecord(after)) return [];
  const old = isRecord(before) ? before : {};
  const names = new Set([...Object.keys(old), ...Object.keys(after)]);
  return [...names].filter((name) => !isDeepStrictEqual(old[name], after[name])).sort();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
