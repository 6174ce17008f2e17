import type { ProgramState } from '#contracts';
import type { PlaceInOutline } from './plan/outline.js';
import type { Line, LineRange, Plan } from './plan/plan.js';

/** A programme file that passed the door. */
export interface Entry {
  readonly file: string;
  readonly id: string;
  readonly program: ProgramState;
  /** The lines its sources cite, each once, in order. */
  readonly cited: readonly Line[];
  /** Numbers of these lines and of the headings they stand under. */
  readonly near: ReadonlySet<number>;
}

/** Lines that are no programme's, and why. */
export interface NoProgramme {
  /** JSON Pointer to it in its file. */
  readonly path: string;
  readonly lines: LineRange;
  readonly reason: string;
}

/** Everything a check may look at. */
export interface Catalogue {
  readonly plan: Plan;
  readonly outline: readonly PlaceInOutline[];
  readonly entries: readonly Entry[];
  readonly noProgrammes: { readonly file: string; readonly items: readonly NoProgramme[] };
}
