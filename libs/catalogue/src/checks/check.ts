import type { Catalogue, Entry } from '../entry.js';
import type { Checked, Finding, Reading } from '../finding.js';

/** Looks at one entry. */
export type EntryCheck = (entry: Entry, catalogue: Catalogue) => Checked;
/** Looks at all of them together. */
export type CatalogueCheck = (catalogue: Catalogue) => Checked;

/** Collects for one file. */
export class Notes {
  private readonly findings: Finding[] = [];
  private readonly readings: Reading[] = [];

  constructor(private readonly file: string) {}

  wrong(path: string, message: string): void {
    this.findings.push({ file: this.file, path, message });
  }

  read(path: string, value: string, line: number): void {
    this.readings.push({ file: this.file, path, value, line });
  }

  get checked(): Checked {
    return { findings: this.findings, readings: this.readings };
  }
}
