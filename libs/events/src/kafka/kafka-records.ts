import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import type { StateMessage, StateRecord } from '../events.port.js';

/** A record as it goes out, with about the bytes it takes. */
export interface OutgoingRecord {
  readonly message: Message;
  readonly bytes: number;
}

/** What a record takes beside its key, value and headers. */
const overheadBytes = 70;

/** @throws TypeError a value that is no JSON */
export function outgoing({ key, value, headers = {} }: StateRecord): OutgoingRecord {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) throw new TypeError(`${key}: what is published is JSON, or null`);
  const bytes = value === null ? null : Buffer.from(json);
  const size = Buffer.byteLength(key) + (bytes?.length ?? 0) + Buffer.byteLength(JSON.stringify(headers));
  return { message: { key, value: bytes, headers: { ...headers } }, bytes: size + overheadBytes };
}

/** A message as a handler receives it. @throws SyntaxError a value that is no JSON: whoever may write to the topic can put anything on it */
export function incoming(topic: string, message: KafkaMessage): StateMessage {
  return { ...incomingHead(topic, message), value: message.value === null ? null : (JSON.parse(message.value.toString()) as unknown) };
}

/** What of a message can be read whatever its value is. */
export function incomingHead(topic: string, { key, headers = {} }: KafkaMessage): Omit<StateMessage, 'value'> {
  return { topic, key: key?.toString() ?? '', headers: textOf(headers) };
}

function textOf(headers: IHeaders): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name in headers) {
    const value = [headers[name]].flat()[0];
    if (value !== undefined) texts[name] = value.toString();
  }
  return texts;
}
