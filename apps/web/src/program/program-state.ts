import type { ReadProfile } from '../profile/profile-query.js';
import type { JudgedProgram } from './program.service.js';

/** What the page of a programme shows: the programme, judged for the profile of the address where it carries one. */
export type ProgramState = JudgedProgram & ReadProfile;
