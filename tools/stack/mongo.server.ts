import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { jars, stackFolder } from './cache.js';
import { freePorts } from './free-port.js';
import { ServerProcess } from './server-process.js';

export interface MongoServer {
  /** Without a database. */
  readonly url: string;
  readonly process: ServerProcess;
}

/** Starts mongo-java-server, which keeps its data in an H2 file of the folder, and what it has answered when it is killed. @throws Unavailable, ServerFailed */
export async function startMongo(folder: string): Promise<MongoServer> {
  const libraries = join(jars(), '*');
  const [port = 0] = await freePorts(1);
  mkdirSync(folder, { recursive: true });
  const process = new ServerProcess({
    name: 'mongo-java-server',
    command: 'java',
    args: ['-Xmx256m', '-cp', libraries, join(stackFolder, 'Mongo.java'), String(port), join(folder, 'mongo.h2')],
    log: join(folder, 'mongo.log'),
    answers: () => sayHello(port),
  });
  await process.start();
  return { url: `mongodb://127.0.0.1:${port}`, process };
}

/** Asks a server of MongoDB's protocol for `hello` and waits for whatever it answers. */
export function sayHello(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(helloMessage()));
    const end = (settle: () => void) => {
      socket.destroy();
      settle();
    };
    socket.setTimeout(1000, () => end(() => reject(new Error('no answer'))));
    socket.once('error', (error) => end(() => reject(error)));
    socket.once('close', () => reject(new Error('closed')));
    socket.once('data', () => end(resolve));
  });
}

/** OP_MSG with the document { hello: 1, $db: 'admin' }. */
function helloMessage(): Buffer {
  const hello = Buffer.concat([Buffer.from('\x10hello\0'), int32(1)]);
  const database = Buffer.concat([Buffer.from('\x02$db\0'), int32(6), Buffer.from('admin\0')]);
  const elements = Buffer.concat([hello, database]);
  const body = Buffer.concat([int32(0), Buffer.from([0]), int32(elements.length + 5), elements, Buffer.from([0])]);
  const opMsg = 2013;
  return Buffer.concat([int32(16 + body.length), int32(1), int32(0), int32(opMsg), body]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
