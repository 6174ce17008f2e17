import type { Documents } from '#documents';
import type { Config } from '../config/config.js';
import type { Clock } from './clock.js';
import { RunningClock } from './running.clock.js';
import { SystemClock } from './system.clock.js';

const demoStart = Date.parse('2024-03-04T09:00:00+09:00');
const settingName = 'clock';

/**
 * The clock the configuration asks for. Without a word on it, data that began as the demo's keeps the demo's clock, which goes on from where
 * it was first started; data that began without seeds keeps the system's. A service that keeps nothing (null) starts anew each time.
 */
export async function openClock(config: Pick<Config, 'clock' | 'seeds'>, documents: Pick<Documents, 'keepSetting'> | null): Promise<Clock> {
  const { clock } = config;
  if (clock.kind === 'system') return new SystemClock();
  if (clock.kind === 'from') return new RunningClock(clock.demo, Date.now());
  if (clock.kind === 'since') return new RunningClock(clock.demo, clock.real);

  const first = config.seeds === null ? 'system' : `${new Date(demoStart).toISOString()}@${new Date().toISOString()}`;
  const kept = documents === null ? first : await documents.keepSetting(settingName, first);
  if (config.seeds === null || kept === 'system') return new SystemClock();
  const [demo = '', real = ''] = kept.split('@');
  return new RunningClock(Date.parse(demo), Date.parse(real));
}
