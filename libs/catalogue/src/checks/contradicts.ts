import type { Entry } from '../entry.js';

/** Whether a remark on a contradiction cites the line. */
export function contradicts({ program }: Entry, line: number): boolean {
  return program.remarks.some(
    ({ kind, lines = [] }) => kind === 'contradiction' && lines.some(([first, last]) => first <= line && line <= last),
  );
}
