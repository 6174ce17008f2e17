import { pathOfFileUrl } from '#sqlite';
import type { Healthy } from './delivery.js';
import { EmbeddedEvents } from './embedded/embedded-events.js';
import type { Events } from './events.port.js';
import { KafkaEvents } from './kafka/kafka-events.js';
import { readKafkaUrl } from './kafka/kafka-settings.js';

export interface EventsOptions {
  /** Where `embedded:` keeps its log, beside the documents: `file:./data/ieum.db`, or `file::memory:`. */
  readonly documentsFile: string;
  /** Asked whenever a handler has failed: whether the ports that handlers use answer. While they do not, handlers wait instead of failing. */
  readonly healthy?: Healthy;
}

/**
 * The adapter that a URL names: `embedded:`, or `kafka://host:9092` with `?partitions=…&replication=…&prefix=…`.
 * @throws TypeError a URL that names none
 * @throws DatabaseInUse another process has the file open
 */
export async function openEvents(url: string, { documentsFile, healthy }: EventsOptions): Promise<Events> {
  if (url === 'embedded:') return EmbeddedEvents.open(pathOfFileUrl(documentsFile), { healthy });
  if (url.startsWith('kafka:')) return new KafkaEvents(readKafkaUrl(url), { healthy });
  throw new TypeError(`events are embedded: or kafka://<host>:<port>, not ${url.split(':')[0]}:…`);
}
