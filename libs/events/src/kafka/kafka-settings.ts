/** What a `kafka://` URL says. */
export interface KafkaSettings {
  /** `host:port` of one broker or more, from which the others are learned. */
  readonly brokers: readonly string[];
  /** Of each topic; null takes what exists, and `defaultPartitions` for a new one. */
  readonly partitions: number | null;
  /** Copies of each partition of a new topic; null leaves that to the brokers. */
  readonly replication: number | null;
  /** Before the name of every topic and group, so that several installations may use the same brokers. */
  readonly prefix: string;
}

/** So many instances can share the work of a group. */
export const defaultPartitions = 6;

const expected = 'kafka://<host>:<port>[,<host>:<port>…][?partitions=<number>&replication=<number>&prefix=<letters, digits, . _ ->]';
const broker = /^(?:[\w.-]+|\[[\da-fA-F:]+\]):\d{1,5}$/;

/**
 * Reads `kafka://host:9092,other:9092?partitions=12&replication=3&prefix=test-`.
 * @throws TypeError anything else, without repeating it: it may hold a password
 */
export function readKafkaUrl(url: string): KafkaSettings {
  const [, hosts = '', query = ''] = /^kafka:\/\/([^/?]+)\/?(?:\?(.*))?$/.exec(url) ?? [];
  const brokers = hosts.split(',').map((host) => (/:\d+$/.test(host) ? host : `${host}:9092`));
  const options = new URLSearchParams(query);
  const unknown = [...options.keys()].filter((name) => !['partitions', 'replication', 'prefix'].includes(name));
  const prefix = options.get('prefix') ?? '';
  if (hosts === '' || !brokers.every((each) => broker.test(each)) || unknown.length > 0 || !/^[\w.-]{0,100}$/.test(prefix)) throw wrong();
  return { brokers, partitions: count(options.get('partitions')), replication: count(options.get('replication')), prefix };
}

function count(text: string | null): number | null {
  if (text === null) return null;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 10_000) throw wrong();
  return number;
}

function wrong(): TypeError {
  return new TypeError(`events over Kafka are at ${expected}`);
}
