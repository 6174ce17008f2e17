import fc from 'fast-check';
import type { Kernel } from './kernel.js';
import { PlainKernel } from './plain.kernel.js';
import { createWasmKernel, hasWasm } from './wasm.kernel.js';

const size = 65536 * 6;
const bitmapBytes = 256;
const rows = bitmapBytes * 8;

/** The memory is laid out as: three bitmaps, rows, spans, a column, room for a list, numbers, and a count for each value of the column. */
const at = { a: 0, b: 256, c: 512, rows: 1024, spans: 8192, column: 16384, list: 32768, numbers: 49152, counts: 65536 };

const calls: Record<string, (kernel: Kernel, n: number, low: number, high: number) => number | void> = {
  zero: (kernel) => kernel.zero(at.a, bitmapBytes),
  fill: (kernel) => kernel.fill(at.a, bitmapBytes),
  copy: (kernel) => kernel.copy(at.a, at.b, bitmapBytes),
  and: (kernel) => kernel.and(at.a, at.b, bitmapBytes),
  or: (kernel) => kernel.or(at.a, at.b, bitmapBytes),
  andNot: (kernel) => kernel.andNot(at.a, at.b, bitmapBytes),
  orNot: (kernel) => kernel.orNot(at.a, at.b, bitmapBytes),
  narrow: (kernel) => kernel.narrow(at.a, at.b, at.c, bitmapBytes),
  andNotBoth: (kernel) => kernel.andNotBoth(at.a, at.c, at.b, bitmapBytes),
  xor: (kernel) => kernel.xor(at.a, at.b, bitmapBytes),
  not: (kernel) => kernel.not(at.a, bitmapBytes),
  any: (kernel) => kernel.any(at.a, bitmapBytes),
  count: (kernel) => kernel.count(at.a, bitmapBytes),
  countAnd: (kernel) => kernel.countAnd(at.a, at.b, bitmapBytes),
  setRows: (kernel, n) => kernel.setRows(at.a, at.rows, n),
  clearRows: (kernel, n) => kernel.clearRows(at.a, at.rows, n),
  setMeeting: (kernel, n, low, high) => kernel.setMeeting(at.a, at.spans, n, low, high),
  clearMeeting: (kernel, n, low, high) => kernel.clearMeeting(at.a, at.spans, n, low, high),
  clearMissing: (kernel, n, low) => kernel.clearMissing(at.a, at.spans, n, low),
  setMissing: (kernel, n, low) => kernel.setMissing(at.a, at.spans, n, low),
  scan: (kernel, _, low, high) => kernel.scan(at.a, at.column, low, high, at.c, bitmapBytes),
  spread: (kernel) => kernel.spread(at.a, bitmapBytes, at.numbers, at.b),
  tally: (kernel) => kernel.tally(at.a, bitmapBytes, at.column, at.counts),
  list: (kernel) => {
    const n = kernel.list(at.a, bitmapBytes, 70_000, at.list);
    new Uint32Array(kernel.buffer, at.list, rows).fill(0, n);
    return n;
  },
};

const seen = fc.record({
  seed: fc.integer(),
  sparse: fc.boolean(),
  n: fc.nat(200),
  ends: fc.tuple(fc.nat(0xffff), fc.nat(0xffff)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
});

/** Fills both memories alike; ends of spans and values in the column lie at and beside the ends asked for, and anywhere. */
function prepare(kernel: Kernel, { seed, sparse, ends }: { seed: number; sparse: boolean; ends: readonly [number, number] }): void {
  let state = seed | 1;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) | 0) >>> 8;
  const words = new Uint32Array(kernel.buffer);
  const halves = new Uint16Array(kernel.buffer);
  for (let word = 0; word < 192; word++)
    words[word] = sparse ? (random() % 8 === 0 ? 1 << (random() & 31) : 0) : Math.imul(random(), 0x9e3779b1);
  for (let index = 0; index < rows; index++) words[at.numbers / 4 + index] = random() % rows;
  const value = () => (random() % 3 === 0 ? random() & 0xffff : (ends[random() & 1]! + (random() % 3) - 1) & 0xffff);
  for (let index = 0; index < 200; index++) {
    halves[at.rows / 2 + index] = random() % rows;
    halves[at.spans / 2 + 3 * index] = random() % rows;
    halves[at.spans / 2 + 3 * index + 1] = value();
    halves[at.spans / 2 + 3 * index + 2] = value();
  }
  for (let row = 0; row < rows; row++) halves[at.column / 2 + row] = value();
}

describe('the two kernels', () => {
  it('runs in WebAssembly here', () => {
    expect(hasWasm()).toBe(true);
  });

  it.each(Object.keys(calls))('%s does the same in both', (name) => {
    const kernels = [new PlainKernel(), createWasmKernel()];
    for (const kernel of kernels) kernel.grow(size);
    fc.assert(
      fc.property(seen, (case_) => {
        const [plain, wasm] = kernels.map((kernel) => {
          prepare(kernel, case_);
          const result = calls[name]!(kernel, case_.n, ...case_.ends);
          return { result, memory: Buffer.from(kernel.buffer.slice(0, size)).toString('base64') };
        });
        expect(wasm).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });

  it('lists, counts and scans what can be seen by eye', () => {
    for (const kernel of [new PlainKernel(), createWasmKernel()]) {
      kernel.grow(size);
      const words = new Uint32Array(kernel.buffer);
      words[0] = 0b1001;
      words[15] = 0x8000_0000;
      expect(kernel.list(0, 64, 1000, at.list)).toBe(3);
      expect([...words.subarray(at.list / 4, at.list / 4 + 3)]).toEqual([1000, 1003, 1511]);
      expect(kernel.count(0, 64)).toBe(3);
      const halves = new Uint16Array(kernel.buffer);
      halves.set([4, 5, 7, 8, 65535], at.column / 2);
      kernel.fill(at.c, 64);
      kernel.scan(at.b, at.column, 5, 7, at.c, 64);
      expect(words[at.b / 4]).toBe(0b110);
      kernel.scan(at.b, at.column, 8, 65535, at.c, 64);
      expect(words[at.b / 4]).toBe(0b11000);
      halves.set([4, 5, 7, 5, 65535], at.column / 2);
      words[0] = 0b11011;
      kernel.tally(0, 32, at.column, at.counts);
      expect([4, 5, 6, 7, 65535].map((value) => words[at.counts / 4 + value])).toEqual([1, 2, 0, 0, 1]);
    }
  });
});
