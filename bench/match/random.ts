/** Numbers that are the same for the same seed. */
export class Random {
  private a: number;
  private b = 0x9e3779b9;

  constructor(seed: number) {
    this.a = seed | 1;
    for (let turn = 0; turn < 8; turn++) this.bits();
  }

  /** 32 bits. */
  bits(): number {
    let x = this.a;
    this.a = this.b;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= this.b ^ (this.b >>> 5);
    this.b = x;
    return (this.a + this.b) >>> 0;
  }

  /** From 0 to below 1. */
  unit(): number {
    return this.bits() / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.unit() * limit);
  }

  chance(share: number): boolean {
    return this.unit() < share;
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  some<T>(list: readonly T[], count: number): T[] {
    const found = new Set<T>();
    for (let tries = 0; found.size < count && tries < 4 * count; tries++) found.add(this.of(list));
    return [...found];
  }
}

/** Draws by weights. */
export class Weighted<T> {
  private readonly ends: readonly number[];

  constructor(private readonly entries: readonly (readonly [T, number])[]) {
    let sum = 0;
    this.ends = entries.map(([, weight]) => (sum += weight));
  }

  draw(random: Random): T {
    const at = random.unit() * this.ends.at(-1)!;
    let low = 0;
    let high = this.ends.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.ends[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return this.entries[low]![0];
  }
}
