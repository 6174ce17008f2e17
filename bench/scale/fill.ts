import type { Events } from '#events';
import { batches } from '../match/published.js';

const batchSize = 5_000;

/** What was put on a topic. */
export interface Filled {
  readonly count: number;
  readonly seconds: number;
  /** Mean size of a value as JSON. */
  readonly jsonBytes: number;
}

/** Publishes states as their owner would, a batch after the other, so that no more than one is held at a time. */
export async function fill(events: Events, topic: string, states: Iterable<{ readonly id: string }>): Promise<Filled> {
  const began = performance.now();
  let [count, bytes] = [0, 0];
  for (const batch of batches(states, batchSize)) {
    const headers = { 'published-at': new Date().toISOString() };
    await events.publish(
      topic,
      batch.map((value) => ({ key: value.id, value, headers })),
    );
    count += batch.length;
    for (const value of batch) bytes += Buffer.byteLength(JSON.stringify(value));
  }
  return { count, seconds: (performance.now() - began) / 1000, jsonBytes: Math.round(bytes / Math.max(1, count)) };
}
