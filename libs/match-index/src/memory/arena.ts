import type { Kernel } from '../kernel/kernel.js';

/** Bytes of the classes that blocks come in; above the last, whole multiples of it. */
const classes = [64, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096, 6144, 8192, 16384, 32768, 65536, 131072];
const small = [16, 32, 48];

/**
 * Blocks of the kernel's memory. Those of 64 bytes and more begin at a multiple of 64. A freed block is given out again to the next that asks for its class; memory is never
 * given back.
 */
export class Arena {
  u16 = new Uint16Array(0);
  u32 = new Uint32Array(0);
  private readonly free = new Map<number, number[]>();
  private top = 64;
  private size = 0;
  private inUse = 0;

  constructor(readonly kernel: Kernel) {}

  /** Bytes in blocks that are given out. */
  get used(): number {
    return this.inUse;
  }

  /** The offset of a block of at least so many bytes, its content undefined. */
  take(bytes: number): number {
    const size = sizeOf(bytes);
    this.inUse += size;
    const again = this.free.get(size)?.pop();
    if (again !== undefined) return again;
    if (size < 64) return this.split(size);
    const at = this.top;
    this.ensure(at + size);
    this.top += size;
    return at;
  }

  /** @param bytes as they were asked for */
  release(at: number, bytes: number): void {
    const size = sizeOf(bytes);
    this.inUse -= size;
    const list = this.free.get(size);
    if (list === undefined) this.free.set(size, [at]);
    else list.push(at);
  }

  private split(size: number): number {
    const block = 192;
    const at = this.top;
    this.ensure(at + block);
    this.top += block;
    const list = this.free.get(size) ?? [];
    for (let piece = at + size; piece + size <= at + block; piece += size) list.push(piece);
    this.free.set(size, list);
    return at;
  }

  private ensure(bytes: number): void {
    if (bytes <= this.size) return;
    this.size = Math.min(2 ** 32 - 65536, Math.ceil(Math.max(bytes, 1 << 20, this.size * 1.25) / 65536) * 65536);
    if (bytes > this.size) throw new RangeError('The match index has outgrown the 4 GB of one memory');
    this.kernel.grow(this.size);
    this.u16 = new Uint16Array(this.kernel.buffer);
    this.u32 = new Uint32Array(this.kernel.buffer);
  }
}

/** The bytes that a block of so many really takes. */
export function sizeOf(bytes: number): number {
  const fitting = small.find((size) => size >= bytes) ?? classes.find((size) => size >= bytes);
  return fitting ?? Math.ceil(bytes / 131072) * 131072;
}
