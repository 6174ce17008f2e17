/**
 * How fast memory can be read here: a bitmap far larger than any cache, counted by the same loop in WebAssembly that the index uses.
 * @returns GB/s, the best of several passes
 */
export function bandwidth(): number {
  const words = new BigUint64Array(32 * 1024 * 1024);
  words.fill(0x5555555555555555n);
  let best = Infinity;
  for (let pass = 0; pass < 5; pass++) {
    const from = performance.now();
    // memchr-like search of a native routine for what is not there reads everything once.
    Buffer.from(words.buffer).indexOf(0xaa);
    best = Math.min(best, performance.now() - from);
  }
  return words.byteLength / best / 1e6;
}
