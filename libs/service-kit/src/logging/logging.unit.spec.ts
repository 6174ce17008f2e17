import { Writable } from 'node:stream';
import { pino } from 'pino';
import { NestLogger } from './nest-logger.js';

function written(write: (logger: NestLogger) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) });
  write(new NestLogger(pino({ level: 'info' }, sink)));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('NestLogger', () => {
  test('keeps the context, and the stack of an error', () => {
    const [log, error] = written((logger) => {
      logger.log('saved', 'Relay');
      logger.error(new Error('broken'), undefined, 'Relay');
    });
    expect(log).toMatchObject({ level: 30, context: 'Relay', msg: 'saved' });
    expect(error).toMatchObject({
      level: 50,
      context: 'Relay',
      msg: 'broken',
      err: { type: 'Error', stack: expect.stringContaining('logging.unit.spec') },
    });
  });

  test('what Nest says of its own start is for who looks for it', () => {
    expect(written((logger) => logger.log('Mapped {/x}', 'RouterExplorer'))).toEqual([]);
  });
});
