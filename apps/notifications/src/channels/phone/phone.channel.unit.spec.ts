import { Logger } from '@nestjs/common';
import { describeMessageChannel } from '../../../testing/channel.contract.js';
import { sampleMessage } from '../../../testing/sample-message.js';
import type { Outcome } from '../channel.port.js';
import { ConsoleCarrier } from './console.carrier.js';
import { PhoneCarrier, type PhoneMessage } from './phone-carrier.port.js';
import { PhoneChannel } from './phone.channel.js';

const to = { kind: 'phone', number: '01012345678' } as const;

/** A carrier of the tests: keeps what it is given. */
class KeepingCarrier extends PhoneCarrier {
  readonly kept: PhoneMessage[] = [];
  behaviour: 'takes' | 'fails' | 'hangs' = 'takes';

  async send(message: PhoneMessage): Promise<Outcome> {
    if (this.behaviour === 'fails') throw new Error(`cannot reach ${message.number}`);
    if (this.behaviour === 'hangs') await new Promise(() => undefined);
    this.kept.push(message);
    return { kind: 'accepted' };
  }
}

describeMessageChannel('알림톡', async () => {
  const carrier = new KeepingCarrier();
  return {
    channel: new PhoneChannel({ carrier, attemptMillis: 200 }),
    to,
    address: to.number,
    arrivals: async () => carrier.kept.map(({ id, text }) => ({ id, content: text })),
    breakDown: async () => void (carrier.behaviour = 'fails'),
    hang: async () => void (carrier.behaviour = 'hangs'),
    close: async () => undefined,
  };
});

test('the console says the template and its variables, and neither the number nor a token', async () => {
  const said: unknown[] = [];
  Logger.overrideLogger({ log: (...given: unknown[]) => void said.push(given), error: () => undefined, warn: () => undefined });
  try {
    const channel = new PhoneChannel({ carrier: new ConsoleCarrier() });
    expect(await channel.handOver(sampleMessage(), to)).toEqual({ kind: 'accepted' });
  } finally {
    Logger.overrideLogger(false);
  }
  const line = JSON.stringify(said);
  expect(said).toHaveLength(1);
  expect(line).toContain('ieum-match-new-1');
  expect(line).toContain('이차전지 모듈 공정개선 지원');
  expect(line).toContain('…78');
  expect(line).not.toMatch(/12345|manage-token/);
});
