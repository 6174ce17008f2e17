import { Histogram } from './histogram.js';
import { Metrics } from './metrics.js';

const text = (histogram: Histogram): readonly string[] => {
  const metrics = new Metrics();
  metrics.add(histogram);
  const lines = metrics.text().split('\n');
  metrics.close();
  return lines.filter((line) => line.includes(histogram.name));
};

describe('a histogram', () => {
  test('counts each observation in every bucket that it fits in, by labels', () => {
    const histogram = new Histogram('ieum_test_seconds', 'How long.', [0.25, 1]);
    for (const seconds of [0.125, 0.25, 0.5, 2]) histogram.observe({ query: 'a' }, seconds);
    histogram.observe({ query: 'b' }, 1);
    expect(text(histogram)).toEqual([
      '# HELP ieum_test_seconds How long.',
      '# TYPE ieum_test_seconds histogram',
      'ieum_test_seconds_bucket{query="a",le="0.25"} 2',
      'ieum_test_seconds_bucket{query="a",le="1"} 3',
      'ieum_test_seconds_bucket{query="a",le="+Inf"} 4',
      'ieum_test_seconds_sum{query="a"} 2.875',
      'ieum_test_seconds_count{query="a"} 4',
      'ieum_test_seconds_bucket{query="b",le="0.25"} 0',
      'ieum_test_seconds_bucket{query="b",le="1"} 1',
      'ieum_test_seconds_bucket{query="b",le="+Inf"} 1',
      'ieum_test_seconds_sum{query="b"} 1',
      'ieum_test_seconds_count{query="b"} 1',
    ]);
  });

  test('says nothing before anything was observed', () => {
    expect(text(new Histogram('ieum_test_seconds', 'How long.', [1]))).toEqual([]);
  });
});
