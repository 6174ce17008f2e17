import type { Served } from './served.js';
import type { Standing } from './story/deeds.js';
import { until } from '../support/until.js';

const most = 50;

/** Resolves when these versions, or later ones, have arrived in matching. */
export async function hasHeard(matching: Served, standings: readonly Pick<Standing, 'id' | 'version'>[]): Promise<void> {
  for (let at = 0; at < standings.length; at += most) {
    const asked = standings.slice(at, at + most).map(({ id, version }) => `${id}@${version}`);
    await until(`${matching.name} has heard of everything`, async () => {
      const answer = await matching.client.ask('GET', `/api/search?pageSize=1&atLeast=${asked.join(',')}`);
      return answer?.status === 200 ? null : `${answer?.status ?? 'no answer'} for ${asked.join(', ')}`;
    });
  }
}
