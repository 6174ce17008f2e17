import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile, Rule } from '#eligibility';
import type { KernelName } from '../src/kernel/create-kernel.js';
import type { IndexedProgram } from '../src/programs/indexed-program.js';
import type { Standing } from '../src/programs/program-search.js';
import type { Edit } from './arbitrary-world.js';
import { World } from './world.js';

/** One firm, one programme and a time on which the index and the definition once differed. */
export interface PairCase {
  readonly asOf: string;
  readonly profile: Profile;
  readonly program: IndexedProgram;
  /** The time at which the index begins; `asOf` if left out. */
  readonly begin?: string;
  /** What happened to the two, and to the time, before they were asked about. */
  readonly edits?: readonly Edit[];
}

/** The firm's id in a case. */
export const caseFirmId = 'f';

const folder = join(__dirname, 'cases');

/** Cases that failed once, to be held for ever. */
export function keptCases(): readonly { readonly name: string; readonly pair: PairCase }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((name) => ({ name, pair: JSON.parse(readFileSync(join(folder, name), 'utf8')) as PairCase }));
}

export function keep(pair: PairCase, name: string): string {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, `${JSON.stringify(pair, null, 2)}\n`);
  return path;
}

/** By the definition, from the firm's side and from the programme's. */
export function standings(
  { asOf, profile, program, begin = asOf, edits = [] }: PairCase,
  kernel: KernelName,
): readonly [Standing | undefined, Standing | undefined, Standing | undefined] {
  const world = new World(begin, kernel);
  world.apply({ kind: 'firm', id: caseFirmId, profile });
  world.apply({ kind: 'program', program });
  for (const edit of edits) world.apply(edit);
  const [right, fromFirm, fromProgram] = [world.byDefinition(asOf), world.fromFirms(asOf), world.fromPrograms(asOf)].map(
    (pairs) => Object.values(pairs)[0],
  );
  return [right, fromFirm, fromProgram];
}

/** Takes away from a failing case whatever is not needed for it to fail. */
export function shrink(pair: PairCase, fails: (pair: PairCase) => boolean): PairCase {
  let least = pair;
  for (let smaller: PairCase | undefined = least; smaller !== undefined;) {
    least = smaller;
    smaller = [...smallerCases(least)].find((each) => fails(each));
  }
  return least;
}

function* smallerCases(pair: PairCase): Iterable<PairCase> {
  const { profile, program, begin, edits = [] } = pair;
  for (const [index, edit] of edits.entries()) {
    yield { ...pair, edits: edits.toSpliced(index, 1) };
    for (const smaller of smallerPatches(edit)) yield { ...pair, edits: edits.with(index, smaller) };
  }
  if (begin !== undefined && begin !== pair.asOf) yield { ...pair, begin: pair.asOf };
  for (const key of Object.keys(profile))
    yield { ...pair, profile: Object.fromEntries(Object.entries(profile).filter(([other]) => other !== key)) };
  for (const [index] of program.calls.entries()) yield { ...pair, program: { ...program, calls: program.calls.toSpliced(index, 1) } };
  for (const rule of smallerRules(program.rule ?? null)) yield { ...pair, program: { ...program, rule } };
  for (const [index, call] of program.calls.entries()) {
    for (const rule of smallerRules(call.rule ?? null))
      yield { ...pair, program: { ...program, calls: program.calls.with(index, { ...call, rule }) } };
    for (const key of ['noticedOn', 'opensAt', 'closesAt'] as const) {
      const { [key]: date, ...rest } = call;
      if (date !== undefined) yield { ...pair, program: { ...program, calls: program.calls.with(index, rest) } };
    }
  }
}

function* smallerPatches(edit: Edit): Iterable<Edit> {
  if (edit.kind !== 'patch') return;
  const { changes, without = [] } = edit;
  for (const name of Object.keys(changes))
    yield { ...edit, changes: Object.fromEntries(Object.entries(changes).filter(([other]) => other !== name)) };
  for (const name of without) yield { ...edit, without: without.filter((other) => other !== name) };
}

function* smallerRules(rule: Rule | null): Iterable<Rule | null> {
  if (rule === null) return;
  yield null;
  if ('not' in rule) {
    yield rule.not;
    for (const not of smallerRules(rule.not)) if (not !== null) yield { not };
    return;
  }
  const key = 'all' in rule ? 'all' : 'any' in rule ? 'any' : null;
  if (key === null) return;
  const parts = (rule as Record<'all' | 'any', readonly Rule[]>)[key];
  yield* parts;
  for (const index of parts.keys()) {
    if (parts.length > 1) yield { [key]: parts.toSpliced(index, 1) } as unknown as Rule;
    for (const part of smallerRules(parts[index]!)) if (part !== null) yield { [key]: parts.with(index, part) } as unknown as Rule;
  }
}
