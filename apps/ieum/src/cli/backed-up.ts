import { keptDefinitionsIn, ownedDefinitionsIn } from '#service-kit';
import { modules } from '../modules.js';

/** What all services own and keep, as found in their modules. */
export const backedUp = { owned: ownedDefinitionsIn(modules), kept: keptDefinitionsIn(modules) };
