/** Numbers of firms or programmes, ascending. */
export interface Found {
  readonly eligible: ArrayLike<number> & Iterable<number>;
  readonly unknown: ArrayLike<number> & Iterable<number>;
}

/** Milliseconds of one call; what is done with the outcome does not count. */
export function timed<T>(act: () => T, after?: (outcome: T) => void): number {
  const from = performance.now();
  const outcome = act();
  const took = performance.now() - from;
  after?.(outcome);
  return took;
}

export function median(times: readonly number[]): number {
  return at(times, 0.5);
}

export function p95(times: readonly number[]): number {
  return at(times, 0.95);
}

function at(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;
}

/** Bytes of the whole process, after a collection where node was started with `--expose-gc`. */
export function residentBytes(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().rss;
}

/** Bytes that are held in and outside the heap, after a collection where node was started with `--expose-gc`. */
export function bytesHeld(): number {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What something takes to make and to hold. */
export interface Made<T> {
  readonly value: T;
  readonly buildMs: number;
  readonly memoryBytes: number;
}

export async function made<T>(make: () => T | Promise<T>): Promise<Made<T>> {
  const before = bytesHeld();
  const from = performance.now();
  const value = await make();
  const buildMs = performance.now() - from;
  return { value, buildMs, memoryBytes: Math.max(0, bytesHeld() - before) };
}

/** The numbers below the limit of which there is a verdict other than ineligible. */
export function collect(limit: number, verdict: (at: number) => string): Found {
  const found: { eligible: number[]; unknown: number[] } = { eligible: [], unknown: [] };
  for (let at = 0; at < limit; at++) {
    const each = verdict(at);
    if (each === 'eligible') found.eligible.push(at);
    else if (each === 'unknown') found.unknown.push(at);
  }
  return found;
}

export function below(limit: number, { eligible, unknown }: Found): Found {
  return { eligible: [...eligible].filter((at) => at < limit), unknown: [...unknown].filter((at) => at < limit) };
}

export function same(a: Found, b: Found): boolean {
  return sameList(a.eligible, b.eligible) && sameList(a.unknown, b.unknown);
}

function sameList(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** What the first to answer said; the others are held against it. */
export class RightAnswers<K> {
  private readonly known = new Map<K, Found>();

  /** Whether the answer is the same as the first. */
  hold(key: K, { eligible, unknown }: Found): boolean {
    const right = this.known.get(key);
    if (right !== undefined) return same(right, { eligible, unknown });
    this.known.set(key, { eligible: new Uint32Array(eligible), unknown: new Uint32Array(unknown) });
    return true;
  }

  /** Whether an answer from the first so many is the same as what the first said of those. */
  holdPart(key: K, limit: number, found: Found): boolean {
    return same(below(limit, this.known.get(key)!), found);
  }
}
