import { Injectable } from '@nestjs/common';
import { kindOf } from '../subscriptions/secrets.js';
import type { ChannelKind } from '../subscriptions/subscription.js';
import { DueTimes } from './due-times.js';

type Listener = (kind: ChannelKind) => void;

/**
 * Who has something to hear and when, as far as is remembered since the lease was taken; times are those of the clock everything is judged by. What
 * it says is only where to look: the ledger tells what is to be said.
 */
@Injectable()
export class Schedule {
  private readonly due = new Map<ChannelKind, DueTimes>();
  private readonly listeners = new Set<Listener>();

  /** Called whenever something was put in. */
  onPut(listener: Listener): void {
    this.listeners.add(listener);
  }

  put(recipient: string, at: number): void {
    const kind = kindOf(recipient);
    this.of(kind).put(recipient, at);
    for (const listener of this.listeners) listener(kind);
  }

  of(kind: ChannelKind): DueTimes {
    const times = this.due.get(kind) ?? new DueTimes();
    this.due.set(kind, times);
    return times;
  }

  clear(): void {
    for (const times of this.due.values()) times.clear();
  }
}
