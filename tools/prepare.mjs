/**
 * Makes a fresh clone ready: installs by the lockfile and builds, each only where it is needed. Needs nothing but Node and npm. Of several
 * processes that are started at once, one does it and the others wait.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export function prepare() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Node 20.19 or later is needed, this is ${process.versions.node}.`);
  const stale = () => steps().filter(({ stamp, input }) => !existsSync(stamp) || readFileSync(stamp, 'utf8') !== input());
  if (stale().length === 0) return;
  alone(() => {
    for (const each of steps()) if (stale().some(({ stamp }) => stamp === each.stamp)) run(each);
  });
}

function steps() {
  const sources = () => ['apps', 'libs'].flatMap((folder) => filesBelow(join(root, folder)));
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package.json'].map((name) => join(root, name));
  return [
    {
      stamp: join(root, 'node_modules', '.ieum-installed'),
      input: () => digest([join(root, 'package-lock.json')], true),
      // Some packages for developers ask for a newer Node than they need, and npm warns of each.
      args: ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    },
    {
      stamp: join(root, 'dist', '.ieum-built'),
      input: () => digest([...sources(), ...settings], false),
      args: ['run', '--silent', 'build'],
    },
  ];
}

/** The stamp is written after the command succeeded. */
function run({ stamp, input, args }) {
  const read = input();
  console.error(`> npm ${args.join(' ')}`);
  const { status } = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) fail(`npm ${args.join(' ')} failed.`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, read);
}

/** Holds a file with this process's id while it works; waits while another process that is still there holds it. */
function alone(work) {
  const file = join(tmpdir(), `ieum-prepare-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  while (!taken(file)) {
    const holder = Number(readOr(file, '0'));
    if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  work();
  process.off('exit', release);
  release();
}

function taken(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** By content for small inputs, else by name, size and time of change. */
function digest(files, byContent) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(byContent ? readFileSync(file) : `${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
