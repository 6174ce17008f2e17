/** What is due when, epoch milliseconds of whichever clock its user means. Asked often and of many: it looks through all only when one may be due. */
export class DueTimes {
  private readonly times = new Map<string, number>();
  /** No time is earlier. */
  private earliest = Infinity;

  get size(): number {
    return this.times.size;
  }

  /** A key that is there keeps the earlier time. */
  put(key: string, at: number): void {
    const before = this.times.get(key);
    if (before !== undefined && before <= at) return;
    this.times.set(key, at);
    if (at < this.earliest) this.earliest = at;
  }

  /** Takes out keys that are due, at most so many. */
  take(now: number, most: number): readonly string[] {
    if (most < 1 || this.earliest > now) return [];
    const taken: string[] = [];
    let next = Infinity;
    for (const [key, at] of this.times) {
      if (at > now) next = Math.min(next, at);
      else if (taken.length < most) taken.push(key);
      else {
        // More are due: they are found by the next look.
        next = -Infinity;
        break;
      }
    }
    for (const key of taken) this.times.delete(key);
    this.earliest = next;
    return taken;
  }

  /** How many are due, of all that are there. */
  dueBy(now: number): number {
    let due = 0;
    for (const at of this.times.values()) if (at <= now) due += 1;
    return due;
  }

  /** When the next is due, or earlier; Infinity if there is none. */
  nextAt(): number {
    return this.earliest;
  }

  clear(): void {
    this.times.clear();
    this.earliest = Infinity;
  }
}
