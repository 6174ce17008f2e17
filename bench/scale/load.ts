import autocannon from 'autocannon';
import { Random } from '../match/random.js';
import { makeFirm } from '../match/workload.js';
import type { Served } from './served.js';

const bodyCount = 500;
const warmSeconds = 2;

export interface Load {
  readonly connections: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
  /** Mean size of an answer. */
  readonly answerBytes: number;
  /** Processor time of a request, milliseconds: what remains comparable where processes share cores. */
  readonly cpuMs: { readonly matching: number; readonly edge: number };
}

/** Asks `POST /api/matches` with profiles that differ, after a while to warm up. @param at where: the edge, or an instance */
export async function load(
  at: Served,
  asked: { readonly instances: readonly Served[]; readonly edge: Served },
  { seed, connections, seconds }: { readonly seed: number; readonly connections: number; readonly seconds: number },
): Promise<Load> {
  const random = new Random(seed + 2);
  const headers = { 'Content-Type': 'application/json' };
  const requests = Array.from({ length: bodyCount }, () => ({
    method: 'POST',
    headers,
    body: JSON.stringify({ profile: makeFirm(random) }),
  }));
  const run = (duration: number) => autocannon({ url: `${at.url}/api/matches`, connections, duration, requests });
  await run(warmSeconds);
  const before = await processorTimes(asked);
  const { requests: answered, latency, throughput, non2xx, errors } = await run(seconds);
  const after = await processorTimes(asked);
  return {
    connections,
    requestsPerSecond: Math.round(answered.average),
    p50Ms: latency.p50,
    p99Ms: latency.p99,
    failed: non2xx + errors,
    answerBytes: Math.round(throughput.average / answered.average),
    cpuMs: {
      matching: milliseconds(after.matching - before.matching, answered.total),
      edge: milliseconds(after.edge - before.edge, answered.total),
    },
  };
}

async function processorTimes({ instances, edge }: { readonly instances: readonly Served[]; readonly edge: Served }) {
  const name = 'process_cpu_seconds_total';
  const each = await Promise.all(instances.map((instance) => instance.metric(name)));
  return { matching: each.reduce((sum, seconds) => sum + seconds, 0), edge: await edge.metric(name) };
}

function milliseconds(seconds: number, requests: number): number {
  return Math.round((seconds * 1e5) / Math.max(1, requests)) / 100;
}
