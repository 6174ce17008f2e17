/** The codes under one name of an address, repeated or after commas, each once. */
export function codesOf(query: URLSearchParams, name: string): readonly string[] {
  const values = query.getAll(name).flatMap((value) => value.split(','));
  return [...new Set(values.map((value) => value.trim()))].filter((value) => value !== '');
}

/** The page asked for, 1 where none or nonsense is. */
export function pageOf(query: URLSearchParams): number {
  const page = Number(query.get('page'));
  return Number.isSafeInteger(page) && page > 1 ? page : 1;
}

/** The list with the code in it, or without where it was. */
export function turned(list: readonly string[], code: string): readonly string[] {
  return list.includes(code) ? list.filter((other) => other !== code) : [...list, code];
}
