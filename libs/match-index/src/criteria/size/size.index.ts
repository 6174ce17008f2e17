import type { CriterionOf } from '#eligibility';
import { type Epoch, epochOf } from '../../days/epochs.js';
import { EnumeratedFamily } from '../../families/enumerated.family.js';
import type { AskingFirm } from '../../families/family.js';
import { type Leaf, literal } from '../../rules/node.js';
import type { CriterionIndex } from '../criterion-index.js';
import { maskOfClass, sizeMask } from './size-mask.js';

interface SizeLeaf extends Leaf {
  /** Elementary classes asked for, as bits. */
  readonly asked: number;
  readonly epoch: Epoch | 'asOf';
}

const classes = [0, 1, 2, 3, 4];

/** Size by the law of the reference day: for each stretch of days in which it stays the same, a firm is kept under every elementary class it may be in. */
export const size: CriterionIndex<SizeLeaf> = {
  test: 'size',
  compile(criterion, { on }) {
    const asked = (criterion as CriterionOf<'size'>).size.in.reduce((mask, each) => mask | maskOfClass(each), 0);
    const epoch = on === 'asOf' ? on : epochOf(on);
    return literal<SizeLeaf>({
      test: 'size',
      key: `size ${asked} ${epoch === 'asOf' ? epoch : epoch.key}`,
      asked,
      epoch,
      hangsOnAsOf: on === 'asOf',
    });
  },

  reads: ['stage', 'sizeClass', 'industries', 'employees', 'revenues', 'assets'],
  facts(profile, to) {
    for (const epoch of to.epochs) to.allRows(keysOfMask(epoch, sizeMask(profile, epoch)));
  },

  cost: 3,
  firms({ asked, epoch: wanted }, { keys, asOf, holdEpoch }) {
    const epoch = wanted === 'asOf' ? epochOf(asOf) : wanted;
    holdEpoch(epoch);
    const fitting = classes.filter((bit) => (asked >>> bit) & 1).map((bit) => keys.of(sizeKey(epoch, bit)));
    const others = classes.filter((bit) => !((asked >>> bit) & 1)).map((bit) => keys.of(sizeKey(epoch, bit)));
    return ({ rows }, { kernel, length, met, possible }) => {
      rows.copyUnion(possible, fitting, length);
      kernel.copy(met, possible, length);
      for (const key of others) rows.clearFrom(met, key, length);
    };
  },

  turning(from, to, { keys, holdEpoch }) {
    const [before, after] = [epochOf(from), epochOf(to)];
    if (before === after) return () => undefined;
    holdEpoch(before);
    holdEpoch(after);
    return ({ rows }, bits, length, kernel, scratch, otherScratch) => {
      for (const bit of classes) {
        rows.copyTo(scratch, keys.of(sizeKey(before, bit)), length);
        rows.copyTo(otherScratch, keys.of(sizeKey(after, bit)), length);
        kernel.xor(scratch, otherScratch, length);
        kernel.or(bits, scratch, length);
      }
    };
  },

  familyOf: () => 'size',
  family: (_, negated, memory) =>
    new EnumeratedFamily(
      ({ asked, epoch }, firm) => {
        const mask = maskIn(epoch === 'asOf' ? epochOf(firm.asOf) : epoch, firm);
        if ((mask & asked) === 0) return 'unmet';
        return (mask & ~asked) === 0 ? 'met' : 'unknown';
      },
      negated,
      memory,
    ),
};

export function sizeKey(epoch: Epoch, bit: number): string {
  return `size ${epoch.key} ${bit}`;
}

const maskKeys = new WeakMap<Epoch, (readonly string[])[]>();

/** The keys of the classes that a firm may be in, the same list for the same mask. */
function keysOfMask(epoch: Epoch, mask: number): readonly string[] {
  let lists = maskKeys.get(epoch);
  if (lists === undefined) {
    lists = Array.from({ length: 1 << classes.length }, (_, of) =>
      classes.filter((bit) => (of >>> bit) & 1).map((bit) => sizeKey(epoch, bit)),
    );
    maskKeys.set(epoch, lists);
  }
  return lists[mask]!;
}

/** The masks of the firm that asked last: all families ask for the same ones. */
let lastFirm: AskingFirm | null = null;
const lastMasks = new Map<Epoch, number>();

function maskIn(epoch: Epoch, firm: AskingFirm): number {
  if (firm !== lastFirm) {
    lastFirm = firm;
    lastMasks.clear();
  }
  let mask = lastMasks.get(epoch);
  if (mask === undefined) {
    mask = sizeMask(firm.profile, epoch);
    lastMasks.set(epoch, mask);
  }
  return mask;
}
