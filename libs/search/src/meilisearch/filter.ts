/** The one place where a value becomes part of a filter. Quotes and backslashes are the only characters that end or bend a quoted value. */
export function equals(attribute: string, value: string): string {
  return `${attribute} = "${value.replace(/[\\"]/g, '\\$&')}"`;
}
