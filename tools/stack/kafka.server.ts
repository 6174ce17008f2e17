import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { jars } from './cache.js';
import { freePorts } from './free-port.js';
import { ServerFailed, ServerProcess } from './server-process.js';

export interface KafkaServer {
  /** As `IEUM_EVENTS` takes it. */
  readonly url: string;
  readonly process: ServerProcess;
}

/** Starts an Apache Kafka of one node, broker and controller in one, that keeps its data in the folder. @throws Unavailable, ServerFailed */
export async function startKafka(folder: string): Promise<KafkaServer> {
  const libraries = join(jars(), '*');
  const [port = 0, controllerPort = 0] = await freePorts(2);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'server.properties');
  writeFileSync(file, properties(folder, port, controllerPort));
  const id = randomBytes(16).toString('base64url');
  const format = spawnSync('java', ['-cp', libraries, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', file], { encoding: 'utf8' });
  if (format.status !== 0) throw new ServerFailed(`kafka.tools.StorageTool: ${format.stdout}${format.stderr}`);
  const process = new ServerProcess({
    name: 'Kafka',
    command: 'java',
    args: ['-Xmx512m', '-cp', libraries, 'kafka.Kafka', file],
    log: join(folder, 'kafka.log'),
    answers: () => answers(port),
  });
  await process.start();
  return { url: `kafka://127.0.0.1:${port}`, process };
}

function properties(folder: string, port: number, controllerPort: number): string {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${join(folder, 'data')}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
group.initial.rebalance.delay.ms=0
log.cleaner.backoff.ms=500
log.cleaner.dedupe.buffer.size=8388608
log.initial.task.delay.ms=500
`;
}

/** Also for the coordinators, which load after the broker has begun to answer. */
async function answers(port: number): Promise<void> {
  const kafka = new Kafka({ brokers: [`127.0.0.1:${port}`], logLevel: logLevel.NOTHING, retry: { retries: 0 }, connectionTimeout: 1000 });
  const admin = kafka.admin();
  try {
    await admin.connect();
    await admin.describeCluster();
    await admin.fetchOffsets({ groupId: 'start', topics: [] });
  } finally {
    await admin.disconnect();
  }
}
