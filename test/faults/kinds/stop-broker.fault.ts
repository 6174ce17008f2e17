import type { Fault } from '../fault.js';

/** Stops the broker, kills it and lets it hang, in some order. Every service says that it is not ready, and goes on by itself afterwards. */
export const stopBroker: Fault = {
  name: 'stop-broker',
  async strike({ cluster, broker, random, story }) {
    const ways = random.shuffled(['stop', 'kill', 'freeze'] as const);
    for (const way of ways) {
      await cluster.healthy();
      await story.goesOn(1 + random.below(10));
      await broker[way]();
      await cluster.notices(cluster.services);
      if (way === 'freeze') broker.thaw();
      else await broker.start();
    }
    return `did ${ways.join(', ')} to the broker`;
  },
};
