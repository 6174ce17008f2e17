import { readConfig } from '../config/read-config.js';
import { openClock } from './open-clock.js';
import { RunningClock } from './running.clock.js';

const demoStart = Date.parse('2024-03-04T09:00:00+09:00');
const hour = 3_600_000;

function settings(kept: Record<string, string> = {}) {
  return { kept, keepSetting: async (name: string, value: string) => (kept[name] ??= value) };
}

describe('openClock', () => {
  test('runs on the demo clock while the data is the demo’s, and a restart does not turn it back', async () => {
    const store = settings();
    const first = await openClock(readConfig({}), store);
    expect(first.isSystem).toBe(false);
    expect(Math.abs(first.now() - demoStart)).toBeLessThan(1000);

    const [demo, real] = (store.kept['clock'] ?? '').split('@');
    const hourAgo = new Date(Date.parse(real ?? '') - hour).toISOString();
    const restarted = await openClock(readConfig({}), settings({ clock: `${demo}@${hourAgo}` }));
    expect(Math.abs(restarted.now() - demoStart - hour)).toBeLessThan(1000);
  });

  test('an explicit value overrides what is kept', async () => {
    const kept = { clock: '2024-03-04T00:00:00.000Z@2024-03-04T00:00:00.000Z' };
    const from = await openClock(readConfig({ IEUM_CLOCK: '2025-01-01T00:00:00Z' }), settings({ ...kept }));
    expect(Math.abs(from.now() - Date.UTC(2025, 0, 1))).toBeLessThan(1000);
    expect((await openClock(readConfig({ IEUM_CLOCK: 'system' }), settings({ ...kept }))).isSystem).toBe(true);
    const since = await openClock(readConfig({ IEUM_CLOCK: '2024-03-04T00:00:00Z@2024-03-03T00:00:00Z' }), settings());
    expect(since.now() - since.real()).toBe(24 * hour);
  });

  test('without seeds it is the system’s, and stays so when the seeds are no longer left out', async () => {
    const store = settings();
    expect((await openClock(readConfig({ IEUM_SEEDS: 'none' }), store)).isSystem).toBe(true);
    expect((await openClock(readConfig({}), store)).isSystem).toBe(true);
  });

  test('asOf is an instant', () => {
    class Stopped extends RunningClock {
      override real = () => 60_000;
    }
    expect(new Stopped(demoStart, 0).asOf()).toBe('2024-03-04T00:01:00.000Z');
  });
});
