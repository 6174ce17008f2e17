import type { Sample } from './metric-text.js';

type Labels = Readonly<Record<string, string>>;

interface Series {
  readonly labels: Labels;
  readonly counts: number[];
  sum: number;
  count: number;
}

/** How often what was observed lay at or below each bound, by labels; for `Metrics.add`. Labels take few values each, so that the series stay few. */
export class Histogram {
  readonly type = 'histogram';
  private readonly series = new Map<string, Series>();

  /** @param bounds ascending, in the unit that the name ends with */
  constructor(
    readonly name: string,
    readonly help: string,
    private readonly bounds: readonly number[],
  ) {}

  /** @param labels always the same names in the same order */
  observe(labels: Labels, value: number): void {
    const key = Object.values(labels).join(' ');
    const series = this.series.get(key) ?? { labels, counts: this.bounds.map(() => 0), sum: 0, count: 0 };
    this.series.set(key, series);
    series.sum += value;
    series.count += 1;
    this.bounds.forEach((bound, at) => {
      if (value <= bound) series.counts[at] = (series.counts[at] ?? 0) + 1;
    });
  }

  readonly read = (): readonly Sample[] =>
    [...this.series.values()].flatMap(({ labels, counts, sum, count }): Sample[] => [
      ...this.bounds.map((bound, at) => ({ suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: counts[at] ?? 0 })),
      { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
      { suffix: '_sum', labels, value: sum },
      { suffix: '_count', labels, value: count },
    ]);
}
