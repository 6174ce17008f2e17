import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** What Nest itself says at its start is of interest only to who looks for it. */
const chatty = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication', 'NestMicroservice']);

/** Nest's logger over pino. The last text after the message is the context, as Nest passes it. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: readonly unknown[]): void {
    this.write(chatty.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: readonly unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: readonly unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', message: unknown, rest: readonly unknown[]): void {
    const texts = rest.filter((text): text is string => typeof text === 'string');
    const context = texts.at(-1);
    const err = [message, ...rest].find((item) => item instanceof Error);
    const stack = err === undefined && texts.length > 1 ? texts[0] : undefined;
    const text = message instanceof Error ? message.message : String(message);
    this.pino[level]({ ...(context !== undefined && { context }), ...(err && { err }), ...(stack !== undefined && { stack }) }, text);
  }
}
