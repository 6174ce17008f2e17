/** Lets so many in at once; the others wait in line. */
export class Turnstile {
  private inside = 0;
  private readonly line: (() => void)[] = [];

  constructor(private readonly places: number) {}

  /** Runs the work once there is a place. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.places) await new Promise<void>((resolve) => this.line.push(resolve));
    else this.inside += 1;
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      // The place is handed on, so that nobody slips in between.
      if (next === undefined) this.inside -= 1;
      else next();
    }
  }
}
