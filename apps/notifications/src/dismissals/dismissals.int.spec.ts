import type { LedgerEntry } from '#telling';
import { entryIdOf } from '../ledger/entry-id.js';
import { Ledger } from '../ledger/ledger.js';
import { NotificationsApp } from '../../testing/notifications-app.js';

let service: NotificationsApp;
let recipient: string;
let counter = 0;

beforeAll(async () => {
  service = await NotificationsApp.open();
  recipient = await service.recipient('gil@example.com');
}, 30_000);
afterAll(() => service.close());

async function told(): Promise<string> {
  const id = entryIdOf(`entry ${(counter += 1)}`);
  const entry: LedgerEntry = {
    kind: 'match.new',
    recipient,
    subject: 'search:s-1',
    subscriptionId: 's-1',
    programId: 'open',
    callId: 'c1',
    state: 'sent',
    plannedAt: '2024-03-04T00:00:00.000Z',
    dueAt: '2024-03-04T00:00:00.000Z',
    material: '0123456789abcdef',
  };
  await service.app.get(Ledger).decide([{ id, entry }], new Map());
  return id;
}

const dismiss = (id: string, token: string, body: object) => service.ask('post', `/api/told/${id}/dismiss?token=${token}`).send(body);
const dismissed = async (id: string) => (await service.app.get(Ledger).get(id))?.state.dismissed;
const own = () => service.token('manage', recipient);

describe('a programme that somebody wants to hear no more of', () => {
  it('is noted in the ledger, with the reason', async () => {
    const id = await told();
    const answer = await dismiss(id, await own(), { reason: 'applied', text: ' 이미 신청했습니다 ' }).expect(200);
    expect(answer.body).toEqual({ programId: 'open', reason: 'applied', at: expect.stringMatching(/^2024-03-04T/) });
    expect(await dismissed(id)).toEqual({ reason: 'applied', text: '이미 신청했습니다', at: answer.body.at });
    expect((await service.app.get(Ledger).get(id))?.state).toMatchObject({ state: 'sent', material: '0123456789abcdef' });
    await dismiss(id, await own(), { reason: 'other' }).expect(200);
    expect(await dismissed(id)).toEqual({ reason: 'other', at: expect.any(String) });
  });

  it('is shown to whoever was told of it, before and after', async () => {
    const id = await told();
    const line = async (token: string) => service.ask('get', `/api/told/${id}?token=${token}`);
    const shown = { kind: 'match.new', programId: 'open', callId: 'c1', recipient };
    expect((await line(await own())).body).toEqual(shown);
    const { body } = await dismiss(id, await own(), { reason: 'too-many', text: '너무 잦아요' }).expect(200);
    expect((await line(await own())).body).toEqual({ ...shown, dismissed: body });
    for (const token of ['', 'x', await service.token('unsubscribe', recipient)]) expect((await line(token)).status).toBe(404);
    await service.ask('get', `/api/told/nothing?token=${await own()}`).expect(404);
  });

  it('is noted when others write the entry at the same time', async () => {
    const id = await told();
    const ledger = service.app.get(Ledger);
    const open = async () => {
      const entry = await ledger.get(id);
      return ledger.replace([entry!], ({ state }) => ({ ...state, openedAt: '2024-03-04T01:00:00.000Z' }));
    };
    const [answer] = await Promise.all([dismiss(id, await own(), { reason: 'too-many' }), open(), open()]);
    expect(answer.status).toBe(200);
    expect(await dismissed(id)).toMatchObject({ reason: 'too-many' });
  });

  it.each([
    ['no reason', {}, '/reason'],
    ['a reason that is none', { reason: 'because' }, '/reason'],
    ['too long a text', { reason: 'other', text: '가'.repeat(201) }, '/text'],
    ['what nobody asked', { reason: 'other', mood: 'bad' }, '/mood'],
  ])('is not with %s', async (_, body, path) => {
    const id = await told();
    const answer = await dismiss(id, await own(), body).expect(422);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
    expect(await dismissed(id)).toBeUndefined();
  });

  it('is not by anyone else', async () => {
    const id = await told();
    const other = await service.token('manage', await service.recipient('other@example.com'));
    for (const token of ['', 'x', other, await service.token('unsubscribe', recipient)]) {
      await dismiss(id, token, { reason: 'other' }).expect(404);
    }
    await dismiss('nothing', await own(), { reason: 'other' }).expect(404);
    await service.staff('post', `/api/told/${id}/dismiss`).send({ reason: 'other' }).expect(404);
    expect(await dismissed(id)).toBeUndefined();
  });
});
