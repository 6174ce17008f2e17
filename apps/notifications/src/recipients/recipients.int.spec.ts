import { NotificationsApp, programOf } from '../../testing/notifications-app.js';

let service: NotificationsApp;
let counter = 0;

beforeAll(async () => {
  service = await NotificationsApp.open();
  await service.publishFirm({ id: 'firm-1', version: 1, name: '가람전지', sites: [{ area: '43130' }] });
  await service.publishProgram(programOf('open'));
}, 30_000);
afterAll(() => service.close());

const stored = async (id: string) => (await service.store.collection.get(id))?.state ?? null;

/** An address with a search that waits, a programme that is confirmed and a firm's subscription. */
async function someone() {
  const email = `gil${(counter += 1)}@example.com`;
  const consent = { purpose: '안내', at: '2024-03-01' };
  const pending = await service.ask('post', '/api/subscriptions').send({ kind: 'search', search: {}, channel: { email } });
  const followed = await service.ask('post', '/api/subscriptions').send({ kind: 'program', programId: 'open', channel: { email } });
  const id = followed.body.id as string;
  await service.ask('post', `/api/subscriptions/${id}/confirm?token=${await service.token('confirm', id)}`).expect(200);
  const ofFirm = await service
    .staff('post', '/api/subscriptions')
    .send({ kind: 'company', companyId: 'firm-1', channel: { email }, consent });
  const recipient = await service.recipient(email);
  return { email, recipient, ids: [pending.body.id as string, id, ofFirm.body.id as string].sort() };
}

describe('what an address hears', () => {
  it('is shown to the holder of its link, masked', async () => {
    const { email, recipient, ids } = await someone();
    const path = `/api/recipients/${recipient}/subscriptions`;
    const own = await service.ask('get', `${path}?token=${await service.token('manage', recipient)}`).expect(200);
    expect(own.body).toMatchObject({ page: 1, pageSize: 20, total: 3 });
    expect(own.body.items.map((item: { id: string }) => item.id)).toEqual(ids);
    expect(own.body.items.map((item: { channel: object }) => item.channel)).toEqual(ids.map(() => ({ email: 'g***@example.com' })));
    expect(JSON.stringify(own.body)).not.toMatch(new RegExp(`${email}|consent|feeds|recipient`));
    const paged = await service.ask('get', `${path}?token=${await service.token('manage', recipient)}&page=2&pageSize=2`);
    expect(paged.body.items.map((item: { id: string }) => item.id)).toEqual(ids.slice(2));
    expect((await service.staff('get', path)).body.items[0]).toMatchObject({ channel: { email }, recipient });
  });

  it('is shown to nobody else', async () => {
    const [one, other] = [await someone(), await someone()];
    const path = `/api/recipients/${one.recipient}/subscriptions`;
    await service.ask('get', path).expect(401);
    const wrong = [
      'x',
      await service.token('manage', other.recipient),
      await service.token('unsubscribe', one.recipient),
      await service.token('manage', one.ids[0]!),
    ];
    for (const token of wrong) await service.ask('get', `${path}?token=${token}`).expect(404);
  });
});

describe('one click', () => {
  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'a form of parts',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
    ['nothing', undefined, undefined],
  ])('stops all that the address hears, with %s for a body', async (_, type, body) => {
    const [one, other] = [await someone(), await someone()];
    const path = `/api/recipients/${one.recipient}/unsubscribe?token=${await service.token('unsubscribe', one.recipient)}`;
    const press = () => (type === undefined ? service.ask('post', path) : service.ask('post', path).set('Content-Type', type).send(body));
    const answer = await press().expect(200);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.text).toBe('더는 보내지 않습니다.\n');
    for (const id of one.ids) {
      expect(await stored(id)).toMatchObject({ state: 'stopped', stopped: { by: 'recipient' }, isPlanned: false });
      expect(JSON.stringify(await stored(id))).not.toContain('example.com');
    }
    for (const id of other.ids) expect((await stored(id))?.state).not.toBe('stopped');
    await press().expect(200);
  });

  it('is not a link that is followed', async () => {
    const { recipient, ids } = await someone();
    const path = `/api/recipients/${recipient}/unsubscribe?token=${await service.token('unsubscribe', recipient)}`;
    const manage = `http://localhost:3000/alerts/manage?recipient=${recipient}&token=${await service.token('manage', recipient)}`;
    const led = await service.ask('get', path).expect(303);
    expect(led.headers['location']).toBe(manage);
    for (const id of ids) expect((await stored(id))?.state).not.toBe('stopped');
    await service.ask('get', `/api/recipients/${recipient}/unsubscribe?token=x`).expect(404);
    await service.ask('delete', path).expect(405);
  });

  it('needs its own token, from staff too', async () => {
    const [one, other] = [await someone(), await someone()];
    const path = `/api/recipients/${one.recipient}/unsubscribe`;
    await service.ask('post', path).expect(404);
    await service.staff('post', path).expect(404);
    for (const token of [await service.token('manage', one.recipient), await service.token('unsubscribe', other.recipient)]) {
      await service.ask('post', `${path}?token=${token}`).expect(404);
    }
    for (const id of one.ids) expect((await stored(id))?.state).not.toBe('stopped');
  });
});
