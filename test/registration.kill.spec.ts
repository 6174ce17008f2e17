import { businessNumber } from './support/business-numbers.js';
import { startServer, temporaryFolder, type RunningServer } from './support/server.js';

/**
 * The process is killed (SIGKILL) at random moments while firms are being registered, so that some deaths fall between a firm's save and
 * its projection. Every firm whose registration was acknowledged must be there afterwards, in the registry and in matching, once.
 */
const rounds = Number(process.env['KILL_ROUNDS'] ?? 100);
const seed = Number(process.env['KILL_SEED'] ?? 20240304);
const writers = 4;

describe('a process that dies while firms are registered', () => {
  it(`loses no acknowledged firm and doubles none over ${rounds} kills (seed ${seed})`, async () => {
    const folder = temporaryFolder();
    const random = xorshift(seed);
    const acknowledged = new Map<string, string>();
    let next = 0;
    try {
      for (let round = 0; round < rounds; round += 1) {
        const server = await startServer(folder.path, { IEUM_SEEDS: 'none' });
        const dying = new AbortController();
        const register = async () => {
          while (!dying.signal.aborted) {
            const number = businessNumber((next += 1));
            const id = await registered(server, number).catch(() => null);
            if (id !== null) acknowledged.set(number, id);
          }
        };
        const working = Array.from({ length: writers }, register);
        await new Promise((resolve) => setTimeout(resolve, 5 + random() * 120));
        dying.abort();
        await server.kill();
        await Promise.all(working);
      }

      const server = await startServer(folder.path, { IEUM_SEEDS: 'none' });
      try {
        expect(acknowledged.size).toBeGreaterThan(rounds);
        const registry = await everyFirm(server);
        const ids = new Map<string, string[]>();
        for (const { id, businessNumber: number } of registry) ids.set(number, [...(ids.get(number) ?? []), id]);
        const lost = [...acknowledged].filter(([number, id]) => ids.get(number)?.includes(id) !== true);
        const doubled = [...ids].filter(([, held]) => held.length > 1);
        expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });

        for (const id of acknowledged.values()) {
          const answer = await fetch(`${server.url}/api/companies/${id}/matches?atLeast=1`, { headers: headers(server) });
          if (answer.status !== 200) throw new Error(`${id} is not in matching: ${answer.status} ${await answer.text()}`);
        }
        expect(await server.stop()).toBe(0);
      } finally {
        await server.kill();
      }
    } finally {
      folder.remove();
    }
  }, 900_000);
});

/** The new firm's id once it was acknowledged; null where it was not. */
async function registered(server: RunningServer, number: string): Promise<string | null> {
  const answer = await fetch(`${server.url}/api/companies`, {
    method: 'POST',
    headers: { ...headers(server), 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: `시험 기업 ${number}`, businessNumber: number, sites: [{ kind: 'head', area: '43130' }] }),
  });
  if (answer.status !== 201) throw new Error(`unexpected answer ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

async function everyFirm(server: RunningServer): Promise<readonly { id: string; businessNumber: string }[]> {
  const firms: { id: string; businessNumber: string }[] = [];
  let cursor: string | null | undefined;
  do {
    const query = new URLSearchParams({ pageSize: '100', ...(cursor ? { cursor } : {}) });
    const answer = await fetch(`${server.url}/api/companies?${query}`, { headers: headers(server) });
    const page = (await answer.json()) as { items: { id: string; businessNumber: string }[]; cursor?: string | null };
    firms.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return firms;
}

function headers(server: RunningServer): Record<string, string> {
  return { Authorization: `Bearer ${server.apiKey}` };
}

function xorshift(start: number): () => number {
  let state = start | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
