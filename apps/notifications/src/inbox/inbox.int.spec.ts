import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEventSource, type EventSourceMessage } from 'eventsource-client';
import { KnownCalls } from '../known-calls/known-calls.service.js';
import { call, companyWith, entryWith, OpenParts, programWith, publicUrl, staff } from '../told/testing/open-parts.js';
import { InboxBell } from './inbox-bell.js';

let parts: OpenParts;

beforeEach(async () => {
  parts = await OpenParts.open();
  await parts.putCompany(companyWith());
});

afterEach(() => parts.close());

const inbox = (query = '', headers: Readonly<Record<string, string>> = staff) => parts.get(`/api/companies/garam/inbox${query}`, headers);

/** Of a minute after the clock's start, in UTC. */
const at = (minute: number) => `2024-03-04T03:${String(minute).padStart(2, '0')}:00.000Z`;

describe('the inbox of a firm', () => {
  it('is for staff, and of a firm that is there', async () => {
    expect((await inbox('', {})).status).toBe(401);
    expect((await inbox('/stream', {})).status).toBe(401);
    expect((await parts.get('/api/companies/another/inbox', staff)).status).toBe(404);
    expect((await parts.get('/api/companies/another/inbox/stream', staff)).status).toBe(404);
  });

  it('has what a webhook has of a statement, with an id, a type, a time and titles', async () => {
    await parts.putProgram(programWith());
    const material = (await parts.part(KnownCalls).one('battery', 'spring'))?.material ?? '';
    const id = await parts.putEntry(entryWith({ material, sentAt: at(1) }), 'one');
    expect((await inbox()).body).toEqual({
      items: [
        {
          id,
          type: 'match.new',
          at: at(1),
          key: id,
          companyId: 'garam',
          programId: 'battery',
          callId: 'spring',
          programTitle: '이차전지 시제품 제작 지원',
          callTitle: '2024년 1차 공고',
          closesAt: '2024-03-18',
          url: `${publicUrl}/go/${id}`,
          read: false,
        },
      ],
      page: 1,
      pageSize: 20,
      total: 1,
    });
  });

  it('says what changed: what was told before, and what then', async () => {
    const known = parts.part(KnownCalls);
    const material = async () => (await known.one('battery', 'spring'))?.material ?? '';
    await parts.putProgram(programWith());
    const before = await material();
    await parts.putProgram(programWith({ version: 2, budget: { amount: 300_000_000 }, calls: [{ ...call, closesAt: '2024-03-20' }] }));
    const after = await material();
    // It has changed again since.
    await parts.putProgram(programWith({ version: 3, calls: [{ ...call, closesAt: '2024-03-25' }] }));
    await parts.putEntry(entryWith({ kind: 'call.changed', from: before, material: after }), 'changed');
    const [item] = (await inbox()).body.items;
    expect([item.type, item.closesAt]).toEqual(['call.changed', '2024-03-20']);
    expect(item.changes).toEqual([
      { field: 'closesAt', from: '2024-03-18', to: '2024-03-20' },
      { field: 'amount', from: 250_000_000, to: 300_000_000 },
    ]);
  });

  it('remembers the titles of what was withdrawn', async () => {
    await parts.putProgram(programWith());
    await parts.putProgram({ id: 'battery', version: 2, deleted: true });
    await parts.putEntry(entryWith({ kind: 'call.withdrawn' }), 'gone');
    await parts.putEntry(entryWith({ programId: 'never-seen', sentAt: at(0) }), 'unseen');
    const { items } = (await inbox()).body;
    expect(items.map(({ programTitle, callTitle }: Record<string, unknown>) => [programTitle, callTitle])).toEqual([
      [null, null],
      ['이차전지 시제품 제작 지원', '2024년 1차 공고'],
    ]);
  });

  it('shows the newest first, page by page, and each once over several channels', async () => {
    const days = Array.from({ length: 25 }, (_, index) => index);
    for (const each of days) {
      const closing = { kind: 'call.closing', closesAt: '2024-03-18', days: each } as const;
      await parts.putEntry(entryWith({ ...closing, sentAt: at(each) }), `inbox ${each}`);
      await parts.putEntry(entryWith({ ...closing, recipient: 'email.garam', sentAt: at(30 + each) }), `mail ${each}`);
    }
    await parts.putEntry(entryWith({ subject: 'company:other', sentAt: at(59) }), 'other');
    await parts.putEntry(entryWith({ state: 'planned', sentAt: undefined }), 'planned');
    const second = (await inbox('?page=2&pageSize=10')).body;
    expect([second.total, second.page, second.pageSize]).toEqual([25, 2, 10]);
    expect(second.items.map((item: { at: string }) => item.at)).toEqual(days.toReversed().slice(10, 20).map(at));
    expect((await inbox('?pageSize=101')).status).toBe(400);
  });
});

describe('the stream of an inbox', () => {
  let url: string;

  beforeEach(async () => {
    await parts.app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(parts.app.getHttpServer().address() as AddressInfo).port}`;
  });

  const open: { close(): void }[] = [];
  afterEach(() => open.splice(0).forEach((each) => each.close()));

  /** Follows the stream; resolves once the server has answered. */
  async function follow(initialLastEventId?: string) {
    const messages: EventSourceMessage[] = [];
    const waiting: (() => void)[] = [];
    const connected = new Promise<void>((resolve) => {
      const source = createEventSource({
        url: `${url}/api/companies/garam/inbox/stream`,
        headers: staff,
        ...(initialLastEventId !== undefined && { initialLastEventId }),
        onConnect: () => resolve(),
        onMessage: (message) => {
          messages.push(message);
          for (const wake of waiting.splice(0)) wake();
        },
      });
      open.push(source);
    });
    await connected;
    const reaches = async (count: number) => {
      while (messages.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      return messages.map(({ id }) => id);
    };
    return { messages, reaches };
  }

  /** What is told while one follows, without a word in this process: as another instance does. */
  const tell = (minute: number, change = {}) =>
    parts.putEntry(entryWith({ kind: 'call.closing', days: minute, sentAt: at(minute), ...change }), `${minute}`);

  it('brings what is told while one follows, as an item of the inbox', async () => {
    await tell(1);
    const { messages, reaches } = await follow();
    const id = await tell(2);
    expect(await reaches(1)).toEqual([id]);
    expect(messages[0]?.event).toBe('call.closing');
    const [item] = (await inbox('?pageSize=1')).body.items;
    expect(JSON.parse(messages[0]?.data ?? '')).toEqual(item);
  });

  it('is woken in this process at once', async () => {
    const { reaches } = await follow();
    const bell = parts.part(InboxBell);
    const start = performance.now();
    // Ten looks one after another would take fifteen seconds.
    for (let minute = 1; minute <= 10; minute += 1) {
      await tell(minute);
      bell.ring('garam');
      await reaches(minute);
    }
    expect(performance.now() - start).toBeLessThan(10_000);
  }, 20_000);

  it('goes on after the last event that one has, and repeats nothing', async () => {
    const [first, second, third] = [await tell(1), await tell(2), await tell(3)];
    const { reaches } = await follow(first);
    expect(await reaches(2)).toEqual([second, third]);
    const fourth = await tell(4);
    expect(await reaches(3)).toEqual([second, third, fourth]);
  });

  it('begins from now on after an event that it does not know', async () => {
    await tell(1);
    const { reaches } = await follow('what-is-not-there');
    const id = await tell(2);
    expect(await reaches(1)).toEqual([id]);
  });

  it('does not bring again over another channel what it has brought, nor what was told before', async () => {
    await tell(1);
    const { reaches } = await follow();
    await parts.putEntry(entryWith({ kind: 'call.closing', days: 1, recipient: 'email.garam', sentAt: at(2) }), 'mail');
    const id = await tell(3);
    expect(await reaches(1)).toEqual([id]);
  });

  it('tells nobody what is another firm’s', async () => {
    const { reaches } = await follow();
    await tell(1, { subject: 'company:other' });
    const id = await tell(2);
    expect(await reaches(1)).toEqual([id]);
  });

  const answerOf = (method = 'GET') =>
    new Promise<IncomingMessage>((resolve, reject) => {
      httpGet(`${url}/api/companies/garam/inbox/stream`, { headers: staff, method }, resolve).once('error', reject);
    });

  it('is no answer to keep, and ends at once for who asks with HEAD', async () => {
    const answer = await answerOf('HEAD');
    expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('private, no-cache, no-transform');
    await new Promise((resolve) => answer.resume().once('end', resolve));
  });

  it('ends when the process stops, and does not hold it up', async () => {
    const answer = await answerOf();
    const ended = new Promise((resolve) => answer.resume().once('end', resolve));
    const start = performance.now();
    await Promise.all([parts.app.close(), ended]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('hears no more once its follower is gone', async () => {
    const bell = parts.part(InboxBell);
    const listen = bell.listen.bind(bell);
    const left = new Promise<void>((resolve) => {
      jest.spyOn(bell, 'listen').mockImplementation((listener) => {
        const deafen = listen(listener);
        return () => {
          resolve();
          return deafen();
        };
      });
    });
    const answer = await answerOf();
    await new Promise((resolve) => answer.once('data', resolve));
    answer.destroy();
    await left;
  });
});
