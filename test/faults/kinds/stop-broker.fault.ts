import type { Fault } from '../fault.js';
import type { Story } from '../story/story.js';
import { until } from '../../support/until.js';

const questions = 10;

/**
 * Stops the broker, kills it and lets it hang, in some order. Every service says that it is not ready; the copies go on answering and the owners
 * go on keeping what they are told, and all is delivered by itself afterwards.
 */
export const stopBroker: Fault = {
  name: 'stop-broker',
  async strike({ cluster, broker, random, story }) {
    const ways = random.shuffled(['stop', 'kill', 'freeze'] as const);
    for (const way of ways) {
      await cluster.healthy();
      await story.goesOn(1 + random.below(10));
      const { refused } = story.reader;
      await broker[way]();
      await cluster.notices(cluster.services);
      await answersGoOn(story);
      await story.goesOn(2);
      if (way === 'freeze') broker.thaw();
      else await broker.start();
      const unanswered = story.reader.refused - refused;
      if (unanswered > 0) throw new Error(`${unanswered} questions were not answered while the broker was away (${way})`);
    }
    return `did ${ways.join(', ')} to the broker, while questions were answered and firms written`;
  },
};

async function answersGoOn({ reader }: Story): Promise<void> {
  const enough = reader.answered + questions;
  await until('more questions are answered', async () => (reader.answered >= enough ? null : `${enough - reader.answered} are missing`));
}
