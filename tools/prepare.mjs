/**
 * Makes a fresh clone ready: installs by the lockfile and builds, each only where it is needed. Needs nothing but Node and npm.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export function prepare() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Node 20.19 or later is needed, this is ${process.versions.node}.`);
  step(join(root, 'node_modules', '.ieum-installed'), digest([join(root, 'package-lock.json')], true), 'npm', [
    'ci',
    '--no-audit',
    '--no-fund',
  ]);
  const sources = ['apps', 'libs'].flatMap((folder) => filesBelow(join(root, folder)));
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package.json'].map((name) => join(root, name));
  step(join(root, 'dist', '.ieum-built'), digest([...sources, ...settings], false), 'npm', ['run', '--silent', 'build']);
}

/** Runs the command unless the stamp says that it ran for the same input; the stamp is written after it succeeded. */
function step(stamp, input, command, args) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === input) return;
  console.error(`> ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) fail(`${command} ${args.join(' ')} failed.`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, input);
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
