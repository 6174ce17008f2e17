import type { CriterionOf, Stage } from '#eligibility';
import { dayCode, isDayCode, pastCode } from '../../days/day-code.js';
import { literal } from '../../rules/node.js';
import { establishedColumn, establishedGiven } from '../age/established.js';
import type { CriterionIndex } from '../criterion-index.js';
import { StageFamily } from './stage.family.js';
import { operating, stageBit, stageKey, type StageLeaf } from './stage.leaf.js';

const stages = Object.keys(stageBit) as Stage[];

/** Where the firm is in its life: as stated; else a firm that is established by the reference day operates. */
export const stage: CriterionIndex<StageLeaf> = {
  test: 'stage',
  compile(criterion, { on }) {
    const asked = (criterion as CriterionOf<'stage'>).stage.in.reduce((mask, each) => mask | stageBit[each], 0);
    const inexact = on !== 'asOf' && !isDayCode(dayCode(on));
    const leaf: StageLeaf = {
      test: 'stage',
      key: `stage ${asked} ${on}`,
      asked,
      on,
      ...(inexact && { inexact }),
      hangsOnAsOf: on === 'asOf',
    };
    return literal(leaf);
  },

  reads: ['stage'],
  facts({ stage: stated }, to) {
    if (stated !== undefined) to.row(stageKey(stated));
  },

  cost: 4,
  firms({ asked, on }, { keys, asOf }) {
    const day = dayCode(on === 'asOf' ? asOf : on);
    const fitting = stages.filter((each) => (asked & stageBit[each]) !== 0).map((each) => keys.of(stageKey(each)));
    const all = stages.map((each) => keys.of(stageKey(each)));
    const column = keys.of(establishedColumn);
    const known = keys.of(establishedGiven);
    return (segment, { kernel, length, met, possible, active, doubtful, scratch, otherScratch }) => {
      // Firms that state no stage …
      kernel.copy(scratch, active, length);
      for (const key of all) segment.rows.clearFrom(scratch, key, length);
      kernel.copy(possible, scratch, length);
      kernel.zero(met, length);
      if (kernel.any(scratch, length) === 1) {
        // … and of these the ones that were established by then.
        segment.setInside(met, column, pastCode, isDayCode(day) ? day : day - 1, scratch, otherScratch);
        segment.rows.copyTo(otherScratch, known, length);
        kernel.and(met, otherScratch, length);
        kernel.and(met, scratch, length);
        if (!isDayCode(day)) {
          segment.setInside(otherScratch, column, day, day, scratch, otherScratch);
          kernel.and(otherScratch, scratch, length);
          kernel.or(doubtful, otherScratch, length);
        }
        if ((asked & operating) === 0) {
          kernel.andNot(possible, met, length);
          kernel.zero(met, length);
        }
      }
      for (const key of fitting) {
        segment.rows.orInto(met, key, length);
        segment.rows.orInto(possible, key, length);
      }
    };
  },

  turning(from, to, { keys }) {
    const column = keys.of(establishedColumn);
    const [first, last] = [dayCode(Math.min(from, to)), dayCode(Math.max(from, to))];
    return (segment, bits, length, kernel, scratch) => {
      segment.setInside(scratch, column, first, last, segment.live, scratch);
      kernel.or(bits, scratch, length);
    };
  },

  familyOf: () => 'stage',
  family: (_, negated, memory) => new StageFamily(negated, memory),
};
