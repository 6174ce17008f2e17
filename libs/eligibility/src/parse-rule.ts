import { isDay, isInstant, type Lang } from '#korea';
import { criteria, testNames } from './criteria/index.js';
import { overlap, rangeOf } from './ranges.js';
import {
  child,
  givenKeys,
  isObject,
  isOneOf,
  type Parsed,
  readFilledText,
  readList,
  readText,
  refusals,
  Report,
  type Sentence,
} from './reading.js';
import { referenceKey } from './facts.js';
import type { Bounds, Criterion, Rule, TestName } from './rule.js';

const maxGroups = 16;
const maxCriteria = 200;
const groupKeys = ['all', 'any', 'not'] as const;
const extraKeys = ['id', 'quote', 'lines', 'strength', 'on'] as const;
const namedDates = ['notice', 'open', 'close'] as const;
const strengths = ['must', 'preferred'] as const;
const rangedTests = ['age', 'employees', 'revenue'] as const;

type Given = Readonly<Record<string, unknown>>;

/**
 * The one door for a rule. What is refused carries a JSON Pointer into the rule, as deep as one place is to blame: a value or an unknown key at itself, what is missing or too much at the
 * object that lacks or has it, bounds that contradict each other at their range, ranges that contradict each other at the deepest `all` that holds both, too many criteria at `''`.
 * The value is the input itself, not a copy.
 *
 * Null is no rule: whoever takes "no rule" looks for it before.
 */
export function parseRule(input: unknown, { lang = 'ko' }: { readonly lang?: Lang } = {}): Parsed<Rule> {
  const report = new Report(lang);
  const placed: PlacedId[] = [];
  readRule(input, '', { report, groups: 0, placed });
  refuseRepeatedIds(placed, report);
  return report.outcome(input as Rule);
}

interface Place {
  readonly report: Report;
  /** How many groups stand around it. */
  readonly groups: number;
  /** The criteria read so far. */
  readonly placed: PlacedId[];
}

interface PlacedId {
  readonly id: string;
  readonly path: string;
  readonly isDefault: boolean;
}

/** A range that must hold wherever the rule it stands in is met. */
interface HeldRange {
  /** The field and the reference date: only ranges of one key can contradict each other. */
  readonly key: string;
  readonly bounds: Bounds;
}

function readRule(value: unknown, path: string, place: Place): readonly HeldRange[] {
  if (!isObject(value)) {
    place.report.refuse(path, refusals.notObject);
    return [];
  }
  const keys = givenKeys(value);
  return keys.some((key) => isOneOf(groupKeys, key)) ? readGroup(value, keys, path, place) : readCriterion(value, keys, path, place);
}

function readGroup(value: Given, keys: readonly string[], path: string, place: Place): readonly HeldRange[] {
  const { report, groups } = place;
  // Nesting is bounded here, before anything goes deeper, so that no input can exhaust the stack.
  if (groups === maxGroups) {
    report.refuse(path, words.tooDeep);
    return [];
  }
  const [group, ...moreGroups] = keys.filter((key) => isOneOf(groupKeys, key));
  if (moreGroups.length > 0) {
    report.refuse(path, words.twoGroups);
    return [];
  }
  for (const key of keys) if (key !== group) report.refuse(child(path, key), words.besideGroup);
  const inside: Place = { ...place, groups: groups + 1 };
  const below = child(path, group!);
  const parts: (readonly HeldRange[])[] = [];
  if (group === 'not') readRule(value['not'], below, inside);
  else readList(value[group!], below, report, (part, at) => parts.push(readRule(part, at, inside)), 'not-empty');
  // What stands under an `any` or a `not` need not hold.
  return group === 'all' ? holdTogether(parts, below, report) : [];
}

/** The ranges of all parts of an `all`. Those that no firm can meet together are refused, once for each field. */
function holdTogether(parts: readonly (readonly HeldRange[])[], path: string, report: Report): readonly HeldRange[] {
  const held: HeldRange[] = [];
  const refused = new Set<string>();
  for (const ranges of parts) {
    const clash = ranges.find(({ key, bounds }) =>
      held.some((other) => other.key === key && !overlap(rangeOf(other.bounds), rangeOf(bounds))),
    );
    if (clash !== undefined && !refused.has(clash.key)) {
      refused.add(clash.key);
      report.refuse(path, words.disjoint);
    }
    held.push(...ranges);
  }
  return held;
}

function readCriterion(value: Given, keys: readonly string[], path: string, { report, placed }: Place): readonly HeldRange[] {
  const { id } = value;
  placed.push(typeof id === 'string' ? { id, path, isDefault: false } : { id: path, path, isDefault: true });
  if (placed.length > maxCriteria) {
    if (placed.length === maxCriteria + 1) report.refuse('', words.tooMany);
    return [];
  }
  const before = report.errors.length;
  const unknown = keys.filter((key) => !isOneOf(testNames, key) && !isOneOf(extraKeys, key));
  for (const key of unknown) report.refuse(child(path, key), refusals.unknownKey(key));

  const tests = keys.filter((key): key is TestName => isOneOf(testNames, key));
  if (tests.length > 1) report.refuse(path, words.twoTests);
  // With an unknown key the test is most likely that key misspelt: one fault, one refusal.
  if (tests.length === 0 && unknown.length === 0) report.refuse(path, words.noTest);
  for (const test of tests) criteria[test].parse(value[test], child(path, test), report);

  readExtras(value, path, report);
  if (tests.includes('confirm') && value['id'] === undefined) report.refuse(path, words.confirmWithoutId);
  return report.errors.length === before ? rangesOf(value as unknown as Criterion) : [];
}

function rangesOf(criterion: Criterion): readonly HeldRange[] {
  if (criterion.strength === 'preferred') return [];
  return rangedTests.flatMap((test) => {
    const bounds = (criterion as Partial<Record<TestName, Bounds>>)[test];
    return bounds === undefined ? [] : [{ key: `${test} ${referenceKey(criterion.on)}`, bounds }];
  });
}

function readExtras(value: Given, path: string, report: Report): void {
  const { id, quote, lines, strength, on } = value;
  if (id !== undefined) (value['confirm'] === undefined ? readText : readFilledText)(id, child(path, 'id'), report);
  if (quote !== undefined) readText(quote, child(path, 'quote'), report);
  if (lines !== undefined) readLines(lines, child(path, 'lines'), report);
  if (strength !== undefined && !(typeof strength === 'string' && isOneOf(strengths, strength))) {
    report.refuse(child(path, 'strength'), words.notStrength);
  }
  if (on !== undefined && !(typeof on === 'string' && (isOneOf(namedDates, on) || isDay(on) || isInstant(on)))) {
    report.refuse(child(path, 'on'), words.notReferenceDate);
  }
}

function readLines(value: unknown, path: string, report: Report): void {
  if (!Array.isArray(value) || value.length !== 2) {
    report.refuse(path, words.notLines);
    return;
  }
  const wrong = value.flatMap((line: unknown, index) => (Number.isSafeInteger(line) && (line as number) >= 1 ? [] : [index]));
  for (const index of wrong) report.refuse(child(path, index), words.notLine);
  if (wrong.length === 0 && value[0] > value[1]) report.refuse(path, words.linesOutOfOrder);
}

/** Refused at the explicit id, the second of two; a default is never to blame. */
function refuseRepeatedIds(placed: readonly PlacedId[], report: Report): void {
  const seen = new Map<string, PlacedId>();
  for (const each of placed) {
    const before = seen.get(each.id);
    if (before === undefined) seen.set(each.id, each);
    else report.refuse(child((each.isDefault ? before : each).path, 'id'), words.repeatedId);
  }
}

const words = {
  tooDeep: { ko: `묶음은 ${maxGroups}단계까지 겹칠 수 있습니다.`, en: `Groups may be nested ${maxGroups} deep at most.` },
  tooMany: { ko: `조건은 ${maxCriteria}개까지 적을 수 있습니다.`, en: `A rule may have ${maxCriteria} criteria at most.` },
  twoGroups: { ko: 'all, any, not 가운데 하나만 쓸 수 있습니다.', en: 'Only one of all, any and not may stand here.' },
  besideGroup: { ko: '묶음(all, any, not) 곁에는 다른 항목을 쓸 수 없습니다.', en: 'No other key may stand beside all, any or not.' },
  twoTests: { ko: '한 조건에는 한 가지 검사만 쓸 수 있습니다.', en: 'A criterion carries one test only.' },
  noTest: { ko: '무엇을 검사할지 적혀 있지 않습니다.', en: 'The criterion carries no test.' },
  confirmWithoutId: { ko: '확인 질문(confirm)에는 id가 필요합니다.', en: 'A confirm needs an id.' },
  repeatedId: { ko: '같은 id가 이 규칙에 이미 있습니다.', en: 'Another criterion of this rule has this id.' },
  notStrength: { ko: 'must(필수) 또는 preferred(우대)여야 합니다.', en: 'This must be must or preferred.' },
  notReferenceDate: {
    ko: 'notice(공고일), open(접수 시작일), close(마감일) 또는 2024-03-04 같은 날짜여야 합니다.',
    en: 'This must be notice, open, close or a date like 2024-03-04.',
  },
  notLines: { ko: '첫 줄과 끝 줄의 번호 두 개를 적어 주세요.', en: 'Give two numbers, the first and the last line.' },
  notLine: { ko: '줄 번호는 1 이상의 정수입니다.', en: 'A line is a whole number of 1 or more.' },
  linesOutOfOrder: { ko: '첫 줄 번호가 끝 줄 번호보다 클 수 없습니다.', en: 'The first line cannot come after the last.' },
  disjoint: {
    ko: '모두 지켜야 하는 조건의 범위가 서로 겹치지 않아, 맞는 기업이 있을 수 없습니다.',
    en: 'These criteria must all hold, but their ranges have no number in common.',
  },
} satisfies Record<string, Sentence>;
