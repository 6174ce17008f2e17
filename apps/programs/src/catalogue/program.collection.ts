import type { ProgramState } from '#contracts';
import type { CollectionDefinition } from '#documents';

/** The programmes as they are kept. There are few enough to be read whole; nothing is looked up by another key. */
export const programCollection: CollectionDefinition<ProgramState> = { name: 'programs', indexes: [] };
