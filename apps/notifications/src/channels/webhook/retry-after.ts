const longest = 24 * 60 * 60 * 1000;

/**
 * Milliseconds that a `Retry-After` asks for: seconds, or a date (RFC 9110 §10.2.3). A day at most; undefined where it says nothing that can be read.
 *
 * @param now real time, epoch milliseconds
 */
export function retryAfterMillis(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  // Date.parse reads almost anything; a date begins with its weekday.
  const millis = /^\d{1,10}$/.test(text) ? Number(text) * 1000 : /^[A-Z][a-z]{2,8}, /.test(text) ? Date.parse(text) - now : NaN;
  return Number.isNaN(millis) ? undefined : Math.min(Math.max(millis, 0), longest);
}
