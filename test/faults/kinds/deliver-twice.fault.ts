import { topics } from '#contracts';
import type { Fault } from '../fault.js';

const mostPerTopic = 200;

/** Appends the last records of each topic again, byte for byte. */
export const deliverTwice: Fault = {
  name: 'deliver-twice',
  async strike({ topics: raw, story, random }) {
    await story.goesOn(20);
    let repeated = 0;
    for (const topic of Object.values(topics)) {
      const again = (await raw.read(topic)).slice(-mostPerTopic);
      await raw.append(topic, again);
      repeated += again.length;
      await story.goesOn(1 + random.below(5));
    }
    return `appended ${repeated} records again`;
  },
};
