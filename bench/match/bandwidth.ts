import { createKernel } from '#match-index';

const bytes = 128 * 1024 * 1024;

/**
 * How fast memory can be read here: a bitmap far larger than any cache, counted by the loop of the kernel that the index counts with.
 * @returns GB/s, the best of several passes
 */
export function bandwidth(): number {
  const kernel = createKernel('wasm');
  kernel.grow(bytes);
  kernel.fill(0, bytes);
  let best = Infinity;
  for (let pass = 0; pass < 5; pass++) {
    const from = performance.now();
    if (kernel.count(0, bytes) !== bytes * 8) throw new Error('Bits were lost');
    best = Math.min(best, performance.now() - from);
  }
  return bytes / best / 1e6;
}
