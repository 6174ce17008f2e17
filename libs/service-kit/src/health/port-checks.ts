import type { Documents } from '#documents';
import type { Events, Progress, ViewStatus } from '#events';
import type { Search } from '#search';
import type { Metrics, MetricSource } from './metrics.js';
import type { Readiness } from './readiness.js';

interface Pingable {
  ping(): Promise<void>;
}

/** Lets readiness and metrics look at the ports: each answers, every view has caught up, and no handler waits for a port. */
export function watchPorts(ports: { documents: Documents; events: Events; search: Search }, readiness: Readiness, metrics: Metrics): void {
  const answers = (port: Pingable) => () => port.ping().then(() => ({ ok: true }));
  readiness.add('documents', answers(ports.documents));
  readiness.add('events', answers(ports.events));
  readiness.add('search', answers(ports.search));
  readiness.add('views', async () => {
    const views = ports.events.views();
    return { ok: views.every(({ caughtUp, paused }) => caughtUp && !paused), detail: { views } };
  });
  readiness.add('works', async () => {
    const works = ports.events.works();
    return { ok: works.every(({ paused }) => !paused), detail: { works } };
  });
  metrics.add(...viewMetrics(ports.events), ...workMetrics(ports.events));
}

type Meaning<T> = readonly [name: string, help: string, type: MetricSource['type'], value: (status: T) => number];

const progress: readonly Meaning<Progress>[] = [
  ['lag', 'Messages still to be handled.', 'gauge', ({ lag }) => lag],
  ['stale', 'Keys whose last message could not be handled.', 'gauge', ({ stale }) => stale],
  ['set_aside', 'Entries on ieum.dead, also from earlier runs and other instances.', 'gauge', ({ setAside }) => setAside],
  ['paused', 'Whether handling waits for a port that is down.', 'gauge', ({ paused }) => (paused ? 1 : 0)],
  ['handled_total', 'Messages handled.', 'counter', ({ handled }) => handled],
];

function viewMetrics(events: Events): MetricSource[] {
  const own: readonly Meaning<ViewStatus>[] = [
    ['caught_up', 'Whether a view has reached the end it saw at its start.', 'gauge', (view) => (view.caughtUp ? 1 : 0)],
    ['position', 'How far it has come in its topic, by the offsets of all partitions.', 'gauge', (view) => view.position],
  ];
  return [...own, ...progress].map(([name, help, type, value]) => ({
    name: `ieum_view_${name}`,
    help,
    type,
    read: () => events.views().map((view) => ({ labels: { view: view.view, topic: view.topic }, value: value(view) })),
  }));
}

function workMetrics(events: Events): MetricSource[] {
  return progress.map(([name, help, type, value]) => ({
    name: `ieum_work_${name}`,
    help,
    type,
    read: () => events.works().map((work) => ({ labels: { group: work.group, topic: work.topic }, value: value(work) })),
  }));
}
