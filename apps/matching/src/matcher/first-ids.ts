/** The first of many ids, in code units, without keeping them all. */
export class FirstIds {
  private kept: string[] = [];
  private last: string | undefined;

  constructor(
    private readonly count: number,
    private readonly after: string | undefined,
  ) {}

  see(id: string): void {
    if (this.after !== undefined && id <= this.after) return;
    if (this.last !== undefined && id >= this.last) return;
    this.kept.push(id);
    if (this.kept.length >= 2 * this.count + 64) this.cut();
  }

  ids(): readonly string[] {
    this.cut();
    return this.kept;
  }

  private cut(): void {
    this.kept = this.kept.sort().slice(0, this.count);
    if (this.kept.length === this.count) this.last = this.kept.at(-1);
  }
}
