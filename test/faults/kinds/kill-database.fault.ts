import { ServerFailed, type ServerProcess } from '../../../tools/stack/server-process.js';
import type { Fault } from '../fault.js';

const attempts = 10;

/** Kills every process of the database while firms are written. What was acknowledged must be there afterwards, once. */
export const killDatabase: Fault = {
  name: 'kill-database',
  needsDurableDatabase: true,
  async strike({ cluster, database, random, story }) {
    const times = 2;
    for (let time = 0; time < times; time += 1) {
      await cluster.healthy();
      await story.goesOn(1 + random.below(10));
      await Promise.all(database.map((process) => process.kill()));
      await cluster.notices([...cluster.of('companies'), ...cluster.of('programs')]);
      for (const process of database) await startAgain(process);
    }
    return `killed the database ${times} times`;
  },
};

/** PostgreSQL does not start while children of the one that was killed are still on their way out. */
async function startAgain(process: ServerProcess): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await process.start();
    } catch (error) {
      if (!(error instanceof ServerFailed) || attempt === attempts) throw error;
    }
  }
}
