import type { Standing } from '../src/programs/program-search.js';
import { standingByDefinition, type World } from './world.js';

/** Some firms and some programmes of a world, all of the ones with all of the others. */
export interface Block {
  readonly firmIds: readonly string[];
  readonly programIds: readonly string[];
  readonly asOf: string;
}

export const standingsByCode: readonly Standing[] = ['unseen', 'ineligible', 'unknown', 'eligible'];
const codes = Object.fromEntries(standingsByCode.map((standing, code) => [standing, code])) as Record<Standing, number>;

/** How each firm stands to each programme by the definition, as codes: firm after firm, the programmes of each in their order. */
export function rightAnswers({ firms, programs }: World, { firmIds, programIds, asOf }: Block): Uint8Array {
  const answers = new Uint8Array(firmIds.length * programIds.length);
  const profiles = firmIds.map((id) => firms.get(id)!);
  programIds.forEach((id, column) => {
    const standing = standingByDefinition(programs.get(id)!, asOf);
    profiles.forEach((profile, row) => (answers[row * programIds.length + column] = codes[standing(profile)]));
  });
  return answers;
}

/** The same by asking the index for each firm's programmes. */
export function answersForFirms({ index }: World, { firmIds, programIds, asOf }: Block): Uint8Array {
  const answers = new Uint8Array(firmIds.length * programIds.length);
  const slots = programIds.map((id) => index.programs.slotOf(id)!);
  firmIds.forEach((id, row) => {
    const found = index.programsFor(index.firms.profileOf(index.firms.rowOf(id)!), asOf);
    slots.forEach((slot, column) => (answers[row * programIds.length + column] = codes[found.standingOf(slot)]));
  });
  return answers;
}

/** The same by asking the index for each programme's firms. */
export function answersForPrograms({ index }: World, { firmIds, programIds, asOf }: Block): Uint8Array {
  const answers = new Uint8Array(firmIds.length * programIds.length);
  const rows = firmIds.map((id) => index.firms.rowOf(id)!);
  programIds.forEach((id, column) => {
    index.firmsFor(id, asOf, ({ segment, eligible, possible, seeing }) => {
      const { u32 } = index.firms.arena;
      rows.forEach((row, at) => {
        if (row >>> 16 !== segment.number) return;
        const bit = (bitmap: number) => (u32[(bitmap >>> 2) + ((row & 0xffff) >>> 5)]! >>> (row & 31)) & 1;
        const code = !bit(seeing) ? codes.unseen : bit(eligible) ? codes.eligible : bit(possible) ? codes.unknown : codes.ineligible;
        answers[at * programIds.length + column] = code;
      });
    });
  });
  return answers;
}
