import { EventEmitter } from 'node:events';
import type { Response } from 'express';
import { EventStream } from './event-stream.js';

/** A client that reads, or does not. */
class Client extends EventEmitter {
  readonly headers = new Map<string, string>();
  text = '';
  writableLength = 0;
  writableEnded = false;
  destroyed = false;
  reads = true;

  status(): this {
    return this;
  }

  setHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }

  flushHeaders(): void {}

  write(text: string): void {
    if (this.reads) this.text += text;
    else this.writableLength += text.length;
  }

  end(): void {
    this.writableEnded = true;
    this.emit('close');
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

let client: Client;
let stream: EventStream;

beforeEach(() => {
  jest.useFakeTimers();
  client = new Client();
  stream = new EventStream(client as unknown as Response);
});

afterEach(() => {
  stream.end();
  jest.useRealTimers();
});

describe('an answer as server-sent events', () => {
  it('keeps the connection from being silent for longer than fifteen seconds', () => {
    jest.advanceTimersByTime(45_000);
    expect(client.text).toBe('retry: 3000\n\n: \n\n: \n\n: \n\n');
  });

  it('writes an event with its id and its kind, whatever line breaks its data has', () => {
    stream.send({ id: 'a', event: 'match.new', data: { title: '첫째\n둘째' } });
    expect(client.text).toBe('retry: 3000\n\nid: a\nevent: match.new\ndata: {"title":"첫째\\n둘째"}\n\n');
  });

  it('writes nothing more, and keeps nothing running, after its end', () => {
    stream.end();
    const { text } = client;
    stream.send({ id: 'a', event: 'match.new', data: {} });
    jest.advanceTimersByTime(60_000);
    expect(client.text).toBe(text);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('gives up a client that does not read', () => {
    client.reads = false;
    const data = 'x'.repeat(600_000);
    stream.send({ id: 'a', event: 'match.new', data });
    expect(client.destroyed).toBe(false);
    stream.send({ id: 'b', event: 'match.new', data });
    expect(client.destroyed).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });
});
