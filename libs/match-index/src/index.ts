export { Deltas } from './deltas/deltas.js';
export type { PairChange } from './deltas/pair-change.js';
export type { FirmsFound } from './firms/firm-search.js';
export type { KernelName } from './kernel/create-kernel.js';
export { type AskedRule, MatchIndex, type MatchIndexOptions } from './match-index.js';
export type { IndexedCall, IndexedProgram } from './programs/indexed-program.js';
export type { ProgramsFound, Standing } from './programs/program-search.js';
