/** A text as one segment of a path: whatever it is, it leads no higher. */
export function segment(text: string): string {
  // Dots alone stay dots when encoded once, and would be taken for steps.
  return encodeURIComponent(/^\.{1,2}$/.test(text) ? encodeURIComponent(text).replaceAll('.', '%2E') : text);
}
