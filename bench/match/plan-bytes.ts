import type { MatchIndex } from '#match-index';
import { asOf } from './workload.js';

type Loop = (...args: number[]) => unknown;
/** Where a loop reads and how many bytes, and where it writes. */
interface Touched {
  readonly reads: readonly (readonly [at: number, bytes: number])[];
  readonly writes: readonly number[];
}

const intoFrom = (to: number, from: number, length: number): Touched => ({ reads: [[from, length]], writes: [to] });
const intoRows = (to: number, rows: number, n: number): Touched => ({ reads: [[rows, 2 * n]], writes: [to] });
const intoSpans = (to: number, spans: number, n: number): Touched => ({ reads: [[spans, 6 * n]], writes: [to] });

const loops: Readonly<Record<string, (args: readonly number[], u32: Uint32Array) => Touched>> = {
  zero: ([to]) => ({ reads: [], writes: [to!] }),
  fill: ([to]) => ({ reads: [], writes: [to!] }),
  not: ([to]) => ({ reads: [], writes: [to!] }),
  ...Object.fromEntries(
    ['copy', 'and', 'or', 'andNot', 'orNot', 'xor'].map((name) => [name, ([to, from, length]) => intoFrom(to!, from!, length!)]),
  ),
  narrow: ([to, from, again, length]) => ({ reads: [[from!, length!]], writes: [to!, again!] }),
  andNotBoth: ([to, other, from, length]) => ({ reads: [[from!, length!]], writes: [to!, other!] }),
  any: ([from, length]) => ({ reads: [[from!, length!]], writes: [] }),
  count: ([from, length]) => ({ reads: [[from!, length!]], writes: [] }),
  countAnd: ([from, other, length]) => ({
    reads: [
      [from!, length!],
      [other!, length!],
    ],
    writes: [],
  }),
  ...Object.fromEntries(['setRows', 'clearRows'].map((name) => [name, ([to, rows, n]) => intoRows(to!, rows!, n!)])),
  ...Object.fromEntries(
    ['setMeeting', 'clearMeeting', 'clearMissing', 'setMissing'].map((name) => [name, ([to, spans, n]) => intoSpans(to!, spans!, n!)]),
  ),
  // Of a column only the stretches are read, of 64 rows and 128 bytes each, in which a row is active.
  scan: ([to, column, _low, _high, active, length], u32) => {
    let stretches = 0;
    for (let at = active! >>> 2, end = (active! + length!) >>> 2; at < end; at += 2) if (u32[at] !== 0 || u32[at + 1] !== 0) stretches++;
    return { reads: [[column!, 128 * stretches]], writes: [to!] };
  },
  list: ([from, length, _base, to]) => ({ reads: [[from!, length!]], writes: [to!] }),
  spread: ([from, length, _numbers, to]) => ({ reads: [[from!, length!]], writes: [to!] }),
  tally: ([from, length]) => ({ reads: [[from!, length!]], writes: [] }),
};

/**
 * The bytes of the index that each programme's plan reads to find its firms: bitmaps, lists and columns that its loops read and never write, each once however often it is read. What they
 * work in lies in the fastest cache and does not count; nor does a column that is looked through by a table of codes, which no loop of the kernel does. An estimate from below, so that
 * a time is never put nearer to its floor than it is.
 *
 * It puts counting loops in the place of the kernel's for a while, after which calls of them are slower: time what is to be timed before.
 */
export function planBytes(
  index: MatchIndex,
  programIds: readonly string[],
): { readonly bytes: readonly number[]; readonly uncounted: readonly string[] } {
  const { arena } = index.firms;
  const kernel = arena.kernel as unknown as Record<string, Loop>;
  const reads = new Map<number, number>();
  const writes = new Set<number>();
  const uncounted = new Set<string>();
  const own = new Map<string, Loop>();
  for (const name of Object.keys(kernel)) {
    const loop = kernel[name];
    if (typeof loop !== 'function' || name === 'grow') continue;
    own.set(name, loop);
    kernel[name] = (...args) => {
      const touched = loops[name]?.(args, arena.u32);
      if (touched === undefined) uncounted.add(name);
      for (const [at, bytes] of touched?.reads ?? []) reads.set(at, Math.max(bytes, reads.get(at) ?? 0));
      for (const at of touched?.writes ?? []) writes.add(at);
      return loop(...args);
    };
  }
  const bytes = programIds.map((id) => {
    reads.clear();
    writes.clear();
    index.firmsFor(id, asOf, () => undefined);
    let sum = 0;
    for (const [at, size] of reads) if (!writes.has(at)) sum += size;
    return sum;
  });
  for (const [name, loop] of own) kernel[name] = loop;
  return { bytes, uncounted: [...uncounted] };
}
