import type { Fault } from '../fault.js';

const times = 2;

/** Kills the database while firms are written. What was acknowledged must be there afterwards, once. */
export const killDatabase: Fault = {
  name: 'kill-database',
  async strike({ cluster, database, random, story }) {
    for (let time = 0; time < times; time += 1) {
      await cluster.healthy();
      await story.goesOn(1 + random.below(10));
      await database.kill();
      await cluster.notices([...cluster.of('companies'), ...cluster.of('programs')]);
      await database.start();
    }
    return `killed the database ${times} times`;
  },
};
