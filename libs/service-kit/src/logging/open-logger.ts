import { pino, type Logger } from 'pino';
import type { LogLevel } from '../config/config.js';
import { requestContext } from '../http/request-context.js';

/** Lines that nobody takes are held up to this many bytes; then they are dropped. */
const mostHeld = 1 << 20;

/** JSON lines on standard output. A line written while a request is answered carries the request's id and trace. */
export function openLogger(level: LogLevel, service: string): Logger {
  return pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const context = requestContext();
        return context === undefined ? {} : { request: context.id, trace: context.traceparent.slice(3, 35) };
      },
    },
    standardOutput(),
  );
}

/**
 * Standard output may be a pipe that nobody reads: once it is full, a line waits. Pino would wait at the end of the process too, and without
 * an end; what cannot be written then is given up.
 */
function standardOutput(): ReturnType<typeof pino.destination> {
  let ending = false;
  const output = pino.destination({ dest: 1, sync: false, maxLength: mostHeld, retryEAGAIN: () => !ending });
  // Before pino's own listener, which waits.
  process.prependOnceListener('exit', () => {
    ending = true;
    try {
      output.flushSync();
    } catch {
      // The pipe is full or closed.
    }
    output.destroy();
  });
  return output;
}
