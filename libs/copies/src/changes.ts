import { Injectable } from '@nestjs/common';

/** What has arrived in the copies, by id. A deletion is a change too. */
export interface Changed {
  readonly companies: readonly string[];
  readonly programs: readonly string[];
}

type Listener = (changed: Changed) => void;

/**
 * Tells parts of this process what has changed in its copies, after it has. It says where to look and no more: what is to be done is worked out
 * from the copies, as whoever was not there has missed what was told.
 */
@Injectable()
export class Changes {
  private readonly listeners = new Set<Listener>();

  /** @returns to be called to hear no more */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(changed: Changed): void {
    if (changed.companies.length + changed.programs.length === 0) return;
    for (const listener of this.listeners) listener(changed);
  }
}
