import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { Random } from '../match/random.js';
import { makeFirm, makeRule } from '../match/workload.js';

/**
 * npm run bench:http [-- firms programmes seconds connections]: requests a second and p99 of `POST /api/matches` and `POST /api/reach` on the matching service with everything loaded,
 * each beside a bare Nest handler that returns the same bytes, one after the other in one run; with the processor time that either takes for a request, which hangs less on what else
 * the machine does, and the memory and the time of the start.
 */
const [firms, programmes, seconds, connections] = [1_000_000, 100_000, 10, 8].map((usual, at) => Number(process.argv[2 + at] ?? usual)) as [
  number,
  number,
  number,
  number,
];
const seed = 20_260_304;
const [servicePort, barePort] = [34_517, 34_518];
const staffKey = 'bench-bench-bench-bench';
/** Rules and profiles, all different, so that nothing is measured that only remembers. */
const bodyCount = 1000;
const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${staffKey}` };

interface Measured {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of the answering process. */
  readonly cpuMicros: number;
  readonly failed: number;
}

const child = (name: string, args: readonly (string | number)[] = []): ChildProcess =>
  fork(fileURLToPath(new URL(`./${name}.js`, import.meta.url)), args.map(String), {
    execArgv: ['--max-old-space-size=8000', '--expose-gc'],
    env: { ...process.env, IEUM_STAFF_KEY: staffKey },
  });
const service = child('server', [servicePort, firms, programmes, seed]);
const bare = child('bare');
try {
  const [start] = (await once(service, 'message')) as [Readonly<Record<string, number>>];
  console.log('loaded', Object.fromEntries(Object.entries(start).map(([key, value]) => [key, Math.round(value * 10) / 10])));
  const random = new Random(seed + 2);
  const profiles = Array.from({ length: bodyCount }, () => JSON.stringify({ profile: makeFirm(random) }));
  const rules = Array.from({ length: bodyCount }, () => JSON.stringify({ rule: makeRule(random) }));
  const rows = [await compare('/api/matches', profiles), await compare('/api/reach', rules)];
  for (const { path, answerKB, own, plain, ratio, cpuRatio } of rows) {
    console.log(
      `POST ${path}: ${show(own)}; bare with the same ${answerKB} kB: ${show(plain)}; ratio ${ratio}, of processor time ${cpuRatio}`,
    );
  }
  mkdirSync('bench/results', { recursive: true });
  const machine = { cpu: cpus()[0]?.model, cores: availableParallelism(), node: process.version };
  writeFileSync(
    'bench/results/http.json',
    `${JSON.stringify({ machine, firms, programmes, seconds, connections, start, rows }, null, 2)}\n`,
  );
} finally {
  service.kill('SIGTERM');
  bare.kill('SIGTERM');
}

async function compare(path: string, bodies: readonly string[]) {
  const url = `http://127.0.0.1:${servicePort}${path}`;
  const answers: string[] = [];
  for (const body of bodies) {
    const answer = await fetch(url, { method: 'POST', headers, body });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    answers.push(await answer.text());
  }
  bare.send({ port: barePort, answers });
  await once(bare, 'message');
  const bareUrl = `http://127.0.0.1:${barePort}/bare`;
  // The first run of each warms up.
  await load(service, url, bodies, Math.min(5, seconds));
  await load(bare, bareUrl, bodies, Math.min(5, seconds));
  const own = await load(service, url, bodies, seconds);
  const plain = await load(bare, bareUrl, bodies, seconds);
  const answerKB = Math.round(answers.reduce((sum, each) => sum + Buffer.byteLength(each), 0) / answers.length / 100) / 10;
  const ratio = (a: number, b: number) => Math.round((a / b) * 1000) / 1000;
  return {
    path,
    answerKB,
    own,
    plain,
    ratio: ratio(own.requestsPerSecond, plain.requestsPerSecond),
    cpuRatio: ratio(plain.cpuMicros, own.cpuMicros),
  };
}

async function load(server: ChildProcess, url: string, bodies: readonly string[], duration: number): Promise<Measured> {
  const before = await usage(server);
  const { requests, latency, non2xx, errors } = await autocannon({
    url,
    connections,
    duration,
    requests: bodies.map((body) => ({ method: 'POST', headers, body })),
  });
  const cpuMicros = Math.round(((await usage(server)) - before) / requests.total);
  return { requestsPerSecond: Math.round(requests.average), p50Ms: latency.p50, p99Ms: latency.p99, cpuMicros, failed: non2xx + errors };
}

/** Microseconds of processor time so far. */
async function usage(server: ChildProcess): Promise<number> {
  server.send('usage');
  const [{ user, system }] = (await once(server, 'message')) as [NodeJS.CpuUsage];
  return user + system;
}

function show({ requestsPerSecond, p50Ms, p99Ms, cpuMicros, failed }: Measured): string {
  return `${requestsPerSecond} requests/s, p50 ${p50Ms} ms, p99 ${p99Ms} ms, ${cpuMicros} µs of processor${failed > 0 ? `, ${failed} FAILED` : ''}`;
}
