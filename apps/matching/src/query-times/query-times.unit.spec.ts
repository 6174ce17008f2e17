import { Metrics } from '#service-kit';
import { QueryTimes } from './query-times.js';

describe('query times', () => {
  const metrics = new Metrics();
  const times = new QueryTimes(metrics);
  afterAll(() => metrics.close());
  const counted = () => metrics.text().match(/^ieum_query_duration_seconds_count\{.*$/gm) ?? [];

  it('count what was answered, now or later, and nothing that failed', async () => {
    expect(times.measure('reach', () => 3)).toBe(3);
    let answer: (value: string) => void = () => undefined;
    const search = times.measure('search', () => new Promise<string>((resolve) => (answer = resolve)));
    expect(counted()).toEqual(['ieum_query_duration_seconds_count{query="reach"} 1']);
    answer('found');
    expect(await search).toBe('found');
    expect(() => times.measure('reach', refuse)).toThrow('no');
    await expect(times.measure('search', async () => refuse())).rejects.toThrow('no');
    expect(counted()).toEqual([
      'ieum_query_duration_seconds_count{query="reach"} 1',
      'ieum_query_duration_seconds_count{query="search"} 1',
    ]);
  });
});

function refuse(): never {
  throw new Error('no');
}
