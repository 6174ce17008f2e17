import type { SearchLease } from '#search';
import { Injectable } from '@nestjs/common';

/** Lets one matching instance at a time repair the index that all share. */
export abstract class IndexLease implements SearchLease {
  abstract hold(): Promise<boolean>;
  abstract release(): Promise<void>;
}

/** Where there is no other instance. */
@Injectable()
export class LoneLease extends IndexLease {
  override async hold(): Promise<boolean> {
    return true;
  }

  override async release(): Promise<void> {}
}
