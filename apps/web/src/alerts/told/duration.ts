import type { Messages } from '../../i18n/messages.js';

/** Seconds as far as one wants to know: `42초`, `12분`, `3시간 5분`. */
export function writeDuration(seconds: number, { staff: { duration } }: Pick<Messages, 'staff'>): string {
  const whole = Math.round(seconds);
  if (whole < 60) return duration.seconds(whole);
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return duration.minutes(minutes);
  const rest = minutes % 60;
  const hours = duration.hours((minutes - rest) / 60);
  return rest === 0 ? hours : `${hours} ${duration.minutes(rest)}`;
}
