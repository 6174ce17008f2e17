import type { Standing } from '../programs/program-search.js';

/** A firm and a programme that stand to each other otherwise than before. A firm or a programme that is not there is seen by, or sees, none. */
export interface PairChange {
  readonly firmId: string;
  readonly programId: string;
  readonly from: Standing;
  readonly to: Standing;
}
