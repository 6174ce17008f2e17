/** What the edge adds to an answer: the same questions asked of a service directly and through the built edge. `npm run build` comes before. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Pool } from 'undici';

const root = join(import.meta.dirname, '..', '..');
const answer = 2_000;
const service = `require('http').createServer((q, s) => s.end(q.url === '/openapi.json' ? '{"paths":{}}' : 'x'.repeat(${answer}))).listen(+process.argv[1])`;

const [edgePort = 0, ...servicePorts] = await freePorts(3);
const services = servicePorts.map((port) => spawn(process.execPath, ['-e', service, String(port)]));
const upstreams = `matching=${servicePorts.map((port) => `http://127.0.0.1:${port}`).join('|')}`;
const edge = spawn(process.execPath, [join(root, 'dist', 'apps', 'edge', 'src', 'main.js')], {
  env: { PATH: process.env['PATH'], PORT: String(edgePort), IEUM_UPSTREAMS: upstreams, LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  await ready(edge);
  for (const [asking, questions] of [
    [1, 3_000],
    [20, 10_000],
  ] as const) {
    console.log(`${asking} at a time, ${answer} bytes each`);
    console.log('  directly        ', await measure(servicePorts[0] ?? 0, asking, questions));
    console.log('  through the edge', await measure(edgePort, asking, questions));
  }
  const metrics = await (await fetch(`http://127.0.0.1:${edgePort}/metrics`)).text();
  console.log(`edge: ${Math.round(Number(/process_resident_memory_bytes (\d+)/.exec(metrics)?.[1]) / 1e6)} MB resident`);
} finally {
  for (const process of [edge, ...services]) process.kill();
}

async function measure(port: number, asking: number, questions: number): Promise<string> {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: asking });
  const ask = async () => (await pool.request({ path: '/api/search?q=1', method: 'GET' })).body.dump();
  for (let warm = 0; warm < 500; warm += 1) await ask();
  const times: number[] = [];
  let left = questions;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: asking }, async () => {
      for (; left > 0; left -= 1) {
        const asked = performance.now();
        await ask();
        times.push(performance.now() - asked);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  await pool.close();
  const at = (share: number) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)]?.toFixed(2);
  return `${Math.round(times.length / seconds)}/s, median ${at(0.5)} ms, 99th of a hundred ${at(0.99)} ms`;
}

async function ready(child: ChildProcess): Promise<void> {
  for await (const line of createInterface({ input: child.stdout! })) if (line.startsWith('이음 ready ')) return;
  throw new Error('the edge did not start');
}

/** All held at once, so that they differ. */
async function freePorts(count: number): Promise<readonly number[]> {
  const held: Server[] = [];
  for (let at = 0; at < count; at += 1) {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    held.push(server);
  }
  const ports = held.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(held.map((server) => once(server.close(), 'close')));
  return ports;
}
