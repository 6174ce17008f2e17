import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishedCompany, PublishedProgram } from '#contracts';
import { publishedProgram } from '../../../../libs/contracts/testing/published-program.js';
import { OpenNotifications } from '../../testing/open-notifications.js';
import { Recorder } from '../../testing/recorder.channel.js';
import type { Channel } from '../subscriptions/subscription.js';

const monday = '2024-03-04T10:00:00+09:00';

const firm = (id: string, area: string, version = 1): PublishedCompany => ({ id, version, name: `${id} 주식회사`, sites: [{ area }] });
const program = (id: string, version = 1, more: Partial<PublishedProgram> = {}): PublishedProgram =>
  publishedProgram(id, {
    version,
    rule: { site: { in: ['43130'] }, quote: '충주시 소재' },
    calls: [{ id: 'call', title: '모집 공고', opensAt: '2024-03-01', closesAt: '2024-05-31', closing: 'fixed' }],
    ...more,
  });
const mail: Channel = { kind: 'email', address: 'kim@example.com' };

let folder: string;
let email: Recorder;
let webhook: Recorder;
let opened: OpenNotifications[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ieum-told-'));
  opened = [];
});

afterEach(async () => {
  for (const each of opened) await each.close();
  await rm(folder, { recursive: true });
});

async function open(clock = monday): Promise<OpenNotifications> {
  email = new Recorder('email');
  webhook = new Recorder('webhook');
  const service = await OpenNotifications.open({ folder, clock, channels: [email, webhook] });
  opened.push(service);
  return service;
}

async function close(service: OpenNotifications): Promise<void> {
  opened = opened.filter((each) => each !== service);
  await service.close();
}

describe('a firm that subscribed', () => {
  it('hears once of a call that opens, and not of those that were there', async () => {
    const service = await open();
    await service.publish(firm('chungju', '43130'), firm('cheongju', '43111'), program('there'));
    await service.subscribe(mail, { companyId: 'chungju' });
    await service.subscribe({ kind: 'email', address: 'lee@example.com' }, { companyId: 'cheongju' });
    await service.publish(program('news'));
    await email.until((messages) => messages.length === 1);
    expect(email.told).toEqual([['match.new news']]);
    const [line] = email.messages[0]!.lines;
    expect(line).toMatchObject({
      companyId: 'chungju',
      companyName: 'chungju 주식회사',
      closesAt: '2024-05-31',
      daysLeft: 88,
      reasons: [{ quote: '충주시 소재' }],
    });
    const entries = await service.until((all) => all.some(({ state }) => state.state === 'sent'));
    expect(
      entries.map(({ state: { programId, kind, state, suppressedFor } }) => `${programId} ${kind} ${suppressedFor ?? state}`).sort(),
    ).toEqual(['news match.new sent', 'there match.new baseline']);
  });

  it('hears of it after a restart, and hears nothing again', async () => {
    const first = await open();
    await first.publish(firm('chungju', '43130'));
    await first.subscribe(mail, { companyId: 'chungju' });
    await first.publish(program('one'));
    await email.until((messages) => messages.length === 1);
    await first.until((all) => all.some(({ state }) => state.state === 'sent'));
    await close(first);

    const second = await open('2024-03-05T10:00:00+09:00');
    await second.publish(program('two'));
    await email.until((messages) => messages.length === 1);
    expect(email.told).toEqual([['match.new two']]);
  });

  it('hears what changed, against what it was told', async () => {
    const service = await open();
    await service.publish(firm('chungju', '43130'));
    await service.subscribe(mail, { companyId: 'chungju' });
    await service.publish(program('one'));
    await service.until((all) => all.some(({ state }) => state.state === 'sent'));
    await service.publish(program('one', 2, { calls: [{ ...program('one').calls[0]!, closesAt: '2024-06-30' }] }));
    await email.until((messages) => messages.length === 2);
    expect(email.messages[1]!.lines).toMatchObject([
      { kind: 'call.changed', changes: [{ field: 'closesAt', from: '2024-05-31', to: '2024-06-30' }] },
    ]);
  });

  it('hears that a call was withdrawn', async () => {
    const service = await open();
    await service.publish(firm('chungju', '43130'));
    await service.subscribe(mail, { companyId: 'chungju' });
    await service.publish(program('one'));
    await service.until((all) => all.some(({ state }) => state.state === 'sent'));
    await service.publish({ id: 'one', version: 2, deleted: true });
    await email.until((messages) => messages.length === 2);
    expect(email.messages[1]!.lines).toMatchObject([{ kind: 'call.withdrawn', programTitle: '사업 one', callTitle: '모집 공고' }]);
  });

  it('hears of a programme that fits since it has moved', async () => {
    const service = await open();
    await service.publish(firm('moving', '43111'), program('one'));
    await service.subscribe(mail, { companyId: 'moving' });
    await service.publish(firm('moving', '43130', 2));
    await email.until((messages) => messages.length === 1);
    expect(email.told).toEqual([['match.new one']]);
  });

  it('hears nothing once it has stopped', async () => {
    const service = await open();
    await service.publish(firm('chungju', '43130'), firm('other', '43130'));
    const stopped = await service.subscribe(mail, { companyId: 'chungju' });
    await service.subscribe({ kind: 'email', address: 'lee@example.com' }, { companyId: 'other' });
    await service.stop(stopped);
    await service.publish(program('one'));
    await service.until((all) => all.filter(({ state }) => state.state === 'sent').length === 1);
    expect(email.messages).toHaveLength(1);
  });

  it('is forgotten with its address when it is registered no more', async () => {
    const service = await open();
    await service.publish(firm('chungju', '43130'));
    const id = await service.subscribe(mail, { companyId: 'chungju' });
    await service.publish({ id: 'chungju', version: 2, deleted: true });
    const kept = await service.stopped(id);
    expect(kept).toMatchObject({ state: 'stopped', stopped: { by: 'deleted' } });
    expect(JSON.stringify(kept)).not.toContain('kim@example.com');
  });

  it('gets one digest of a day, at nine on the next working day, with each programme once', async () => {
    const friday = await open('2024-03-08T10:00:00+09:00');
    await friday.publish(firm('chungju', '43130'));
    await friday.subscribe(mail, { companyId: 'chungju', frequency: 'daily' });
    const search = { query: '사업', filter: { tracks: [], status: [], areas: [], kinds: [] }, profile: null };
    await friday.subscribe(mail, { kind: 'search', search, frequency: 'daily' });
    await friday.publish(...Array.from({ length: 30 }, (_, n) => program(`p${n}`)));
    await friday.until((all) => all.filter(({ state }) => state.kind === 'match.new').length === 60);
    expect(email.messages).toEqual([]);
    await close(friday);

    const missed = await open('2024-03-11T10:15:00+09:00');
    await email.until((messages) => messages.length === 1);
    expect(email.messages[0]).toMatchObject({ isDigest: true });
    expect(email.told[0]).toHaveLength(30);
    await missed.until((all) => all.filter(({ state }) => state.state === 'sent').length === 60);
    await close(missed);

    const again = await open('2024-03-11T11:00:00+09:00');
    await again.publish(program('later'));
    await again.until((all) => all.some(({ state }) => state.programId === 'later' && state.state === 'planned'));
    expect(email.messages).toEqual([]);
  }, 30_000);
});

describe('a message that does not go through', () => {
  async function waitingFor(service: OpenNotifications): Promise<void> {
    await service.publish(firm('chungju', '43130'));
    await service.subscribe(mail, { companyId: 'chungju' });
  }

  it('is tried again under the same id', async () => {
    const service = await open();
    await waitingFor(service);
    email.answers.push({ kind: 'retry', reason: 'busy' });
    await service.publish(program('one'));
    await service.until((all) => all.some(({ state }) => state.state === 'sent'));
    expect(email.messages).toHaveLength(2);
    expect(email.messages[0]!.id).toBe(email.messages[1]!.id);
  });

  it('has failed in the end, and says why', async () => {
    const service = await open();
    await waitingFor(service);
    email.answers.push(...Array.from({ length: 3 }, () => ({ kind: 'retry', reason: 'busy' }) as const));
    await service.publish(program('one'));
    const entries = await service.until((all) => all.some(({ state }) => state.state === 'failed'));
    expect(entries.find(({ state }) => state.kind === 'match.new')!.state).toMatchObject({ state: 'failed', failure: 'busy' });
    expect(email.messages).toHaveLength(3);
  });

  it('does not hold up other channels', async () => {
    const service = await open();
    await waitingFor(service);
    await service.subscribe({ kind: 'webhook', url: 'https://example.com/hook', secret: 'whsec_x' }, { companyId: 'chungju' });
    email.answers.push('hang');
    await service.publish(program('one'));
    await webhook.until((messages) => messages.length === 1);
    email.release();
    await service.until((all) => all.filter(({ state }) => state.state === 'sent').length === 2);
    expect(email.messages).toHaveLength(1);
  });
});
