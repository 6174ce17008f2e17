import { parseArgs } from 'node:util';

export interface Options {
  readonly rounds: number;
  readonly seed: string;
  /** How many at once. */
  readonly abreast: number;
  /** Of the steps, in which the process dies: 0 to 1. */
  readonly deaths: number;
  /** The number of the only round to play. */
  readonly only: number | null;
}

const usualRounds = 30;

/** `--rounds <number> --seed <text> --abreast <number> --deaths <share> --only <number of a round>`; `TOLD_ROUNDS` for the first. @throws TypeError anything else */
export function readOptions(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: environment['TOLD_ROUNDS'] ?? String(usualRounds) },
      seed: { type: 'string', default: '20240229' },
      abreast: { type: 'string', default: '3' },
      deaths: { type: 'string', default: '0.08' },
      only: { type: 'string' },
    },
  });
  const whole = (name: 'rounds' | 'abreast' | 'only', text: string): number => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < 1) throw new TypeError(`--${name}: a whole number, 1 or more`);
    return number;
  };
  const deaths = Number(values.deaths);
  if (!(deaths >= 0 && deaths <= 1)) throw new TypeError('--deaths: a share, 0 to 1');
  return {
    rounds: whole('rounds', values.rounds),
    seed: values.seed,
    abreast: whole('abreast', values.abreast),
    deaths,
    only: values.only === undefined ? null : whole('only', values.only),
  };
}
