import type { MessageChannel, Outcome } from '../src/channels/channel.port.js';
import type { Message } from '../src/channels/message.js';
import type { Channel } from '../src/subscriptions/subscription.js';
import { sampleLine, sampleLines, sampleMessage } from './sample-message.js';

/** A message as it came to the other side. */
export interface Arrival {
  /** What the receiver can tell a repeat by. */
  readonly id: string;
  /** All that it was given to read. */
  readonly content: string;
}

/** A channel with a real counterpart behind it. */
export interface ChannelUnderTest {
  readonly channel: MessageChannel;
  /** Where it delivers. */
  readonly to: Channel;
  /** Must not be in any reason. */
  readonly address: string;
  readonly arrivals: () => Promise<readonly Arrival[]>;
  /** From now on the other side cannot be reached. */
  readonly breakDown: () => Promise<void>;
  /** From now on the other side takes what is said and never answers; absent where there is nobody to wait for. */
  readonly hang?: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What every adapter of the `channel` port holds to. `open` gives a fresh one with an `attemptMillis` of two seconds or less where it may hang. */
export function describeMessageChannel(name: string, open: () => Promise<ChannelUnderTest>): void {
  describe(`the channel port: ${name}`, () => {
    let test: ChannelUnderTest;

    beforeEach(async () => {
      test = await open();
    });

    afterEach(async () => {
      await test.channel.close();
      await test.close();
    });

    const handOver = (message: Message) => test.channel.handOver(message, test.to);

    it('says how much it takes at once, how long an attempt lasts, and ever longer pauses', () => {
      const { kind, concurrency, attemptMillis, backoffMillis } = test.channel;
      expect(kind).toBe(test.to.kind);
      expect(concurrency).toBeGreaterThanOrEqual(1);
      expect(attemptMillis).toBeGreaterThan(0);
      expect(backoffMillis.length).toBeGreaterThan(0);
      expect([...backoffMillis].sort((a, b) => a - b)).toEqual(backoffMillis);
    });

    it('hands a message over once', async () => {
      expect(await handOver(sampleMessage({ id: 'once' }))).toEqual({ kind: 'accepted' });
      expect(await test.arrivals()).toEqual([expect.objectContaining({ id: expect.stringContaining('once') as string })]);
    });

    it('gives a message the same id at every attempt, and another message another', async () => {
      for (const id of ['first', 'first', 'second']) await handOver(sampleMessage({ id }));
      const ids = (await test.arrivals()).map(({ id }) => id);
      const [first, second] = [ids.find((id) => id.includes('first')), ids.find((id) => id.includes('second'))];
      expect(new Set(ids)).toEqual(new Set([first, second]));
      expect(first).not.toBe(second);
    });

    it('says the same at every attempt', async () => {
      const message = sampleMessage({ id: 'again' });
      await handOver(message);
      const [before] = await test.arrivals();
      await handOver(message);
      expect((await test.arrivals()).map(({ content }) => content)).toContain(before!.content);
      expect(new Set((await test.arrivals()).map(({ content }) => content)).size).toBe(1);
    });

    it('hands over as many at once as it says', async () => {
      const ids = Array.from({ length: test.channel.concurrency }, (_, i) => `message-${i}-of-many`);
      const outcomes = await Promise.all(ids.map((id) => handOver(sampleMessage({ id }))));
      expect(outcomes).toEqual(ids.map(() => ({ kind: 'accepted' })));
      const arrived = (await test.arrivals()).map(({ id }) => id);
      expect(arrived).toHaveLength(ids.length);
      expect(ids.filter((id) => !arrived.some((arrival) => arrival.includes(id)))).toEqual([]);
    });

    it('takes a digest of three hundred lines, in either language, with a question', async () => {
      const question = { text: { ko: '상시근로자 수', en: 'Number of employees' }, url: 'https://ieum.example/alerts/answer' };
      for (const language of ['ko', 'en'] as const) {
        const digest = sampleMessage({ id: `digest-${language}`, language, isDigest: true, lines: sampleLines(300), question });
        expect(await handOver(digest)).toEqual({ kind: 'accepted' });
      }
      expect(await test.arrivals()).toHaveLength(2);
    });

    it('takes whatever a notice may say', async () => {
      const odd = '<b>&amp;\r\nX-Injected: yes\r\n.\r\n\u202E#{사업명}\u0000 🎉';
      const message = sampleMessage({
        id: 'odd',
        lines: [
          sampleLine({ programTitle: odd, callTitle: odd, companyName: odd, why: odd, reasons: [{ text: odd, quote: odd }] }),
          sampleLine({ programTitle: '', callTitle: '', why: '', reasons: [], amount: 0.5, daysLeft: undefined, closesAt: undefined }),
        ],
      });
      expect(await handOver(message)).toEqual({ kind: 'accepted' });
      const [arrival] = await test.arrivals();
      expect(arrival!.content.split(/\r?\n/).filter((line) => line.startsWith('X-Injected'))).toEqual([]);
    });

    it('refuses an address of another kind', async () => {
      const other: Channel = test.to.kind === 'inbox' ? { kind: 'phone', number: '01012345678' } : { kind: 'inbox', companyId: 'c-1' };
      expect(await test.channel.handOver(sampleMessage(), other)).toMatchObject({ kind: 'refused' });
    });

    it('is to be tried again while the other side cannot be reached, and does not say the address', async () => {
      await test.breakDown();
      expectRetry(await handOver(sampleMessage()));
    });

    it('ends an attempt in time when nobody answers', async () => {
      if (test.hang === undefined) return;
      await test.hang();
      const start = performance.now();
      const outcomes = await Promise.all([handOver(sampleMessage({ id: 'a' })), handOver(sampleMessage({ id: 'b' }))]);
      expect(performance.now() - start).toBeLessThan(test.channel.attemptMillis + 5_000);
      outcomes.forEach(expectRetry);
    });

    function expectRetry(outcome: Outcome): void {
      expect(outcome.kind).toBe('retry');
      const { reason } = outcome as Extract<Outcome, { kind: 'retry' }>;
      expect(reason).toMatch(/^[A-Z].*\.$/);
      expect(reason).not.toContain(test.address);
    }
  });
}
