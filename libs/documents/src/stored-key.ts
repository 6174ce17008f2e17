/** How a key is stored: as JSON text, because databases cut or refuse a NUL and blend lone surrogates, and would make two keys one. */
export function storedKey(key: string): string {
  return JSON.stringify(key);
}
