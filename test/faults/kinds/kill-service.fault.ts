import type { Fault } from '../fault.js';

/** Kills a process of each service in turn, and starts it again. Those who ask the copies do not notice while one of them is left. */
export const killService: Fault = {
  name: 'kill-service',
  async strike({ cluster, random, story }) {
    const services = ['companies', 'programs', 'matching'].map((app) => random.pick(cluster.of(app)));
    const order = random.shuffled([...services, cluster.edge]);
    for (const { name, app, process } of order) {
      await cluster.healthy();
      await story.goesOn(1 + random.below(10));
      const { refused } = story.reader;
      await process.kill();
      await process.start();
      const unanswered = story.reader.refused - refused;
      if (app !== 'edge' && unanswered > 0) throw new Error(`${unanswered} questions were not answered while ${name} was down`);
    }
    return `killed ${order.map(({ name }) => name).join(', ')}`;
  },
};
