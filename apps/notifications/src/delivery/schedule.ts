import { Injectable } from '@nestjs/common';
import { kindOf } from '../subscriptions/secrets.js';
import type { ChannelKind } from '../subscriptions/subscription.js';

type Listener = () => void;

/**
 * Who has something to hear and when, as far as is remembered since the lease was taken; times are epoch milliseconds by the clock everything is
 * judged by. What it says is only where to look: the ledger tells what is to be said.
 */
@Injectable()
export class Schedule {
  private readonly due = new Map<ChannelKind, Map<string, number>>();
  private readonly listeners = new Set<Listener>();

  /** Called whenever something was put in. */
  onPut(listener: Listener): void {
    this.listeners.add(listener);
  }

  put(recipient: string, at: number): void {
    const kind = kindOf(recipient);
    const recipients = this.due.get(kind) ?? new Map<string, number>();
    this.due.set(kind, recipients);
    const before = recipients.get(recipient);
    if (before === undefined || at < before) recipients.set(recipient, at);
    for (const listener of this.listeners) listener();
  }

  /** Takes out recipients of a channel who are due. */
  take(kind: ChannelKind, now: number, most: number): readonly string[] {
    const recipients = this.due.get(kind);
    const taken: string[] = [];
    for (const [recipient, at] of recipients ?? []) {
      if (taken.length === most) break;
      if (at <= now) taken.push(recipient);
    }
    for (const recipient of taken) recipients?.delete(recipient);
    return taken;
  }

  /** When the next of a channel is due; Infinity if none is. */
  nextAt(kind: ChannelKind): number {
    let next = Infinity;
    for (const at of this.due.get(kind)?.values() ?? []) if (at < next) next = at;
    return next;
  }

  clear(): void {
    this.due.clear();
  }
}
