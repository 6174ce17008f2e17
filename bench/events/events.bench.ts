/**
 * How fast the events port carries states from `publish` to a projection, beside kafkajs alone producing and consuming the same messages on
 * the same broker: `npm run bench:events`. Both write batches of 1,000, as a relay does, one after the other; both keep the latest version of
 * each document in a map.
 */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Payload } from '@nestjs/microservices';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { openEvents, type StateMessage, View } from '#events';

const count = Number(process.env['BENCH_MESSAGES'] ?? 100_000);
const rounds = 3;
const batch = 1000;
const partitions = 6;
const goal = 0.7;

const address = process.env['KAFKA_URL'] ?? '';
const kafka = new Kafka({ brokers: address.replace('kafka://', '').split(','), logLevel: logLevel.NOTHING });
const topic = 'ieum.companies';

interface Firm {
  readonly id: string;
  readonly version: number;
}

/** About 450 bytes each as JSON. */
const firms: readonly Firm[] = Array.from({ length: count }, (_, at) => ({
  id: `firm-${at}`,
  version: 1,
  name: `충북정밀 ${at}`,
  kind: 'corporation',
  established: '2011-05-02',
  sites: [
    { area: '43113', use: 'head-office' },
    { area: '43750', use: 'factory' },
  ],
  industries: ['29271', '28202'],
  size: 'small',
  employees: 1 + (at % 300),
  revenue: 1_000_000 * (at % 9999),
  certificates: ['venture', 'iso-9001', 'root-company'],
  interests: ['export', 'smart-factory'],
  flags: { hasExport: at % 2 === 0, hasDebt: false },
}));

/** Latest versions by id; resolves when all of them are there. */
class Projection {
  readonly versions = new Map<string, number>();
  readonly full: Promise<void>;
  private done: () => void = () => undefined;

  constructor() {
    this.full = new Promise((resolve) => (this.done = resolve));
  }

  take({ id, version }: Firm): void {
    if ((this.versions.get(id) ?? 0) >= version) return;
    this.versions.set(id, version);
    if (this.versions.size === count) this.done();
  }
}

/** Messages per second from the first that is written until the last is projected. */
async function timed(write: () => Promise<void>, projection: Projection): Promise<number> {
  const began = performance.now();
  await Promise.all([write(), projection.full]);
  return (count / (performance.now() - began)) * 1000;
}

async function throughPort(): Promise<number> {
  const prefix = `bench-${randomBytes(4).toString('hex')}-`;
  const events = await openEvents(`${address}?partitions=${partitions}&prefix=${prefix}`, { documentsFile: 'file::memory:' });
  const projection = new Projection();

  @Controller()
  class Projecting {
    @View({ name: 'bench', topic })
    take(@Payload() messages: readonly StateMessage<Firm>[]): void {
      for (const { value } of messages) if (value !== null) projection.take(value);
    }
  }
  @Module({ controllers: [Projecting] })
  class Bench {}

  const app = await NestFactory.createMicroservice(Bench, { strategy: events.strategy(), logger: false });
  await app.listen();
  await events.caughtUp();
  const rate = await timed(async () => {
    for (let from = 0; from < count; from += batch)
      await events.publish(
        topic,
        firms.slice(from, from + batch).map((value) => ({ key: value.id, value })),
      );
  }, projection);
  await app.close();
  await events.close();
  await forget(prefix);
  return rate;
}

async function throughKafkajs(): Promise<number> {
  const prefix = `bench-${randomBytes(4).toString('hex')}-`;
  const name = `${prefix}${topic}`;
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    waitForLeaders: false,
    topics: [{ topic: name, numPartitions: partitions, configEntries: [{ name: 'cleanup.policy', value: 'compact' }] }],
  });
  // A broker that has just made a topic may for a moment not know it yet.
  while (!(await admin.fetchTopicMetadata({ topics: [name] }).catch(() => null))) await pause(20);
  await admin.disconnect();
  const projection = new Projection();
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner: Partitioners.DefaultPartitioner });
  const consumer = kafka.consumer({ groupId: `${prefix}group`, maxBytesPerPartition: 4 * 1024 * 1024, maxBytes: 16 * 1024 * 1024 });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topics: [name], fromBeginning: true });
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch: { messages } }) => {
      for (const { value } of messages) if (value !== null) projection.take(JSON.parse(value.toString()) as Firm);
    },
  });
  await joined;
  const rate = await timed(async () => {
    for (let from = 0; from < count; from += batch) {
      const messages = firms.slice(from, from + batch).map((value) => ({ key: value.id, value: JSON.stringify(value) }));
      await producer.send({ topic: name, acks: -1, messages });
    }
  }, projection);
  await consumer.disconnect();
  await producer.disconnect();
  await forget(prefix);
  return rate;
}

async function forget(prefix: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  await admin.deleteTopics({ topics: (await admin.listTopics()).filter((each) => each.startsWith(prefix)) });
  await admin.disconnect();
}

const median = (rates: readonly number[]) => [...rates].sort((one, other) => one - other)[Math.floor(rates.length / 2)] ?? 0;
const shown = (rate: number) => `${Math.round(rate).toLocaleString('en')}/s`;

const bytes = Buffer.byteLength(JSON.stringify(firms[0]));
console.log(`${count.toLocaleString('en')} states of ${bytes} bytes, ${partitions} partitions, ${rounds} rounds after one to warm up`);
const rates: { readonly port: number; readonly alone: number }[] = [];
for (let round = 0; round <= rounds; round += 1) {
  // The order changes, so that neither always finds the broker warmer.
  const alone = round % 2 === 0 ? await throughKafkajs() : null;
  const port = await throughPort();
  const measured = { port, alone: alone ?? (await throughKafkajs()) };
  if (round > 0) rates.push(measured);
  console.log(`  ${round === 0 ? 'warm-up' : `round ${round}`}: port ${shown(measured.port)}, kafkajs alone ${shown(measured.alone)}`);
}
const ratio = median(rates.map(({ port, alone }) => port / alone));
console.log(
  `published to projected: ${shown(median(rates.map(({ port }) => port)))}; kafkajs alone: ${shown(median(rates.map(({ alone }) => alone)))}`,
);
console.log(`ratio ${ratio.toFixed(2)} (median of the rounds), goal ${goal}: ${ratio >= goal ? 'met' : 'missed'}`);
