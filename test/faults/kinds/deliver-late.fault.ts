import { topics } from '#contracts';
import type { Fault } from '../fault.js';
import { lastOf, versionIn } from '../raw-topics.js';

const mostPerTopic = 60;

/** Appends records that have been replaced since, also of documents that were deleted: as a producer does that was held up for long. */
export const deliverLate: Fault = {
  name: 'deliver-late',
  async strike({ topics: raw, story, random }) {
    await story.goesOn(30);
    let late = 0;
    for (const topic of Object.values(topics)) {
      const records = await raw.read(topic);
      const last = lastOf(records);
      // What was never a state takes an operator to be put right, and is a fault of its own.
      const states = records.filter((record) => versionIn(record) >= 0);
      const old = states.filter((record) => versionIn(record) < versionIn(last.get(record.key) ?? record));
      const chosen = random.some(old, mostPerTopic);
      if (chosen.length > 0) await raw.append(topic, chosen);
      late += chosen.length;
      await story.goesOn(1 + random.below(5));
    }
    if (late === 0) throw new Error('nothing had been replaced yet');
    return `appended ${late} records that had been replaced`;
  },
};
