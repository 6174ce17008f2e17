import { pino, type Logger } from 'pino';
import type { LogLevel } from '../config/config.js';
import { requestContext } from '../http/request-context.js';

/** JSON lines on standard output. A line written while a request is answered carries the request's id and trace. */
export function openLogger(level: LogLevel, service: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const context = requestContext();
      return context === undefined ? {} : { request: context.id, trace: context.traceparent.slice(3, 35) };
    },
  });
}
