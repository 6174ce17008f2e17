/** What neither XML nor a calendar may hold, or shows. */
const unfit = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** Without control characters, but for line breaks and tabs. */
export function plainText(text: string): string {
  return text.replace(unfit, (character) => (character === '\n' || character === '\t' ? character : ''));
}

/** @param most characters; a longer text ends in `…` */
export function plainLine(text: string, most = Infinity): string {
  const line = plainText(text.replace(/\s+/gu, ' ')).trim();
  const characters = Array.from(line);
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
