import type { Fault } from '../fault.js';

/** Stops the database as its operator would, and lets it hang. Who owns documents says that it is not ready, and goes on by itself afterwards. */
export const stopDatabase: Fault = {
  name: 'stop-database',
  async strike({ cluster, database, random, story }) {
    const ways = random.shuffled(['stop', 'freeze'] as const);
    for (const way of ways) {
      await cluster.healthy();
      await story.goesOn(1 + random.below(10));
      await database[way]();
      await cluster.notices([...cluster.of('companies'), ...cluster.of('programs')]);
      if (way === 'freeze') database.thaw();
      else await database.start();
    }
    return `did ${ways.join(', ')} to the database`;
  },
};
