interface Waiter {
  readonly version: number;
  readonly done: () => void;
}

/** The versions that have arrived, by id. */
export type Versions = Pick<Map<string, number>, 'get' | 'delete'> & { set(id: string, version: number): unknown };

/** Which version of each document has arrived, and who waits for one. */
export class Arrivals {
  private readonly waiters = new Map<string, Set<Waiter>>();

  constructor(private readonly versions: Versions = new Map<string, number>()) {}

  /** 0 where nothing has arrived. */
  versionOf(id: string): number {
    return this.versions.get(id) ?? 0;
  }

  /** Notes a version; false where that one or a later one had arrived before. */
  arrived(id: string, version: number): boolean {
    if (this.versionOf(id) >= version) return false;
    this.versions.set(id, version);
    for (const waiter of this.waiters.get(id) ?? []) if (version >= waiter.version) waiter.done();
    return true;
  }

  forget(id: string): boolean {
    return this.versions.delete(id);
  }

  /** Resolves true once this version or a later one has arrived, false when the time (milliseconds) is over or the wait is called off. */
  async reaches(id: string, version: number, withinMs: number, callOff?: AbortSignal): Promise<boolean> {
    if (this.versionOf(id) >= version) return true;
    if (callOff?.aborted === true) return false;
    return new Promise((resolve) => {
      const waiters = this.waiters.get(id) ?? new Set<Waiter>();
      this.waiters.set(id, waiters);
      const finish = (reached: boolean) => {
        clearTimeout(timer);
        callOff?.removeEventListener('abort', giveUp);
        waiters.delete(waiter);
        if (waiters.size === 0) this.waiters.delete(id);
        resolve(reached);
      };
      const giveUp = () => finish(false);
      const waiter: Waiter = { version, done: () => finish(true) };
      const timer = setTimeout(giveUp, withinMs);
      callOff?.addEventListener('abort', giveUp);
      waiters.add(waiter);
    });
  }
}
