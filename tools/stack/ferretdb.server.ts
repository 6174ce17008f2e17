import { spawnSync } from 'node:child_process';
import { accessSync, chownSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ferretdb } from './cache.js';
import { freePorts } from './free-port.js';
import { sayHello } from './mongo.server.js';
import { ServerFailed, ServerProcess } from './server-process.js';
import { Unavailable } from './unavailable.js';

export interface FerretServer {
  /** Without a database. */
  readonly url: string;
  /** FerretDB itself; what it acknowledged is in PostgreSQL. */
  readonly process: ServerProcess;
  readonly stop: () => Promise<void>;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Starts FerretDB on a PostgreSQL of its own. @throws Unavailable without Go or PostgreSQL; ServerFailed */
export async function startFerret(folder: string): Promise<FerretServer> {
  const postgresTools = toolsOfPostgres();
  const program = ferretdb();
  mkdirSync(folder, { recursive: true });
  const [postgresPort = 0, port = 0] = await freePorts(2);
  const user = postgresUser();
  // Outside the other servers' folder, which only its owner may enter.
  const home = mkdtempSync(join(tmpdir(), 'ieum-postgres-'));
  if (user !== undefined) chownSync(home, user.uid, user.gid);
  const data = join(home, 'data');
  const made = spawnSync(
    join(postgresTools, 'initdb'),
    ['-D', data, '-U', 'ieum', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'],
    { encoding: 'utf8', cwd: home, ...user },
  );
  if (made.status !== 0) throw new ServerFailed(`initdb: ${made.stdout}${made.stderr}`);
  const postgres = new ServerProcess({
    name: 'PostgreSQL',
    command: join(postgresTools, 'postgres'),
    args: ['-D', data, '-p', String(postgresPort), '-h', '127.0.0.1', '-k', home, '-c', 'shared_buffers=32MB'],
    options: { cwd: home, ...user },
    log: join(folder, 'postgres.log'),
    answers: () => acceptsConnections(postgresPort),
  });
  const process = new ServerProcess({
    name: 'FerretDB',
    command: program,
    args: [`127.0.0.1:${port}`, `postgres://ieum@127.0.0.1:${postgresPort}/postgres`],
    log: join(folder, 'ferretdb.log'),
    answers: () => sayHello(port),
  });
  const stop = async () => {
    await process.stop();
    await postgres.kill();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await postgres.start();
    await process.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `mongodb://127.0.0.1:${port}`, process, stop };
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function postgresUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout || Number.NaN);
  const user = { uid: id('-u'), gid: id('-g') };
  if (Number.isNaN(user.uid)) throw new Unavailable('PostgreSQL does not run as root, and there is no user postgres');
  return user;
}

/** Debian keeps them off the PATH, in a folder by version. */
function toolsOfPostgres(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...versions.map((version) => join(debian, version, 'bin'))];
  const folder = folders.find((each) => ['initdb', 'postgres'].every((name) => isExecutable(join(each, name))));
  if (folder === undefined) throw new Unavailable('PostgreSQL is not installed');
  return folder;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Asks whether it would talk over TLS, which it answers with one letter as soon as it serves at all. */
function acceptsConnections(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
    const socket = connect(port, '127.0.0.1', () => socket.write(sslRequest));
    socket.setTimeout(1000, () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed')));
    socket.once('data', () => {
      resolve();
      socket.destroy();
    });
  });
}
