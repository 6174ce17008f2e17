import { isDeleted, type Deleted } from '#contracts';
import type { StateMessage } from '#events';

type Versioned = { readonly id: string; readonly version: number };

interface Waiter {
  readonly version: number;
  readonly done: () => void;
}

/**
 * A whole copy of a state topic in memory: the latest state by id. It starts empty, is filled by a view and may be thrown away at any time.
 * A version that is not above the one held is ignored, so delivery may repeat and come late.
 */
export class StateCopy<T extends Versioned> {
  private readonly states = new Map<string, T | Deleted>();
  private readonly waiters = new Map<string, Set<Waiter>>();

  /** Takes a message over; false where it told nothing new. */
  apply(message: StateMessage<T | Deleted>): boolean {
    const { key, value } = message;
    if (value === null) return this.forget(key);
    const held = this.states.get(key);
    if (held !== undefined && held.version >= value.version) return false;
    this.states.set(key, value);
    for (const waiter of this.waiters.get(key) ?? []) if (value.version >= waiter.version) waiter.done();
    return true;
  }

  /** The live state, if there is one. */
  get(id: string): T | undefined {
    const held = this.states.get(id);
    return held === undefined || isDeleted(held) ? undefined : held;
  }

  /** The version held, deleted or not; 0 where nothing is. */
  versionOf(id: string): number {
    return this.states.get(id)?.version ?? 0;
  }

  /** Ids held, deleted ones too. */
  get size(): number {
    return this.states.size;
  }

  *values(): Iterable<T> {
    for (const held of this.states.values()) if (!isDeleted(held)) yield held;
  }

  /** Resolves true once the id is held at this version or a later one, false when the time (milliseconds) is over. */
  async reaches(id: string, version: number, withinMs: number): Promise<boolean> {
    if (this.versionOf(id) >= version) return true;
    return new Promise((resolve) => {
      const waiters = this.waiters.get(id) ?? new Set<Waiter>();
      this.waiters.set(id, waiters);
      const finish = (reached: boolean) => {
        clearTimeout(timer);
        waiters.delete(waiter);
        if (waiters.size === 0) this.waiters.delete(id);
        resolve(reached);
      };
      const waiter: Waiter = { version, done: () => finish(true) };
      const timer = setTimeout(() => finish(false), withinMs);
      waiters.add(waiter);
    });
  }

  /** A null follows a deletion after days; where it follows anything else, the deletion it stood for has been compacted away. */
  private forget(id: string): boolean {
    return this.states.delete(id);
  }
}
