/**
 * Runs a command with real servers at hand: `with-stack [--need=kafka,mongo] [--only=kafka] -- command …`. Each server's address is in its
 * variable; what cannot be started is printed as skipped, and ends the run with 1 where it is needed, by `--need` or `STACK_NEED`. The servers
 * end with the command.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { names, type ServerName, stackVariables, startStack } from './stack.js';

const separator = process.argv.indexOf('--');
const [command = '', ...args] = process.argv.slice(separator + 1);
const needed = serversIn('need', process.env['STACK_NEED']) ?? [];
const only = serversIn('only') ?? names();

/** A signal is the command's to answer: this process goes once the command has, and takes the servers along. */
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (interrupted = true));

const stack = await startStack(Object.fromEntries(only.map((name) => [name, true])));
let status = 1;
try {
  for (const [name, url] of Object.entries(stack.urls)) console.log(`${name}: ${withoutPassword(url)}`);
  for (const [name, reason] of Object.entries(stack.skipped)) console.log(`${name}: skipped: ${reason}`);
  const missing = needed.filter((name) => stack.urls[name] === undefined);
  if (missing.length > 0) console.error(`needed here, and not optional: ${missing.join(', ')}`);
  else if (!interrupted) status = await run();
} finally {
  await stack.stop();
}
process.exit(status);

async function run(): Promise<number> {
  const addresses = Object.fromEntries(Object.entries(stack.urls).map(([name, url]) => [stackVariables[name as ServerName], url]));
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...addresses } });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

function serversIn(option: string, otherwise?: string): readonly ServerName[] | undefined {
  const given = process.argv.slice(2, separator).find((argument) => argument.startsWith(`--${option}=`));
  const list = (given?.slice(option.length + 3) ?? otherwise)?.split(',');
  const unknown = list?.find((name) => !(name in stackVariables));
  if (unknown !== undefined) throw new TypeError(`--${option}: there is no server "${unknown}"; there are ${names().join(', ')}`);
  return list as ServerName[] | undefined;
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//…@');
}
