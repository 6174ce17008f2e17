import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Unavailable } from './unavailable.js';

const here = dirname(fileURLToPath(import.meta.url));

/** Where the sources of the servers are. */
export const stackFolder = here;

/** Where what was downloaded and built stays between runs. */
export const cacheFolder = join(here, '..', '..', 'node_modules', '.cache', 'ieum-stack');

/** The jars that pom.xml names, fetched once. @throws Unavailable without Java 17, Maven or what Maven fetches from */
export function jars(): string {
  needs('java', ['-version'], /version "(\d+)/, 17);
  const folder = join(cacheFolder, 'jars');
  const pom = join(here, 'pom.xml');
  made(folder, [pom], () => {
    run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`]);
  });
  return folder;
}

/** The FerretDB server, built once. @throws Unavailable without Go 1.22 or the Go modules */
export function ferretdb(): string {
  needs('go', ['version'], /go1\.(\d+)/, 22);
  const folder = join(cacheFolder, 'ferretdb');
  const source = join(here, 'ferretdb');
  made(
    folder,
    ['go.mod', 'go.sum', 'main.go'].map((name) => join(source, name)),
    () => {
      run('go', ['build', '-o', join(folder, 'ferretdb'), '.'], source);
    },
  );
  return join(folder, 'ferretdb');
}

/** Makes a folder anew unless it was made from the same sources. */
function made(folder: string, sources: readonly string[], make: () => void): void {
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(source));
  const digest = hash.digest('hex');
  const stamp = `${folder}.made-from`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  make();
  writeFileSync(stamp, digest);
}

function needs(command: string, args: readonly string[], pattern: RegExp, least: number): void {
  const { stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  const version = Number(pattern.exec(`${stdout}${stderr}`)?.[1] ?? Number.NaN);
  if (error !== undefined || !(version >= least)) {
    throw new Unavailable(`${command} ${least} or later is not on the PATH`);
  }
}

function run(command: string, args: readonly string[], cwd = here): void {
  const { status, error, stderr, stdout } = spawnSync(command, args, { encoding: 'utf8', cwd });
  if (error !== undefined) throw new Unavailable(`${command} is not on the PATH`);
  if (status !== 0) throw new Unavailable(`${command} failed: ${`${stdout}${stderr}`.trim().slice(-600)}`);
}
