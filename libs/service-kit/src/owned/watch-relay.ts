import type { Metrics } from '../health/metrics.js';
import type { Readiness } from '../health/readiness.js';
import type { OwnedDefinition } from './owned-definition.js';
import type { Relay } from './relay.js';

/** Lets readiness and metrics look at a relay. */
export function watchRelay<T>({ topic }: OwnedDefinition<T>, relay: Relay<T>, readiness: Readiness, metrics: Metrics): void {
  const labels = { topic };
  // Whoever owns documents has nothing to say without them, and everything without the brokers: what is to be published waits.
  readiness.needs('documents');
  readiness.add(`relay ${topic}`, async () => {
    const { backlog, failingSince } = relay.status();
    return {
      ok: failingSince === null,
      detail: { backlog, ...(failingSince !== null && { failingSince: new Date(failingSince).toISOString() }) },
    };
  });
  metrics.add(
    {
      name: 'ieum_relay_backlog',
      help: 'Saved changes last seen waiting to be published, up to the size of a batch.',
      type: 'gauge',
      read: () => [{ labels, value: relay.status().backlog }],
    },
    {
      name: 'ieum_relay_waiting_seconds',
      help: 'How long something has been waiting to be published whenever it was looked.',
      type: 'gauge',
      read: () => [{ labels, value: relay.status().waitingMillis / 1000 }],
    },
    {
      name: 'ieum_relay_failing',
      help: 'Whether the last attempt to publish failed.',
      type: 'gauge',
      read: () => [{ labels, value: relay.status().failingSince === null ? 0 : 1 }],
    },
    {
      name: 'ieum_relay_published_total',
      help: 'Changes published.',
      type: 'counter',
      read: () => [{ labels, value: relay.status().published }],
    },
  );
}
