import { setTimeout as pause } from 'node:timers/promises';

/** For a busy machine: what is stuck is stuck for longer. */
const patienceMillis = 180_000;

/** What was waited for did not come. */
export class NotInTime extends Error {
  override readonly name = 'NotInTime';
}

export interface Looks {
  readonly millis?: number;
  /** Between two looks. */
  readonly pauseMillis?: number;
}

/**
 * Looks again and again until nothing is in the way any more.
 *
 * @param obstacle what is in the way, or null
 * @throws NotInTime with what was in the way last, after three minutes unless it says otherwise
 */
export async function until(
  what: string,
  obstacle: () => string | null | Promise<string | null>,
  { millis = patienceMillis, pauseMillis = 100 }: Looks = {},
): Promise<void> {
  const end = Date.now() + millis;
  for (;;) {
    const last = await obstacle();
    if (last === null) return;
    if (Date.now() > end) throw new NotInTime(`waited ${millis / 1000} s until ${what}: ${last}`);
    await pause(pauseMillis);
  }
}
