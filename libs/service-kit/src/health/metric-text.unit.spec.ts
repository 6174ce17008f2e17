import { writeMetric } from './metric-text.js';

test('writes samples with their labels, escaped', () => {
  const text = writeMetric('ieum_lag', 'How far behind.', 'gauge', [{ value: 1.5 }, { labels: { view: 'a"b\\c\nd' }, value: 0 }]);
  expect(text).toBe('# HELP ieum_lag How far behind.\n# TYPE ieum_lag gauge\nieum_lag 1.5\nieum_lag{view="a\\"b\\\\c\\nd"} 0\n');
});

test('nothing to say is no metric', () => {
  expect(writeMetric('ieum_lag', 'How far behind.', 'gauge', [])).toBe('');
});
