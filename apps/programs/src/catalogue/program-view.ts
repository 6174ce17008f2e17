import type { ProgramState, ProgramStatus, PublishedProgram } from '#contracts';
import type { Live } from '#documents';
import { statusOf, type AsOf } from '#eligibility';

/** A programme as the API shows it: its status goes by the clock. */
export type ProgramView = PublishedProgram & { readonly status: ProgramStatus };

export function programView({ id, version, state }: Live<ProgramState>, asOf: AsOf): ProgramView {
  return { id, version, ...state, status: statusOf(state, asOf) };
}
