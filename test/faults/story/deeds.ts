/** What was acknowledged, in the order in which it was; that of one document is the order in which it happened. */
export type Deed =
  | { readonly kind: 'firm registered'; readonly number: string; readonly id: string; readonly body: object }
  | { readonly kind: 'firm changed'; readonly number: string; readonly version: number; readonly body: object }
  | { readonly kind: 'firm deleted'; readonly number: string; readonly version: number }
  | { readonly kind: 'program added'; readonly id: string; readonly body: object }
  | { readonly kind: 'program changed'; readonly id: string; readonly version: number; readonly body: object }
  | { readonly kind: 'program deleted'; readonly id: string; readonly version: number }
  | { readonly kind: 'call added'; readonly id: string; readonly body: object };

/** A document as it must be by now. */
export interface Standing {
  readonly id: string;
  readonly version: number;
  readonly live: boolean;
}

export class History {
  readonly deeds: Deed[] = [];
  /** By id. Firms that were deleted stay. */
  readonly firms = new Map<string, Standing>();
  readonly programs = new Map<string, Standing>();

  get size(): number {
    return this.deeds.length;
  }

  liveFirms(): readonly Standing[] {
    return [...this.firms.values()].filter(({ live }) => live);
  }

  livePrograms(): readonly Standing[] {
    return [...this.programs.values()].filter(({ live }) => live);
  }
}
