import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller } from '@nestjs/common';
import { type BaseRpcContext, EventPattern } from '@nestjs/microservices';
import { describeEvents } from '../../testing/events.contract.js';
import { connectViews, Lines, Recorder, startViews } from '../../testing/view-app.js';
import { openEvents } from '../open-events.js';
import { EmbeddedEvents } from './embedded-events.js';

describeEvents('a log in a SQLite file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ieum-events-'));
  return {
    open: (options) => openEvents('embedded:', { documentsFile: `file:${join(folder, 'ieum.db')}`, ...options }),
    destroy: () => rm(folder, { recursive: true }),
  };
});

const topic = 'ieum.programs';
const record = { key: 'a', value: { id: 'a', version: 1 } };

describe('embedded events', () => {
  let folder: string;
  const file = () => join(folder, 'ieum.db');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ieum-events-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('reach the views of every other opening of the file in this process', async () => {
    const view = new Recorder({ name: 'matching', topic });
    const one = await startViews(EmbeddedEvents.open(file()), [view]);
    await one.events.caughtUp();
    const other = EmbeddedEvents.open(file());
    await other.publish(topic, [record]);
    await view.until(({ messages }) => messages.length === 1);
    await other.publish(topic, [{ key: 'a', value: null }]);
    const third = EmbeddedEvents.open(file());
    await view.until(({ latest }) => latest['a'] === null);
    for (const each of [one, other, third]) await each.close();
  });

  it('do not wait for ever for a handler when they close', async () => {
    let release: () => void = () => undefined;
    const view = new Recorder({ name: 'matching', topic }, () => new Promise<void>((resolve) => (release = resolve)));
    const log = new Lines();
    const app = await startViews(EmbeddedEvents.open(file(), { closeMillis: 50 }), [view], log);
    await app.events.publish(topic, [record]);
    while (view.offered.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await app.close();
    expect(log.lines.filter((line) => line.includes('matching') && line.includes('left'))).not.toEqual([]);
    release();
  });

  it('tell whoever traces of each batch, before and after', async () => {
    const events = EmbeddedEvents.open(file());
    await events.publish(topic, [record]);
    const seen: unknown[] = [];
    const argsOf = (context: unknown) => (context as BaseRpcContext).getArgs();
    events.strategy().setOnProcessingStartHook((_, context, done) => {
      seen.push(['start', ...argsOf(context)]);
      void done();
    });
    events.strategy().setOnProcessingEndHook((_, context) => void seen.push(['end', ...argsOf(context)]));
    const app = await startViews(events, [new Recorder({ name: 'matching', topic })]);
    await events.caughtUp();
    expect(seen).toEqual([
      ['start', 'matching', topic],
      ['end', 'matching', topic],
    ]);
    await app.close();
  });

  it('deliver to views only', async () => {
    @Controller()
    class Other {
      // oxlint-disable-next-line typescript/no-unnecessary-type-arguments -- without it Nest's types refuse the method
      @EventPattern<string>('something')
      on(): void {}
    }
    const events = EmbeddedEvents.open(file());
    await expect(connectViews(events, [{ controller: () => Other }])).rejects.toThrow('@View');
    await events.close();
  });
});

describe('openEvents', () => {
  it('keeps a log in memory, each opening its own', async () => {
    const events = await openEvents('embedded:', { documentsFile: 'file::memory:' });
    await events.publish(topic, [record]);
    await events.close();
  });

  it.each([
    ['kafka://user:secret@localhost:9092', 'kafka://<host>:<port>'],
    ['amqp://user:secret@localhost', 'embedded:'],
  ])('refuses %s and says what is expected, without the password', async (url, expected) => {
    const error = await openEvents(url, { documentsFile: 'file::memory:' }).catch((reason: Error) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain(expected);
    expect((error as Error).message).not.toContain('secret');
  });
});
