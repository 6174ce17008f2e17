import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { readConfig } from '#service-kit';
import { runCommand as runDead } from '../dead/dead.command.js';
import { backup } from './backup.command.js';
import { type Command, UsageError } from './command.js';
import { restore } from './restore.command.js';

const commands: Readonly<Record<string, Command>> = { backup, restore };

/** Errors that say what to do; anything else is a fault of the program and comes with its stack. */
const saysItself = new Set([
  'BackupBroken',
  'CommandFailed',
  'ConfigError',
  'DatabaseInUse',
  'RestoreRefused',
  'StoreUnavailable',
  'UniqueIndexBroken',
]);

export interface Console {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
}

/** Carries out what was typed. @returns the exit code: 0 done, 1 not or not wholly done, 2 not understood */
export async function runCli(typed: readonly string[], environment: NodeJS.ProcessEnv, console: Console): Promise<number> {
  const [name = '', ...args] = typed;
  if (name === 'dead') return runDead(typed, environment, console);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    console.error(usage());
    return 2;
  }
  try {
    // npm runs scripts from the project's folder and says where it was called.
    const path = (text: string) => resolve(environment['INIT_CWD'] ?? '.', text);
    await command.run(args, { config: readConfig(environment), print: console.out, path });
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${usage()}`);
      return 2;
    }
    console.error(error instanceof Error && (saysItself.has(error.name) || isOfTheSystem(error)) ? error.message : inspect(error));
    return 1;
  }
}

/** As a folder that is not there, or a file that is there already. */
function isOfTheSystem(error: Error): boolean {
  return 'syscall' in error;
}

function usage(): string {
  const lines = Object.entries(commands).map(([name, { usage: rest, summary }]) => `  npm run ieum -- ${name} ${rest}\n      ${summary}`);
  const dead = '  npm run ieum -- dead list | show | replay\n      what a handler failed on and was set aside';
  return `Usage:\n${[...lines, dead].join('\n')}`;
}
