import type { KafkaMessage } from 'kafkajs';
import type { Delivery } from '../delivery.js';
import type { StateMessage } from '../events.port.js';
import { incoming, incomingHead } from './kafka-records.js';
import type { TakeMessages } from './topic-reader.js';

/** Delivers what can be read, and sets aside what cannot. */
export function takeInto(delivery: Delivery, topic: string): TakeMessages {
  return async (messages, stop) => {
    let done = 0;
    while (done < messages.length) {
      const readable = readableFrom(topic, messages, done);
      if (readable.length > 0) {
        const delivered = await delivery.deliver(readable, stop);
        done += delivered;
        if (delivered < readable.length) return done;
        continue;
      }
      const unreadable = incomingHead(topic, messages[done] as KafkaMessage);
      // Its text is not repeated: it may be anything.
      if (!(await delivery.setAside(unreadable, 'the value is no JSON', stop))) return done;
      done += 1;
    }
    return done;
  };
}

/** The messages up to one that cannot be read. */
function readableFrom(topic: string, messages: readonly KafkaMessage[], from: number): readonly StateMessage[] {
  const readable: StateMessage[] = [];
  try {
    for (let at = from; at < messages.length; at += 1) readable.push(incoming(topic, messages[at] as KafkaMessage));
  } catch {
    // Whoever asks next begins with it.
  }
  return readable;
}
