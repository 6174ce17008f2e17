import type { ProgramState } from '#contracts';
import { OwnedDocuments } from '#service-kit';

/** The programmes this service owns. */
export class Programs extends OwnedDocuments<ProgramState> {}
