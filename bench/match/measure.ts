export interface Row {
  readonly direction: 'firm-to-programmes' | 'programme-to-firms';
  readonly engine: string;
  readonly n: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly answersEqual: boolean;
  readonly scaled: boolean;
}

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

export function table(rows: readonly Row[], memory: Readonly<Record<string, number>>, build: Readonly<Record<string, number>>): string {
  const directions = ['firm-to-programmes', 'programme-to-firms'] as const;
  return directions
    .flatMap((direction) => {
      const own = rows.filter((row) => row.direction === direction);
      const best = Math.min(...own.map(({ medianMs }) => medianMs));
      return [
        direction,
        '  engine               median ms      p95 ms   ratio   memory MB   build s   answers',
        ...own.map(({ engine, medianMs, p95Ms, answersEqual, scaled }) =>
          [
            `  ${engine.padEnd(18)}`,
            medianMs.toFixed(4).padStart(12),
            p95Ms.toFixed(4).padStart(12),
            (medianMs / best).toFixed(medianMs / best < 10 ? 1 : 0).padStart(8),
            (memory[engine] === undefined ? '' : (memory[engine] / 1e6).toFixed(0)).padStart(12),
            (build[engine] === undefined ? '' : (build[engine] / 1e3).toFixed(1)).padStart(10),
            `   ${answersEqual ? 'equal' : 'DIFFER'}${scaled ? ', scaled' : ''}`,
          ].join(''),
        ),
      ];
    })
    .join('\n');
}
