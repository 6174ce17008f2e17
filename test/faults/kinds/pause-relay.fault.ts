import type { Fault } from '../fault.js';
import type { Served } from '../served.js';
import { NotInTime, until } from '../until.js';

const leaseMillis = 10_000;
/** Whoever is not held up by a lease publishes within this. */
const soonMillis = 2_500;
const attempts = 8;
const published = 'ieum_relay_published_total';

/** Freezes a process that holds the relay's lease, until another has taken over; then lets it go on as if nothing had been. */
export const pauseRelay: Fault = {
  name: 'pause-relay',
  async strike({ cluster, random, story }) {
    const times = 2;
    for (let time = 0; time < times; time += 1) {
      await cluster.healthy();
      const held = await freezeHolder(random.shuffled(cluster.of('companies')), () => story.goesOn(1 + random.below(4)));
      // Past the lease by real time, as that is what it runs by.
      await until('the lease has run out', async () => (Date.now() > held.since + leaseMillis + 1000 ? null : 'it has not'));
      await until('the other relay has taken over', async () =>
        ((await held.other.metric(published)) ?? 0) > held.before ? null : `${held.other.name} publishes nothing`,
      );
      held.frozen.process.thaw();
    }
    return `paused the holder of the relay's lease ${times} times, for longer than that`;
  },
};

/** Only a holder keeps the other one from publishing. */
async function freezeHolder(companies: readonly Served[], loadGoesOn: () => Promise<void>) {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    await loadGoesOn();
    const [frozen, other] = attempt % 2 === 0 ? companies : [...companies].reverse();
    if (frozen === undefined || other === undefined) throw new Error('two relays are needed');
    frozen.process.freeze();
    const since = Date.now();
    const before = (await other.metric(published)) ?? 0;
    try {
      await until('', async () => (((await other.metric(published)) ?? 0) > before ? null : 'nothing'), soonMillis);
    } catch (error) {
      if (!(error instanceof NotInTime)) throw error;
      return { frozen, other, since, before };
    }
    frozen.process.thaw();
  }
  throw new Error(`in ${attempts} attempts no relay was caught with its lease`);
}
