/** A text without what only marks it up: `^{신규}`, `**`, `~~` and every space. Names that differ in nothing else are the same name. */
export function plain(text: string): string {
  return text
    .replace(/\^\{[^}]*\}/gu, '')
    .replace(/\*\*|~~/gu, '')
    .replace(/\s/gu, '');
}

const listMark = /^\s*(?:[-□※*]\s*|\d+\.\s+)*/u;

/** A line without its list mark or number, else as `plain`. */
export function plainItem(text: string): string {
  return plain(text.replace(listMark, ''));
}

/** Whether the text stands in the line, marks and spaces aside. */
export function holds(line: string, text: string): boolean {
  return plain(line).includes(plain(text));
}

/** What may follow a name where a line goes on after it. */
const afterName = /^(?:$|[(:]|추진|공약)/u;

/** Whether the line is about this name: an item that begins with the whole of it, not with a part of a longer one. */
export function isItemOf(line: string, name: string): boolean {
  const item = plainItem(line);
  const wanted = plain(name);
  return item.startsWith(wanted) && afterName.test(item.slice(wanted.length));
}
