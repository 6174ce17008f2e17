import type { FirmIndex } from '#match-index';
import type { Versions } from './arrivals.js';

/** Versions of firms in a column by row; only those of deleted firms take a place of their own. */
export class FirmVersions implements Versions {
  private byRow = new Uint32Array(1024);
  private readonly deleted = new Map<string, number>();

  constructor(private readonly firms: Pick<FirmIndex, 'rowOf'>) {}

  get(id: string): number | undefined {
    const row = this.firms.rowOf(id);
    return (row === undefined ? this.deleted.get(id) : this.byRow[row]) || undefined;
  }

  set(id: string, version: number): void {
    const row = this.firms.rowOf(id);
    if (row === undefined) {
      this.deleted.set(id, version);
      return;
    }
    if (row >= this.byRow.length) {
      const wider = new Uint32Array(Math.max(row + 1, this.byRow.length * 2));
      wider.set(this.byRow);
      this.byRow = wider;
    }
    this.byRow[row] = version;
    this.deleted.delete(id);
  }

  /** To be called while the firm still has its row: the next firm in it begins anew. */
  delete(id: string): boolean {
    const isKnown = this.get(id) !== undefined;
    const row = this.firms.rowOf(id);
    if (row !== undefined) this.byRow[row] = 0;
    this.deleted.delete(id);
    return isKnown;
  }
}
