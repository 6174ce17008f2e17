/** Controls, line and paragraph separators, and marks that turn the direction of what follows. */
const breaks = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

const characters = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/**
 * A text that cannot end its line: what comes from a notice goes into headers, list entries and templates.
 *
 * @param most characters as people count them; a longer text ends in `…`
 */
export function oneLine(text: string, most = Infinity): string {
  const line = text.replace(breaks, ' ').replace(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  const shown = Array.from(characters.segment(line), ({ segment }) => segment);
  return shown.length <= most
    ? line
    : `${shown
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
