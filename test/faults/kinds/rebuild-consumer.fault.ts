import type { Fault } from '../fault.js';

/** Takes everything from one copy and lets it read from the start. By the time it says that it is ready it knows what was there before. */
export const rebuildConsumer: Fault = {
  name: 'rebuild-consumer',
  async strike({ cluster, story, random }) {
    const consumer = random.pick(cluster.of('matching'));
    await story.goesOn(20);
    const { refused } = story.reader;
    await consumer.process.kill();
    consumer.forget();
    const before = story.history.liveFirms();
    await story.goesOn(20);
    await consumer.process.start();
    const unanswered = story.reader.refused - refused;
    if (unanswered > 0) throw new Error(`${unanswered} questions were not answered while ${consumer.name} was rebuilt`);
    for (const { id } of before) {
      if (story.history.firms.get(id)?.live !== true) continue;
      const answer = await consumer.client.ask('GET', `/api/companies/${id}/matches?pageSize=1`);
      const stillLive = story.history.firms.get(id)?.live === true;
      if (stillLive && answer?.status !== 200)
        throw new Error(`${consumer.name} says that it is ready and does not know ${id}: ${answer?.status}`);
    }
    return `rebuilt ${consumer.name}, which knew ${before.length} firms again once it was ready`;
  },
};
