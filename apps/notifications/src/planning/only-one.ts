import { randomUUID } from 'node:crypto';
import { Documents, type Lease } from '#documents';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';

const ttlMillis = 15_000;

/**
 * Lets one instance of the service plan and send at a time. A second one would be harmless, as everything is written from the version that was read
 * and under unique keys; it would only be in the way.
 */
@Injectable()
export class OnlyOne {
  private readonly holder = randomUUID();
  private lease: Lease | null = null;

  constructor(
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  /** Takes the lease or keeps it for longer, unless it has long to go. `taken`: it is new, so that what is remembered counts for nothing. */
  async hold(): Promise<'taken' | 'kept' | 'elsewhere'> {
    const now = this.clock.real();
    if (this.lease !== null && this.lease.until - now > (ttlMillis * 2) / 3) return 'kept';
    const before = this.lease;
    this.lease = await this.documents.lease({ name: 'notifications', holder: this.holder, ttlMillis, now });
    if (this.lease === null) return 'elsewhere';
    return before?.token === this.lease.token ? 'kept' : 'taken';
  }

  /** Higher each time the lease is taken; 0 while it is not held. */
  get token(): number {
    return this.lease?.token ?? 0;
  }

  isHeld(): boolean {
    return this.lease !== null && this.lease.until > this.clock.real();
  }

  async release(): Promise<void> {
    const { lease } = this;
    this.lease = null;
    if (lease !== null) await this.documents.release(lease);
  }
}
