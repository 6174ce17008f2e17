import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { programOf } from '../../testing/notifications-app.js';
import { OpenNotifications } from '../../testing/open-notifications.js';
import { Recorder } from '../../testing/recorder.channel.js';
import { Secrets, type TokenPurpose } from './secrets.js';

/** At ten on a Monday, where nothing is held back for the night. */
const clock = '2024-03-04T10:00:00+09:00';
const address = 'kim@example.com';

let folder: string;
let email: Recorder;
let service: OpenNotifications;
let recipient: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ieum-asked-'));
  email = new Recorder('email');
  service = await OpenNotifications.open({ folder, clock, channels: [email] });
  recipient = await service.app.get(Secrets).recipientOf({ kind: 'email', address });
}, 30_000);
afterEach(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const post = (path: string) => request(service.app.getHttpServer()).post(path);
const token = (purpose: TokenPurpose, subject: string) => service.app.get(Secrets).tokenFor(purpose, subject);

async function subscribe(more: object = { kind: 'search', search: { query: '사업' } }): Promise<string> {
  const { body } = await post('/api/subscriptions')
    .send({ channel: { email: address }, ...more })
    .expect(201);
  return body.id as string;
}

async function confirm(id: string): Promise<void> {
  await post(`/api/subscriptions/${id}/confirm?token=${await token('confirm', id)}`).expect(200);
}

const heard = () => email.told.flat().sort();

describe('who asks and confirms', () => {
  it('hears what came since they asked, and nothing that was there', async () => {
    await service.publish(programOf('there'));
    const id = await subscribe();
    await service.publish(programOf('meanwhile'));
    await confirm(id);
    await email.until(() => heard().length === 1);
    await service.publish(programOf('after'));
    await email.until(() => heard().length === 2);
    expect(heard()).toEqual(['match.new after', 'match.new meanwhile']);
  }, 30_000);

  it('hears no more of what they dismissed', async () => {
    const id = await subscribe();
    await confirm(id);
    await service.publish(programOf('one'));
    await email.until(() => heard().length === 1);
    const entry = (await service.until((all) => all.some(({ state }) => state.state === 'sent'))).find(
      ({ state }) => state.state === 'sent',
    );
    const manage = await token('manage', recipient);
    await post(`/api/told/${entry!.id}/dismiss?token=${manage}`).send({ reason: 'not-for-us' }).expect(200);
    const moved = programOf('one', {
      version: 2,
      calls: [{ id: 'c1', title: '모집 공고', opensAt: '2024-03-01', closesAt: '2024-04-30', closing: 'fixed' }],
    });
    await service.publish(moved, programOf('two'));
    await email.until(() => heard().length === 2);
    expect(heard()).toEqual(['match.new one', 'match.new two']);
  }, 30_000);

  it('hears nothing once they have pressed stop', async () => {
    const ids = [await subscribe(), await subscribe({ kind: 'program', programId: await published('followed') })];
    for (const id of ids) await confirm(id);
    await service.publish(programOf('one'));
    await email.until(() => heard().length === 1);
    await post(`/api/recipients/${recipient}/unsubscribe?token=${await token('unsubscribe', recipient)}`).expect(200);
    const other = await post('/api/subscriptions').send({ kind: 'search', search: {}, channel: { email: 'lee@example.com' } });
    await confirm(other.body.id as string);
    await service.publish(programOf('two'));
    await email.until(() => heard().length === 2);
    const entries = await service.ledger();
    const toldOfTwo = entries.filter(({ state }) => state.programId === 'two' && state.recipient === recipient && state.state === 'sent');
    expect(toldOfTwo).toEqual([]);
  }, 30_000);
});

async function published(id: string): Promise<string> {
  await service.publish(programOf(id));
  return id;
}
