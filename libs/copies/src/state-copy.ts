import { isDeleted, type Deleted } from '#contracts';
import type { StateMessage } from '#events';
import { Arrivals } from './arrivals.js';

type Versioned = { readonly id: string; readonly version: number };

/**
 * A whole copy of a state topic in memory: the latest state by id. It starts empty, is filled by a view and may be thrown away at any time.
 * A version that is not above the one held is ignored, so delivery may repeat and come late.
 */
export class StateCopy<T extends Versioned> {
  readonly arrivals = new Arrivals();
  private readonly states = new Map<string, T>();

  /** Takes a message over; false where it told nothing new. */
  apply({ key, value }: StateMessage<T | Deleted>): boolean {
    // A null follows a deletion after days; where it follows anything else, the deletion it stands for has been compacted away.
    if (value === null) {
      this.states.delete(key);
      return this.arrivals.forget(key);
    }
    if (this.arrivals.versionOf(key) >= value.version) return false;
    if (isDeleted(value)) this.states.delete(key);
    else this.states.set(key, value);
    return this.arrivals.arrived(key, value.version);
  }

  get(id: string): T | undefined {
    return this.states.get(id);
  }

  /** Live states held. */
  get size(): number {
    return this.states.size;
  }

  values(): Iterable<T> {
    return this.states.values();
  }
}
