/** `1 day`, `2 days`. */
export function plural(n: string | number, one: string, many: string): string {
  return `${n} ${String(n) === '1' ? one : many}`;
}
