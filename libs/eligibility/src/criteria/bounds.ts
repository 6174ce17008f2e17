import { child, type Report, readObject, refusals, type Sentence } from '../reading.js';
import { isEmpty, rangeOf } from '../ranges.js';
import type { Bounds } from '../rule.js';

export const boundKeys = ['min', 'above', 'max', 'below'] as const;

/**
 * Reads the four bounds. An upper bound that no number from 0 on satisfies is refused at itself, bounds that only together leave no number at the range.
 * @param isWrong what else is wrong with a bound that is a number
 */
export function readBounds(value: unknown, path: string, report: Report, isWrong: (bound: number) => Sentence | null): void {
  const given = readObject(value, path, report, { known: boundKeys });
  if (given === null) return;
  if (boundKeys.every((key) => given[key] === undefined)) {
    report.refuse(path, emptyRange);
    return;
  }
  let right = true;
  for (const key of boundKeys) {
    const bound = given[key];
    const wrong = bound === undefined ? null : wrongBound(bound, key, isWrong);
    if (wrong === null) continue;
    report.refuse(child(path, key), wrong);
    right = false;
  }
  if (right && isEmpty(rangeOf(given as Bounds))) report.refuse(path, unsatisfiable);
}

function wrongBound(bound: unknown, key: (typeof boundKeys)[number], isWrong: (bound: number) => Sentence | null): Sentence | null {
  if (typeof bound !== 'number' || !Number.isFinite(bound)) return refusals.notNumber;
  const wrong = isWrong(bound);
  if (wrong !== null) return wrong;
  return isEmpty(rangeOf({ [key]: bound })) ? unsatisfiable : null;
}

const emptyRange: Sentence = {
  ko: 'min(이상), above(초과), max(이하), below(미만) 가운데 하나 이상을 적어 주세요.',
  en: 'Give at least one of min, above, max and below.',
};
const unsatisfiable: Sentence = { ko: '이 범위에 드는 수가 없습니다.', en: 'No number lies in this range.' };
