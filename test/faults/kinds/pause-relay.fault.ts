import { setTimeout as pause } from 'node:timers/promises';
import { topics } from '#contracts';
import type { Fault } from '../fault.js';
import { seeLease } from '../lease.js';
import type { Served } from '../served.js';
import { until } from '../../support/until.js';

/** Whoever runs and holds the lease has given it back by then, or taken it anew. */
const soonMillis = 1_500;
const attempts = 30;
const published = 'ieum_relay_published_total';

/** Freezes a process that holds the relay's lease, until another has taken over; then lets it go on as if nothing had been. */
export const pauseRelay: Fault = {
  name: 'pause-relay',
  async strike({ cluster, databaseUrl, random, story }) {
    const held = await freezeHolder(random.shuffled(cluster.of('companies')), `${databaseUrl}/companies`, () => story.goesOn(1));
    // Past the lease by real time, as that is what it runs by.
    await until('the lease has run out', async () => (Date.now() > held.leaseEnds ? null : 'it has not'));
    await until('the other relay has taken over', async () =>
      ((await held.other.metric(published)) ?? 0) > held.before ? null : `${held.other.name} publishes nothing`,
    );
    held.frozen.process.thaw();
    return `paused ${held.frozen.name}, which held the relay's lease, until ${held.other.name} had it`;
  },
};

/** The lease stays as it is only where its holder is the one that was frozen. */
async function freezeHolder(companies: readonly Served[], database: string, loadGoesOn: () => Promise<void>) {
  const lease = () => seeLease(database, `relay ${topics.companies}`);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    await loadGoesOn();
    const [frozen, other] = attempt % 2 === 0 ? companies : [...companies].reverse();
    if (frozen === undefined || other === undefined) throw new Error('two relays are needed');
    await frozen.process.freeze();
    const first = await lease();
    if (first !== null && first.until > Date.now()) {
      await pause(soonMillis);
      const second = await lease();
      if (second?.token === first.token && second.until === first.until) {
        return { frozen, other, leaseEnds: first.until, before: (await other.metric(published)) ?? 0 };
      }
    }
    frozen.process.thaw();
  }
  throw new Error(`in ${attempts} attempts no relay was caught with its lease`);
}
