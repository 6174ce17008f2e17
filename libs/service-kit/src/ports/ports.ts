import type { Documents } from '#documents';
import type { Events } from '#events';
import type { Search } from '#search';
import { inTime } from '../health/in-time.js';

/** What a service stands on. */
export interface Ports {
  readonly documents: Documents;
  readonly events: Events;
  readonly search: Search;
}

/** Closes in the order in which one needs the other: what reads and publishes before what it is kept in. */
export async function closePorts({ documents, events, search }: Ports): Promise<void> {
  for (const port of [search, events, documents]) await port.close();
}

/** Whether all of them answer, each within two seconds. */
export async function allAnswer(ports: readonly { ping(): Promise<void> }[]): Promise<boolean> {
  const answers = await Promise.allSettled(ports.map((port) => inTime(port.ping())));
  return answers.every(({ status }) => status === 'fulfilled');
}
