import { isDeleted, type Deleted, type PublishedCompany } from '#contracts';
import type { Profile } from '#eligibility';
import type { StateMessage } from '#events';
import { Injectable } from '@nestjs/common';
import { Arrivals } from './arrivals.js';
import { FirmVersions } from './firm-versions.js';
import { ClockedIndex } from './clocked-index.js';

/** The firms this instance knows: they live in the index alone, name and profile as bytes. The same rules of delivery hold as for a `StateCopy`. */
@Injectable()
export class FirmCopy {
  readonly arrivals: Arrivals;

  constructor(private readonly index: ClockedIndex) {
    this.arrivals = new Arrivals(new FirmVersions(index.firms));
  }

  /** Takes a message over; false where it told nothing new. */
  apply({ key, value }: StateMessage<PublishedCompany | Deleted>): boolean {
    if (value === null) {
      const isKnown = this.arrivals.forget(key);
      this.index.firms.remove(key);
      return isKnown;
    }
    if (this.arrivals.versionOf(key) >= value.version) return false;
    if (isDeleted(value)) {
      this.arrivals.forget(key);
      this.index.firms.remove(key);
    } else {
      this.index.putFirm(key, value, value.name);
    }
    return this.arrivals.arrived(key, value.version);
  }

  /** Undefined if there is no such firm. */
  profileOf(id: string): Profile | undefined {
    const row = this.index.firms.rowOf(id);
    return row === undefined ? undefined : this.index.firms.profileOf(row);
  }

  get size(): number {
    return this.index.firms.size;
  }
}
