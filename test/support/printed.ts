/**
 * Holds an answer against what a document prints of it: every member printed must be there with that value, members may be left out, and
 * the text … stands for any value. A list is printed from its beginning and may break off.
 *
 * @returns where they differ, as JSON Pointers with both values
 */
export function differences(printed: unknown, answer: unknown, at = ''): readonly string[] {
  if (printed === '…') return answer === undefined ? [`${at}: nothing there`] : [];
  if (Array.isArray(printed)) {
    if (!Array.isArray(answer)) return [`${at}: ${short(answer)} is no list`];
    return printed.flatMap((item, index) => differences(item, answer[index], `${at}/${index}`));
  }
  if (typeof printed === 'object' && printed !== null) {
    if (typeof answer !== 'object' || answer === null) return [`${at}: ${short(answer)} is no object`];
    return Object.entries(printed).flatMap(([key, value]) => differences(value, (answer as Record<string, unknown>)[key], `${at}/${key}`));
  }
  return Object.is(printed, answer) ? [] : [`${at}: printed ${short(printed)}, answered ${short(answer)}`];
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 200);
}
