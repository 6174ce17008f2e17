import type { PublishedProgram } from '#contracts';
import { ledgerKey, planRecipient, type StatementKind } from '#telling';
import { KnownCalls } from '../known-calls/known-calls.service.js';
import { Ledger } from '../ledger/ledger.js';
import { Situations } from '../planning/situations.js';
import { kindOf } from '../subscriptions/secrets.js';
import type { Subscription } from '../subscriptions/subscription.js';
import { SubscriptionStore } from '../subscriptions/subscriptions.store.js';
import { call, companyWith, entryWith, OpenParts, programWith } from './testing/open-parts.js';

let parts: OpenParts;

beforeEach(async () => {
  parts = await OpenParts.open();
  await parts.putCompany(companyWith());
  await parts.putCompany(companyWith({ id: 'nara', name: '나래', sites: [{ kind: 'head', area: '11' }] }));
});

afterEach(() => parts.close());

const active: Subscription = {
  kind: 'company',
  companyId: 'garam',
  recipient: 'email.garam',
  frequency: 'at-once',
  language: 'ko',
  state: 'active',
  createdAt: '2024-03-04T00:00:00.000Z',
  baseline: null,
  isPlanned: true,
};
const noFilter = { tracks: [], status: [], areas: [], kinds: [] };
const search = (query: string | null, profile: NonNullable<Subscription['search']>['profile'] = null) =>
  ({ kind: 'search', companyId: undefined, search: { query, filter: noFilter, profile } }) as const;

const subscribe = (id: string, change: Partial<Subscription>) => parts.putSubscription(id, { ...active, ...change });

/** The programme as an editor sends it. */
function body({ id: _id, version: _version, ...program }: PublishedProgram) {
  return program;
}

async function preview(program: PublishedProgram, isNew = false) {
  const answer = await parts.post('/api/told/preview', { program: body(program), ...(!isNew && { programId: program.id }) });
  expect(answer.status).toBe(200);
  return answer.body as {
    recipients: number;
    byKind: Record<StatementKind, number>;
    byChannel: Record<string, number>;
    byFrequency: Record<string, number>;
  };
}

const kinds = (change: Partial<Record<StatementKind, number>>) => ({
  'match.new': 0,
  'call.opened': 0,
  'call.changed': 0,
  'call.closing': 0,
  'call.withdrawn': 0,
  ...change,
});

/** Someone was told of the call as it is. */
async function tell(recipient: string, subscriptionId: string, change = {}): Promise<void> {
  const known = await parts.part(KnownCalls).one('battery', 'spring');
  const entry = entryWith({ recipient, subscriptionId, material: known?.material ?? '', ...change });
  await parts.putEntry(entry, ledgerKey(entry));
}

describe('before a new programme is published', () => {
  it('says how many it would be told to, by kind, channel and frequency', async () => {
    await subscribe('garam-mail', {});
    await subscribe('garam-inbox', { recipient: 'inbox.garam', frequency: 'weekly' });
    await subscribe('nara-mail', { companyId: 'nara', recipient: 'email.nara' });
    await subscribe('text', { ...search('배터리 시제품'), recipient: 'email.text', frequency: 'daily' });
    await subscribe('other-text', { ...search('승강기'), recipient: 'email.other' });
    await subscribe('profile', { ...search(null, { sites: [{ area: '43130' }] }), recipient: 'webhook.here', frequency: 'weekly' });
    await subscribe('elsewhere', { ...search(null, { sites: [{ area: '11' }] }), recipient: 'webhook.there' });
    await subscribe('pending', { ...search(null), recipient: 'email.pending', state: 'pending' });
    expect(await preview(programWith(), true)).toEqual({
      recipients: 4,
      byKind: kinds({ 'match.new': 4 }),
      byChannel: { email: 2, webhook: 1, inbox: 1, phone: 0 },
      // An inbox hears at once, whatever was wished.
      byFrequency: { 'at-once': 2, daily: 1, weekly: 1 },
    });
  });

  it('counts a recipient once, whatever they subscribe to, by what reaches them first', async () => {
    await subscribe('mail', { frequency: 'weekly' });
    await subscribe('text', { ...search(null), frequency: 'daily' });
    const { recipients, byKind, byFrequency } = await preview(programWith(), true);
    expect([recipients, byKind['match.new'], byFrequency]).toEqual([1, 1, { 'at-once': 0, daily: 1, weekly: 0 }]);
  });

  it('counts nobody for a call that is silent, has closed, or has no date', async () => {
    await subscribe('mail', {});
    const nobody = { ...call, announce: false };
    for (const each of [
      nobody,
      { ...call, closesAt: '2024-03-03' },
      { ...call, noticedOn: undefined, opensAt: undefined, closesAt: undefined },
    ]) {
      expect((await preview(programWith({ calls: [each] }), true)).recipients).toBe(0);
    }
    expect((await preview(programWith({ applicants: [] }), true)).recipients).toBe(0);
  });
});

describe('before a programme is changed', () => {
  beforeEach(async () => {
    await parts.putProgram(programWith());
    await subscribe('garam-mail', {});
    await subscribe('nara-mail', { companyId: 'nara', recipient: 'email.nara' });
  });

  it('says that nobody hears of what is not material', async () => {
    await tell('email.garam', 'garam-mail');
    expect((await preview(programWith({ summary: '다른 요약' }))).recipients).toBe(0);
  });

  it('says who would hear of the change, and whom it fits anew', async () => {
    await tell('email.garam', 'garam-mail');
    const changed = programWith({ rule: null, calls: [{ ...call, closesAt: '2024-03-20' }] });
    expect(await preview(changed)).toMatchObject({ recipients: 2, byKind: kinds({ 'match.new': 1, 'call.changed': 1 }) });
  });

  it('says who would hear that a call is withdrawn', async () => {
    await tell('email.garam', 'garam-mail');
    expect(await preview(programWith({ calls: [] }))).toMatchObject({ recipients: 1, byKind: kinds({ 'call.withdrawn': 1 }) });
  });

  it('knows what was so when someone subscribed, entered in the ledger or not', async () => {
    const material = (await parts.part(KnownCalls).one('battery', 'spring'))?.material ?? '';
    const baseline = [{ programId: 'battery', callId: 'spring', material }];
    await tell('email.garam', 'garam-mail', { state: 'suppressed', suppressedFor: 'baseline', sentAt: undefined });
    await subscribe('late', { recipient: 'email.late', baseline, isPlanned: false });
    expect((await preview(programWith())).recipients).toBe(0);
    const later = programWith({ calls: [{ ...call, closesAt: '2024-03-20' }] });
    expect(await preview(later)).toMatchObject({ recipients: 2, byKind: kinds({ 'call.changed': 2 }) });
  });

  it('says what the planner then decides', async () => {
    await tell('email.garam', 'garam-mail');
    await subscribe('follower', {
      kind: 'program',
      companyId: undefined,
      programId: 'battery',
      recipient: 'webhook.follower',
      frequency: 'daily',
    });
    await subscribe('text', { ...search('전지'), recipient: 'email.text', frequency: 'weekly' });
    await subscribe('phone', { ...search(null, { sites: [{ area: '11' }] }), recipient: 'phone.far' });
    const changes = [
      programWith({ version: 2, rule: { site: { in: ['11'] } } }),
      programWith({ version: 3, calls: [{ ...call, closesAt: '2024-03-06' }] }),
      programWith({ version: 4, title: '승강기 인증', summary: '', tracks: [], supports: [], calls: [{ ...call, id: 'autumn' }] }),
      programWith({ version: 5, calls: [] }),
    ];
    for (const program of changes) {
      const said = await preview(program);
      await parts.putProgram(program);
      const decided = Array.from(await parts.part(Situations).ofProgram('battery'), ({ situation }) => ({
        recipient: situation.recipient,
        kinds: new Set(planRecipient(situation).flatMap(({ entry }) => (entry.state === 'planned' ? [entry.kind] : []))),
      }));
      const told = decided.filter((each) => each.kinds.size > 0);
      const count = (kind: StatementKind) => told.filter((each) => each.kinds.has(kind)).length;
      expect(told.length).toBeGreaterThan(0);
      expect(said.recipients).toBe(told.length);
      for (const kind of Object.keys(said.byKind))
        expect([kind, said.byKind[kind as StatementKind]]).toEqual([kind, count(kind as StatementKind)]);
      for (const [channel, n] of Object.entries(said.byChannel)) {
        expect([channel, n]).toEqual([channel, told.filter(({ recipient }) => kindOf(recipient) === channel).length]);
      }
    }
  });

  it('writes nothing', async () => {
    const all = async () => [
      await parts.part(Ledger).collection.scan(undefined, 100),
      await parts.part(SubscriptionStore).collection.scan(undefined, 100),
      await parts.part(KnownCalls).of('battery'),
    ];
    await tell('email.garam', 'garam-mail');
    const before = await all();
    await preview(programWith({ rule: null, calls: [] }));
    await preview(programWith({ rule: null, calls: [{ ...call, closesAt: '2024-03-20' }] }));
    expect(await all()).toEqual(before);
  });
});

describe('what is refused', () => {
  it('is an asker who is no staff, a programme that is not there, and one that is wrong, saying where', async () => {
    const ask = async (given: object) => {
      const answer = await parts.post('/api/told/preview', given);
      return [answer.status, answer.body.code, answer.body.errors?.map(({ path }: { path: string }) => path)];
    };
    const program = body(programWith());
    expect((await parts.get('/api/told/preview')).status).toBe(405);
    expect(await ask({ program, programId: 'none' })).toEqual([404, 'not-found', []]);
    expect(await ask({ program: { ...program, rule: { all: [{ nonsense: 1 }] } } })).toEqual([
      422,
      'rule-invalid',
      ['/program/rule/all/0/nonsense'],
    ]);
    expect(await ask({ program: { ...program, title: '' } })).toEqual([422, 'body-invalid', ['/program/title']]);
    expect(await ask({ program, programId: 'No Id' })).toEqual([422, 'body-invalid', ['/programId']]);
    expect((await ask({}))[0]).toBe(422);
  });
});
