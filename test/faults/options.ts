import { parseArgs } from 'node:util';
import type { Fault } from './fault.js';
import { faults } from './kinds/index.js';

export interface Options {
  readonly rounds: number;
  readonly seed: string;
  readonly faults: readonly Fault[];
}

/** One round for each fault there is. */
export const usualRounds = faults.length;

/** `--rounds <number> --seed <text> --faults <name>,<name>`. @throws TypeError anything else */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string' }, seed: { type: 'string', default: '20240304' }, faults: { type: 'string' } },
  });
  const chosen = values.faults?.split(',').map((name) => {
    const fault = faults.find((each) => each.name === name);
    if (fault === undefined)
      throw new TypeError(`--faults: there is no "${name}"; there are ${faults.map((each) => each.name).join(', ')}`);
    return fault;
  });
  const rounds = Number(values.rounds ?? chosen?.length ?? usualRounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new TypeError('--rounds: a whole number, 1 or more');
  return { rounds, seed: values.seed, faults: chosen ?? faults };
}
