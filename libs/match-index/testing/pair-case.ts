import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile, Rule } from '#eligibility';
import type { KernelName } from '../src/kernel/create-kernel.js';
import type { IndexedProgram } from '../src/programs/indexed-program.js';
import type { Standing } from '../src/programs/program-search.js';
import { standingByDefinition, World } from './world.js';

/** One firm, one programme and a time on which the index and the definition once differed. */
export interface PairCase {
  readonly asOf: string;
  readonly profile: Profile;
  readonly program: IndexedProgram;
}

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
  { asOf, profile, program }: PairCase,
  kernel: KernelName,
): readonly [Standing, Standing | undefined, Standing | undefined] {
  const world = new World(asOf, kernel);
  world.apply({ kind: 'firm', id: 'f', profile });
  world.apply({ kind: 'program', program });
  return [standingByDefinition(program, asOf)(profile), Object.values(world.fromFirms())[0], Object.values(world.fromPrograms())[0]];
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
  const { profile, program } = pair;
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
