import { NotificationsApp, programOf } from '../../testing/notifications-app.js';
import { deliveryReport, failed, feedbackReport } from '../../testing/reports.js';
import { Undeliverable } from './undeliverable.js';

let service: NotificationsApp;
let counter = 0;
const newEmail = () => `gil${(counter += 1)}@example.com`;

beforeAll(async () => {
  service = await NotificationsApp.open();
  await service.publishFirm({ id: 'firm-1', version: 1, name: '가람전지', sites: [{ area: '43130' }] });
  await service.publishProgram(programOf('open'));
}, 30_000);
afterAll(() => service.close());

const bounce = (body: object) => service.staff('post', '/api/bounces').send(body);
const report = (message: Buffer | string) => service.staff('post', '/api/bounces').set('Content-Type', 'message/rfc822').send(message);
const stored = async (id: string) => (await service.store.collection.get(id))?.state ?? null;
const isListed = async (email: string) => service.app.get(Undeliverable).has(await service.recipient(email));

/** @returns the ids of two subscriptions of an address */
async function subscribed(email: string): Promise<string[]> {
  const pending = await service.ask('post', '/api/subscriptions').send({ kind: 'search', search: {}, channel: { email } }).expect(201);
  const consent = { purpose: '안내', at: '2024-03-01' };
  const ofFirm = { kind: 'company', companyId: 'firm-1', channel: { email }, consent };
  const active = await service.staff('post', '/api/subscriptions').send(ofFirm).expect(201);
  return [pending.body.id, active.body.id];
}

describe('an address that a report speaks against', () => {
  it('is written to no more, and keeps no subscription', async () => {
    const [email, other] = [newEmail(), newEmail()];
    const [ids, others] = [await subscribed(email), await subscribed(other)];
    const answer = await report(deliveryReport(failed(email.toUpperCase()))).expect(200);
    const recipient = await service.recipient(email);
    expect(answer.body).toEqual({ items: [{ outcome: 'listed', reason: 'bounce', recipient, stopped: 2 }] });
    for (const id of ids) {
      expect(await stored(id)).toMatchObject({ state: 'stopped', stopped: { by: 'undeliverable' }, isPlanned: false });
      expect(JSON.stringify(await stored(id))).not.toContain('example.com');
    }
    for (const id of others) expect((await stored(id))?.state).not.toBe('stopped');
    expect([await isListed(email), await isListed(other)]).toEqual([true, false]);
    expect((await report(deliveryReport(failed(email)))).body.items).toEqual([
      { outcome: 'listed', reason: 'bounce', recipient, stopped: 0 },
    ]);
  });

  it('is so by a complaint too, and as JSON', async () => {
    const [spammed, told] = [newEmail(), newEmail()];
    const ids = [...(await subscribed(spammed)), ...(await subscribed(told))];
    await report(feedbackReport(`Feedback-Type: abuse\nOriginal-Rcpt-To: ${spammed}`)).expect(200);
    const answer = await bounce({ email: told, kind: 'complaint' }).expect(200);
    expect(answer.body.items).toEqual([{ outcome: 'listed', reason: 'complaint', recipient: await service.recipient(told), stopped: 2 }]);
    for (const id of ids) expect(await stored(id)).toMatchObject({ stopped: { by: 'undeliverable' } });
    expect([await isListed(spammed), await isListed(told)]).toEqual([true, true]);
  });

  it('is spared by what is temporary, and by what speaks of nobody', async () => {
    const email = newEmail();
    const [id] = await subscribed(email);
    const soft = `Final-Recipient: rfc822; ${email}\nAction: failed\nStatus: 4.4.7`;
    const slow = `Final-Recipient: rfc822; ${email}\nAction: delayed\nStatus: 4.2.2`;
    expect((await report(deliveryReport(soft, slow)).expect(200)).body.items).toEqual([
      { outcome: 'ignored', reason: 'temporary', stopped: 0 },
      { outcome: 'ignored', reason: 'temporary', stopped: 0 },
    ]);
    const liked = await report(feedbackReport(`Feedback-Type: not-spam\nOriginal-Rcpt-To: ${email}`)).expect(200);
    expect(liked.body.items).toEqual([{ outcome: 'ignored', reason: 'other', stopped: 0 }]);
    const hidden = await report(feedbackReport('Feedback-Type: abuse')).expect(200);
    expect(hidden.body.items).toEqual([{ outcome: 'ignored', reason: 'no-address', stopped: 0 }]);
    expect(await isListed(email)).toBe(false);
    expect((await stored(id!))?.state).toBe('pending');
  });

  it('is refused where it was only refused by a server', async () => {
    const email = newEmail();
    const recipient = await service.recipient(email);
    const stopped = await service.app.get(Undeliverable).add(recipient, 'refused', `550 5.1.1 <${email}> unknown`);
    expect(stopped).toBe(0);
    const read = await service.staff('get', `/api/undeliverable/${recipient}`).expect(200);
    expect(read.body).toEqual({
      recipient,
      version: 1,
      reason: 'refused',
      since: expect.stringMatching(/^2024-03-04T/),
      detail: '550 5.1.1 <…> unknown',
    });
  });
});

describe('what is no report', () => {
  it.each([
    ['a letter', 'From: gil@example.com\r\nSubject: Re\r\n\r\nThank you.\r\n'],
    ['a report of nobody', deliveryReport()],
  ])('is refused: %s', async (_, message) => {
    const answer = await report(message).expect(422);
    expect([answer.body.code, answer.body.errors[0].path]).toEqual(['body-invalid', '']);
  });

  it.each([
    ['no address', { kind: 'bounce' }, '/email'],
    ['no kind', { email: 'gil@example.com' }, '/kind'],
    ['a kind that is none', { email: 'gil@example.com', kind: 'refused' }, '/kind'],
    ['no e-mail address', { email: 'gil', kind: 'bounce' }, '/email'],
    ['more than is asked', { email: 'gil@example.com', kind: 'bounce', recipient: 'x' }, '/recipient'],
  ])('is refused as JSON: %s', async (_, body, path) => {
    const answer = await bounce(body).expect(422);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
    expect(await isListed('gil@example.com')).toBe(false);
  });

  it('is refused where it is too large, or of another type', async () => {
    const large = Buffer.concat([deliveryReport(failed(newEmail())), Buffer.alloc(256 * 1024, 'a')]);
    expect((await report(large).expect(413)).body.code).toBe('payload-too-large');
    const streamed = service.staff('post', '/api/bounces').set('Content-Type', 'message/rfc822').set('Transfer-Encoding', 'chunked');
    streamed.write(large.subarray(0, 200_000));
    streamed.write(large.subarray(200_000));
    expect((await streamed).status).toBe(413);
    expect((await service.staff('post', '/api/bounces').type('text').send('gil@example.com').expect(415)).headers['accept']).toBe(
      'application/json, message/rfc822',
    );
  });

  it('is not taken from just anyone', async () => {
    await service.ask('post', '/api/bounces').send({ email: 'gil@example.com', kind: 'bounce' }).expect(401);
    await service.ask('get', '/api/undeliverable').expect(401);
    await service.ask('delete', '/api/undeliverable/x').expect(401);
  });
});

describe('the list of addresses', () => {
  let listed: NotificationsApp;
  beforeAll(async () => (listed = await NotificationsApp.open()), 30_000);
  afterAll(() => listed.close());

  it('is read page by page, and asked for one address', async () => {
    const emails = Array.from({ length: 5 }, (_, at) => `listed${at}@example.com`);
    for (const email of emails)
      await listed
        .staff('post', '/api/bounces')
        .send({ email, kind: 'bounce', detail: `gone: ${email}` })
        .expect(200);
    const recipients = (await Promise.all(emails.map((email) => listed.recipient(email)))).sort();
    const page = await listed.staff('get', '/api/undeliverable?page=2&pageSize=2').expect(200);
    expect(page.body).toMatchObject({ page: 2, pageSize: 2, total: 5 });
    expect(page.body.items.map((item: { recipient: string }) => item.recipient)).toEqual(recipients.slice(2, 4));
    expect(JSON.stringify(page.body)).not.toContain('example.com');
    const one = await listed.staff('get', '/api/undeliverable?email=Listed3@example.com').expect(200);
    expect(one.body).toMatchObject({
      total: 1,
      items: [{ recipient: await listed.recipient(emails[3]!), reason: 'bounce', detail: 'gone: <…>' }],
    });
    expect((await listed.staff('get', '/api/undeliverable?email=other@example.com')).body).toMatchObject({ total: 0, items: [] });
    await listed.staff('get', '/api/undeliverable?pageSize=0').expect(400);
  });

  it('lets an address go, and takes it again', async () => {
    const email = 'again@example.com';
    const path = `/api/undeliverable/${await listed.recipient(email)}`;
    const add = () => listed.staff('post', '/api/bounces').send({ email, kind: 'bounce' }).expect(200);
    const total = async () => (await listed.staff('get', '/api/undeliverable')).body.total as number;
    const before = await total();
    await add();
    await listed.staff('delete', path).expect(428);
    await listed.staff('delete', path).set('If-Match', '"2"').expect(412);
    const { headers } = await listed.staff('get', path).expect(200);
    expect(headers['etag']).toBe('"1"');
    await listed.staff('delete', path).set('If-Match', headers['etag']!).expect(204);
    await listed.staff('delete', path).set('If-Match', headers['etag']!).expect(404);
    await listed.staff('get', path).expect(404);
    expect([await total(), await listed.app.get(Undeliverable).has(await listed.recipient(email))]).toEqual([before, false]);
    await add();
    expect([await total(), (await listed.staff('get', path)).headers['etag']]).toEqual([before + 1, '"3"']);
  });

  it('takes an address once, however often it is named at once', async () => {
    const recipient = await listed.recipient('once@example.com');
    await Promise.all([1, 2, 3].map(() => listed.app.get(Undeliverable).add(recipient, 'bounce')));
    expect((await listed.app.get(Undeliverable).get(recipient))?.version).toBe(1);
  });
});
