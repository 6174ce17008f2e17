import type { Database } from '#sqlite';
import { type Lease, LeaseLost, type LeaseRequest } from '../documents.port.js';

/** The databases of this process of which the leases have been looked at: no other process has them open. */
const taken = new WeakSet<object>();

/** Leases in SQLite. All methods run inside a transaction of the caller. */
export class EmbeddedLeases {
  constructor(private readonly database: Database) {
    if (taken.has(database.shared)) return;
    taken.add(database.shared);
    // Whoever held one went with the process that had the file open, and need not be waited for.
    database.prepare('update leases set until = 0').run();
  }

  take({ name, holder, ttlMillis, now }: LeaseRequest): Lease | null {
    const held = this.row(name);
    if (held !== undefined && held.until > now && held.holder !== holder) return null;
    const renewed = held !== undefined && held.until > now;
    const lease = { name, holder, token: (held?.token ?? 0) + (renewed ? 0 : 1), until: now + ttlMillis };
    this.database
      .prepare('insert or replace into leases (name, holder, token, until) values (?, ?, ?, ?)')
      .run(name, holder, lease.token, lease.until);
    return lease;
  }

  /** @throws LeaseLost it was taken again since */
  assertHeld(lease: Lease): void {
    if (this.row(lease.name)?.token !== lease.token) throw new LeaseLost(lease);
  }

  release({ name, token }: Lease): void {
    this.database.prepare('update leases set until = 0 where name = ? and token = ?').run(name, token);
  }

  private row(name: string): Lease | undefined {
    return this.database.prepare('select name, holder, token, until from leases where name = ?').get<{
      name: string;
      holder: string;
      token: number;
      until: number;
    }>(name);
  }
}
