/** Appends a member's name or an item's index to a JSON Pointer (RFC 6901). */
export function pointer(base: string, key: string | number): string {
  return `${base}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
