/** Controls, line and paragraph separators, and marks that turn the direction of what follows. */
const breaks = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

const characters = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/**
 * A text that cannot end its line: what comes from a notice goes into headers, list entries and templates.
 *
 * @param most UTF-16 code units; a longer text ends in `…`, and is cut between characters as people see them
 */
export function oneLine(text: string, most = Infinity): string {
  const line = text.replace(breaks, ' ').replace(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  let shown = '';
  for (const { segment } of characters.segment(line)) {
    if (shown.length + segment.length >= most) break;
    shown += segment;
  }
  return `${shown.trimEnd()}…`;
}
