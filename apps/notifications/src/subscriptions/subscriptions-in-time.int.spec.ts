import { Events } from '#events';
import { Stopping } from './stopping.service.js';
import { NotificationsApp, programOf } from '../../testing/notifications-app.js';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

let service: NotificationsApp;
beforeEach(async () => {
  service = await NotificationsApp.open();
  await service.publishProgram(programOf('open'));
}, 30_000);
afterEach(() => service.close());

const ask = (query: string) =>
  service.ask('post', '/api/subscriptions').send({ kind: 'search', search: { query }, channel: { email: 'gil@example.com' } });
const stored = async (id: string) => (await service.store.collection.get(id))?.state ?? null;
const expire = (at: number) => service.app.get(Stopping).expireUnconfirmed(at);

describe('an address that was asked to confirm three times', () => {
  it('may be asked again as each of them is a day old', async () => {
    await ask('하나').expect(201);
    service.passes(10 * hour);
    await ask('둘').expect(201);
    await ask('셋').expect(201);
    const refused = await ask('넷').expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(13.9 * 3600);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(14 * 3600);
    service.passes(14 * hour - 60_000);
    await ask('넷').expect(429);
    service.passes(60_000);
    await ask('넷').expect(201);
    await ask('다섯').expect(429);
  });
});

describe('what nobody confirms', () => {
  it('cannot be confirmed once seven days are over', async () => {
    const [early, late] = [(await ask('하나')).body.id, (await ask('둘')).body.id] as [string, string];
    const confirm = async (id: string) =>
      service.ask('post', `/api/subscriptions/${id}/confirm?token=${await service.token('confirm', id)}`);
    service.passes(7 * day - 60_000);
    expect((await confirm(early)).status).toBe(200);
    service.passes(60_000);
    const answer = await confirm(late);
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    expect(answer.body.detail).toContain('7일');
    expect((await confirm(early)).status).toBe(200);
    expect(await stored(late)).toMatchObject({ state: 'pending' });
  });

  it('is stopped then, and its address forgotten', async () => {
    const first = (await ask('하나')).body.id as string;
    const began = Date.now();
    service.passes(day);
    const second = (await ask('둘')).body.id as string;
    const confirmed = (await ask('셋')).body.id as string;
    await service.ask('post', `/api/subscriptions/${confirmed}/confirm?token=${await service.token('confirm', confirmed)}`).expect(200);

    expect(await expire(began + 7 * day - 60_000)).toBe(0);
    expect(await expire(began + 7 * day + 60_000)).toBe(1);
    expect(await expire(began + 7 * day + 60_000)).toBe(0);
    expect(await stored(first)).toMatchObject({ state: 'stopped', stopped: { by: 'unconfirmed' }, isPlanned: false });
    expect(JSON.stringify(await stored(first))).not.toMatch(/example\.com|하나/);
    expect(await stored(second)).toMatchObject({ state: 'pending', channel: { address: 'gil@example.com' } });
    expect(await expire(began + 30 * day)).toBe(1);
    expect(await stored(confirmed)).toMatchObject({ state: 'active' });
  });

  it('waits seven days more when it is asked for again', async () => {
    const { id } = (await ask('하나')).body as { id: string };
    const began = Date.now();
    service.passes(6 * day);
    await ask('하나').expect(201);
    expect(await expire(began + 8 * day)).toBe(0);
    expect(await stored(id)).toMatchObject({ state: 'pending' });
    expect(await expire(began + 13 * day + hour)).toBe(1);
  });
});

describe('a service that has not seen all programmes yet', () => {
  it('takes no subscription, as it would tell what is old as new', async () => {
    const events = service.app.get(Events);
    const views = events.views.bind(events);
    events.views = () => views().map((view) => (view.topic === 'ieum.programs' ? { ...view, caughtUp: false } : view));
    const answer = await ask('하나').expect(503);
    expect([answer.body.code, answer.headers['retry-after']]).toEqual(['not-ready', '2']);
    events.views = views;
    // It did not count against the limit.
    for (const query of ['하나', '둘', '셋']) await ask(query).expect(201);
  });
});
