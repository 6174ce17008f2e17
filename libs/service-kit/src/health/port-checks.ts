import type { Documents } from '#documents';
import type { Events } from '#events';
import type { Search } from '#search';
import type { Metrics, MetricSource } from './metrics.js';
import type { Readiness } from './readiness.js';

interface Pingable {
  ping(): Promise<void>;
}

/** Lets readiness and metrics look at the ports: each answers, and every view has caught up. */
export function watchPorts(ports: { documents: Documents; events: Events; search: Search }, readiness: Readiness, metrics: Metrics): void {
  const answers = (port: Pingable) => () => port.ping().then(() => ({ ok: true }));
  readiness.add('documents', answers(ports.documents));
  readiness.add('events', answers(ports.events));
  readiness.add('search', answers(ports.search));
  readiness.add('views', async () => {
    const views = ports.events.views();
    return { ok: views.every(({ caughtUp }) => caughtUp), detail: { views } };
  });
  metrics.add(...viewMetrics(ports.events));
}

function viewMetrics(events: Events): MetricSource[] {
  const perView = (
    name: string,
    help: string,
    type: 'gauge' | 'counter',
    value: (view: ReturnType<Events['views']>[number]) => number,
  ): MetricSource => ({
    name,
    help,
    type,
    read: () => events.views().map((view) => ({ labels: { view: view.view, topic: view.topic }, value: value(view) })),
  });
  return [
    perView('ieum_view_caught_up', 'Whether a view has reached the end it saw at its start.', 'gauge', ({ caughtUp }) =>
      caughtUp ? 1 : 0,
    ),
    perView('ieum_view_lag', 'Messages a view has still to handle.', 'gauge', ({ lag }) => lag),
    perView('ieum_view_stale', 'Keys whose last message a view could not handle.', 'gauge', ({ stale }) => stale),
    perView('ieum_view_handled_total', 'Messages a view has handled.', 'counter', ({ handled }) => handled),
  ];
}
