import { Injectable } from '@nestjs/common';

type Listener = (companyId: string) => void;

/** Tells who follows an inbox in this process that there may be something new in it. */
@Injectable()
export class InboxBell {
  private readonly listeners = new Set<Listener>();

  /** @returns to be called to hear no more */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  ring(companyId: string): void {
    for (const listener of this.listeners) listener(companyId);
  }
}
