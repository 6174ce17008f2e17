export const engines = ['index-wasm', 'index-plain', 'oracle', 'closures', 'duckdb', 'mingo', 'json-rules-engine'] as const;
export type Engine = (typeof engines)[number];
export const directions = ['firm-to-programmes', 'programme-to-firms'] as const;
export type Direction = (typeof directions)[number];

/** How long one engine takes for one question. */
export interface Row {
  readonly direction: Direction;
  readonly engine: Engine;
  /** Questions asked. */
  readonly n: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Whether it gave the same eligible and the same unknown as the others, for every question. */
  readonly answersEqual: boolean;
  /** Whether it was put to a part only and its times, memory and build time multiplied. */
  readonly scaled: boolean;
  /** Of the firms, or of the programmes, how many it was put to. */
  readonly part: number;
  /** What it holds of the other side to answer from; null where nothing is held or nothing could be measured. */
  readonly memoryBytes: number | null;
  readonly buildMs: number | null;
}

/** What `bench/results/match.json` holds. */
export interface Result {
  readonly firms: number;
  readonly programmes: number;
  /** Read by one core out of a block far larger than any cache. */
  readonly bandwidthGBs: number;
  /** Bitmaps, profiles and ids of the index with the WebAssembly kernel. */
  readonly bytesPerFirm: number;
  readonly bitmapBytesPerFirm: number;
  readonly rows: readonly Row[];
  /** What the plans of the programmes asked for read of the index, and how long reading just that takes at the bandwidth. */
  readonly floor: {
    readonly n: number;
    readonly medianBytes: number;
    readonly medianMs: number;
    /** The median of each question's time by its own floor: as bitmaps, and with the rows written out. */
    readonly bitmapsTimesFloor: number;
    readonly rowsTimesFloor: number;
    readonly bitmapsMedianMs: number;
    /** Loops of the kernel whose reads this bench cannot count, if any. */
    readonly uncounted: readonly string[];
  };
  readonly directionsAgree: {
    readonly firms: number;
    readonly programmes: number;
    readonly pairs: number;
    readonly eligible: number;
    readonly unknown: number;
    readonly differing: number;
  };
  readonly top20: { readonly n: number; readonly medianMs: number; readonly p95Ms: number };
  /** One attribute of one firm. */
  readonly change: Readonly<Record<'employees' | 'sites', { readonly n: number; readonly medianUs: number; readonly p95Us: number }>>;
  readonly seed: number;
  readonly commit: string | null;
  readonly date: string;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly memoryGB: number; readonly node: string };
  readonly load: { readonly start: number; readonly end: number };
  readonly seconds: number;
  readonly residentGB: number;
}
