import { deadTopic, type SetAside } from '#events';
import { closePorts, ConfigError, openPorts, type Ports, readConfig } from '#service-kit';
import { ownerOf } from './owners.js';
import { standingOn } from './standing.js';

export interface Output {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
}

const usage = `Messages that a handler failed on while everything else worked are set aside on ${deadTopic}.

  ieum dead list                      what is set aside, with the reason
  ieum dead show <entry> [--value]    one entry, as list names it; with the value that stands on its topic
  ieum dead replay <entry> … | --all  asks the owner to publish the document as it is now

Reads the same settings as the service.`;

interface Entry {
  readonly name: string;
  readonly aside: SetAside;
}

/** Runs `ieum …` and answers with its exit code: 0 done, 1 not done, 2 not understood. */
export async function runCommand(args: readonly string[], environment: NodeJS.ProcessEnv, output: Output): Promise<number> {
  const [area, verb, ...rest] = args;
  const names = rest.filter((argument) => !argument.startsWith('--'));
  const flags = new Set(rest.filter((argument) => argument.startsWith('--')));
  const command = area === 'dead' ? commandOf(verb, names, flags) : null;
  if (command === null) {
    output.error(usage);
    return 2;
  }
  try {
    const ports = await openPorts(readConfig(environment));
    try {
      // Whoever waits at a terminal is told so at once, where a service would wait for it.
      await ports.events.ping();
      return await command(ports, output);
    } finally {
      await closePorts(ports);
    }
  } catch (error) {
    output.error(reasonOf(error));
    return 1;
  }
}

type Command = (ports: Ports, output: Output) => Promise<number>;

function commandOf(verb: string | undefined, names: readonly string[], flags: ReadonlySet<string>): Command | null {
  const allows = (...known: readonly string[]) => [...flags].every((flag) => known.includes(flag));
  const [name] = names;
  if (verb === 'list' && names.length === 0 && allows()) return list;
  if (verb === 'show' && name !== undefined && names.length === 1 && allows('--value'))
    return (ports, output) => show(name, flags, ports, output);
  const isOne = flags.has('--all') ? names.length === 0 : names.length > 0;
  if (verb === 'replay' && isOne && allows('--all')) return (ports, output) => replay(flags.has('--all') ? null : names, ports, output);
  return null;
}

async function list({ events }: Ports, output: Output): Promise<number> {
  const entries = entriesOf(await standingOn(events, [deadTopic]));
  for (const { name, aside } of entries) output.out(`${name}  ${aside.at}  ${aside.reason}`);
  output.out(`${entries.length} set aside`);
  return 0;
}

async function show(name: string, flags: ReadonlySet<string>, { events }: Ports, output: Output): Promise<number> {
  const topic = topicIn(name);
  const standing = await standingOn(events, flags.has('--value') && topic !== undefined ? [deadTopic, topic] : [deadTopic]);
  const entry = entriesOf(standing).find((each) => each.name === name);
  if (entry === undefined) return unknownEntry(name, output);
  for (const [field, value] of Object.entries(entry.aside)) output.out(`${field}: ${value}`);
  if (flags.has('--value')) output.out(JSON.stringify(standing.get(entry.aside.topic)?.get(entry.aside.key) ?? null, null, 2));
  return 0;
}

async function replay(names: readonly string[] | null, { documents, events }: Ports, output: Output): Promise<number> {
  const entries = entriesOf(await standingOn(events, [deadTopic]));
  let failed = false;
  for (const name of names ?? entries.map((entry) => entry.name)) {
    const aside = entries.find((entry) => entry.name === name)?.aside;
    if (aside === undefined) {
      failed = unknownEntry(name, output) !== 0;
      continue;
    }
    const owner = ownerOf(documents, aside.topic);
    const document = (await owner?.get(aside.key)) ?? null;
    if (owner === null) output.error(`${name}: nothing here owns ${aside.topic}`);
    else if (document === null) output.error(`${name}: its owner has no such document`);
    else {
      await owner.reopen(aside.key);
      output.out(`${name}: version ${document.version} is published again as soon as its service runs`);
      continue;
    }
    failed = true;
  }
  return failed ? 1 : 0;
}

function entriesOf(standing: ReadonlyMap<string, ReadonlyMap<string, unknown>>): readonly Entry[] {
  return [...(standing.get(deadTopic) ?? [])]
    .map(([name, aside]) => ({ name, aside: aside as SetAside }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** An entry is named handler/topic/key; keys may hold slashes. */
function topicIn(name: string): string | undefined {
  return name.split('/')[1];
}

function unknownEntry(name: string, output: Output): number {
  output.error(`${name}: nothing of that name is set aside`);
  return 1;
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'DatabaseInUse')
    return `${error.message}: stop it first. It reads everything again at its next start, and tries again what was set aside.`;
  return error instanceof ConfigError ? error.message.replace('Ieum cannot start: the', 'The') : String(error);
}
