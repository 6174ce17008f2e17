import { Metrics } from './metrics.js';

test('a metric with several sources is told once, with the samples of all', () => {
  const metrics = new Metrics();
  const source = (topic: string, value: number) => ({
    name: 'ieum_relay_backlog',
    help: 'Waiting.',
    type: 'gauge' as const,
    read: () => [{ labels: { topic }, value }],
  });
  metrics.add(source('a', 1), source('b', 2));
  const lines = metrics
    .text()
    .split('\n')
    .filter((line) => line.includes('ieum_relay_backlog'));
  metrics.close();
  expect(lines).toEqual([
    '# HELP ieum_relay_backlog Waiting.',
    '# TYPE ieum_relay_backlog gauge',
    'ieum_relay_backlog{topic="a"} 1',
    'ieum_relay_backlog{topic="b"} 2',
  ]);
});
