import { randomUUID } from 'node:crypto';
import { Documents, type Lease } from '#documents';
import type { SearchLease } from '#search';
import { Injectable } from '@nestjs/common';

/** Longer than one step of a repair takes. */
const ttlMillis = 120_000;

/** Lets one matching instance at a time repair the index that all share. */
@Injectable()
export class IndexLease implements SearchLease {
  private readonly holder = randomUUID();
  private held: Lease | null = null;

  constructor(private readonly documents: Documents) {}

  async hold(): Promise<boolean> {
    this.held = await this.documents.lease({ name: 'search-index', holder: this.holder, ttlMillis, now: Date.now() });
    return this.held !== null;
  }

  async release(): Promise<void> {
    if (this.held !== null) await this.documents.release(this.held);
    this.held = null;
  }
}
