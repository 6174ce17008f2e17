import { isDeepStrictEqual } from 'node:util';
import type { Cluster } from './cluster.js';
import type { Client } from './client.js';
import type { Reference } from './reference.js';
import { type History } from './story/deeds.js';
import { searchWords } from './story/contents.js';

/** The cluster and the embedded run differ. */
export class Difference extends Error {
  override readonly name = 'Difference';
}

interface Firm {
  readonly id: string;
  readonly businessNumber: string;
}

const asOf = '2024-03-04T12:00:00%2B09:00';

/** Compares registry, catalogue, matches and search of the cluster with the embedded run. @throws Difference the first one; answers how many answers were equal */
export async function compare(cluster: Cluster, { served }: Reference, history: History): Promise<number> {
  const embedded = served.client;
  let equal = 0;
  const same = (what: string, found: unknown, expected: unknown): void => {
    if (!isDeepStrictEqual(found, expected)) throw new Difference(`${what}: ${differenceIn(found, expected)}`);
    equal += 1;
  };

  const [firms, expectedFirms] = [await firmsOf(cluster.edge.client), await firmsOf(embedded)];
  same('the firms that are registered', [...firms.keys()].sort(), [...expectedFirms.keys()].sort());
  for (const [number, { id: _, ...firm }] of firms) {
    const { id: __, ...expected } = expectedFirms.get(number) as Firm;
    same(`GET /api/companies, ${number}`, firm, expected);
  }
  same('GET /api/programs', await programsOf(cluster.edge.client), await programsOf(embedded));

  const deleted = [...history.firms.values()].filter(({ live }) => !live);
  for (const { name, client } of cluster.of('matching')) {
    for (const [number, { id }] of firms) {
      const expected = await matchesOf(embedded, (expectedFirms.get(number) as Firm).id);
      same(`${name}, matches of ${number}`, await matchesOf(client, id), expected);
    }
    for (const { id } of deleted) {
      const answer = await client.ask('GET', `/api/companies/${id}/matches`);
      same(`${name}, matches of ${id}, which was deleted`, answer?.status, 404);
    }
    for (const query of searches()) same(`${name}, GET ${query}`, await client.read(query), await embedded.read(query));
  }
  return equal;
}

function searches(): readonly string[] {
  const sorts = ['relevance', 'closesAt', 'amount', 'title'].map((sort) => `/api/search?pageSize=100&sort=${sort}`);
  return [...sorts, ...searchWords.map((word) => `/api/search?pageSize=100&q=${encodeURIComponent(word)}`)];
}

async function firmsOf(client: Client): Promise<ReadonlyMap<string, Firm>> {
  const firms = new Map<string, Firm>();
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: { items: readonly Firm[]; cursor: string | null } = await client.read(`/api/companies?pageSize=100${query}`);
    for (const firm of page.items) {
      if (firms.has(firm.businessNumber)) throw new Difference(`${firm.businessNumber} is registered twice`);
      firms.set(firm.businessNumber, firm);
    }
    cursor = page.cursor;
  }
  return firms;
}

async function programsOf(client: Client): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await client.read<{ readonly items: readonly unknown[]; readonly total: number }>(
      `/api/programs?pageSize=100&page=${page}`,
    );
    items.push(...answer.items);
    if (items.length >= answer.total) return items;
  }
}

function matchesOf(client: Client, id: string): Promise<unknown> {
  return client.read(`/api/companies/${id}/matches?include=unknown,ineligible&pageSize=100&asOf=${asOf}`);
}

/** Where two JSON values first differ, and how. */
function differenceIn(found: unknown, expected: unknown, path = ''): string {
  if (isObject(found) && isObject(expected)) {
    for (const name of new Set([...Object.keys(found), ...Object.keys(expected)])) {
      if (!isDeepStrictEqual(found[name], expected[name])) return differenceIn(found[name], expected[name], `${path}/${name}`);
    }
  }
  return `at ${path || '/'} the cluster has ${text(found)}, the embedded run ${text(expected)}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 1500);
}
