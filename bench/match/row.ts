import { median, p95 } from './measure.js';
import type { Row } from './results.js';

interface Measured extends Pick<Row, 'direction' | 'engine' | 'answersEqual' | 'part'> {
  readonly times: readonly number[];
  /** Of everything that the part is a part of. */
  readonly whole: number;
  readonly memoryBytes?: number | null;
  readonly buildMs?: number | null;
}

/** Times, memory and build time multiplied to the whole. */
export function rowOf({ direction, engine, times, answersEqual, part, whole, memoryBytes = null, buildMs = null }: Measured): Row {
  const scale = whole / part;
  const scaled = times.map((time) => time * scale);
  return {
    direction,
    engine,
    n: times.length,
    medianMs: median(scaled),
    p95Ms: p95(scaled),
    answersEqual,
    scaled: scale > 1,
    part,
    memoryBytes: memoryBytes === null ? null : Math.round(memoryBytes * scale),
    buildMs: buildMs === null ? null : buildMs * scale,
  };
}
