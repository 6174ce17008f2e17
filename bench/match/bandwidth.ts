import { createKernel } from '#match-index';

const bytes = 256 * 1024 * 1024;

/**
 * How fast one core reads memory here: a bitmap far larger than any cache, looked through by the loops of the kernel that the index works with.
 * @returns GB/s, the best of several passes of two loops
 */
export function bandwidth(): number {
  const kernel = createKernel('wasm');
  kernel.grow(bytes);
  kernel.zero(0, bytes);
  let best = Infinity;
  for (let pass = 0; pass < 8; pass++) {
    const from = performance.now();
    if (kernel.any(0, bytes) !== 0) throw new Error('A bit came from nowhere');
    best = Math.min(best, performance.now() - from);
  }
  kernel.fill(0, bytes);
  for (let pass = 0; pass < 8; pass++) {
    const from = performance.now();
    // 2³¹ bits are one more than a signed number of 32 bits holds.
    if (kernel.count(0, bytes) >>> 0 !== bytes * 8) throw new Error('Bits were lost');
    best = Math.min(best, performance.now() - from);
  }
  return bytes / best / 1e6;
}
