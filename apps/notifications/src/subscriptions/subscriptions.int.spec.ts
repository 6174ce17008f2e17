import fc from 'fast-check';
import { NotificationsApp, openCall, programOf } from '../../testing/notifications-app.js';

const day = 24 * 60 * 60 * 1000;
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const consent = { purpose: '지원사업 안내', at: '2024-03-01' };
const inChungju = { site: { in: ['43130'] } } as const;

let service: NotificationsApp;
let counter = 0;
/** An address that no other test uses, as limits go by address. */
const newEmail = () => `gil${(counter += 1)}@example.com`;

beforeAll(async () => {
  service = await NotificationsApp.open();
  await service.publishFirm({ id: 'firm-1', version: 1, name: '가람전지', sites: [{ area: '43130' }], stage: 'operating' });
  await service.publishFirm({ id: 'firm-2', version: 1, name: '나루정밀', sites: [{ area: '43720' }], stage: 'operating' });
  await service.publishProgram(programOf('open', { tracks: ['ai'], title: '인공지능 시제품 지원' }));
  await service.publishProgram(programOf('chungju', { rule: inChungju, title: '충주 배터리 공정개선' }));
  await service.publishProgram(programOf('boeun', { rule: { site: { in: ['43720'] } } }));
  await service.publishProgram(programOf('closed', { calls: [{ ...openCall, id: 'old', closesAt: '2024-03-02' }] }));
  await service.publishProgram(programOf('to-come', { calls: [{ ...openCall, id: 'next', opensAt: '2024-03-20' }] }));
}, 60_000);
afterAll(() => service.close());

const asked = (body: object, headers: Record<string, string> = {}) => service.ask('post', '/api/subscriptions').set(headers).send(body);
const askedByStaff = (body: object, headers: Record<string, string> = {}) =>
  service.staff('post', '/api/subscriptions').set(headers).send(body);
const search = (email = newEmail(), more: object = {}) => ({ kind: 'search', search: {}, channel: { email }, ...more });
const ofFirm = (channel: object, more: object = {}) => ({ kind: 'company', companyId: 'firm-1', channel, ...more });
const stored = async (id: string) => (await service.store.collection.get(id))?.state ?? null;
const liveAt = async (email: string) => service.store.all({ index: 'recipient', anyOf: [await service.recipient(email)] });
const pathsOf = (body: { errors: { path: string }[] }) => body.errors.map(({ path }) => path);
const programsIn = (baseline: readonly { programId: string }[] | null | undefined) => baseline?.map(({ programId }) => programId).sort();

describe('an e-mail that anyone asks for', () => {
  it('waits to be confirmed', async () => {
    const email = newEmail();
    const before = Date.now();
    const answer = await asked(search(email, { frequency: 'weekly' })).expect(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      state: 'pending',
      kind: 'search',
      search: { filter: { tracks: [], status: [], areas: [], kinds: [] } },
      channel: { email: 'g***@example.com' },
      frequency: 'weekly',
      language: 'ko',
      createdAt: expect.stringMatching(/^2024-03-04T/),
    });
    expect(answer.headers['location']).toBe(`/api/subscriptions/${answer.body.id}`);
    const state = await stored(answer.body.id);
    expect(state).toMatchObject({ state: 'pending', isPlanned: true, channel: { kind: 'email', address: email } });
    expect(state?.confirmation).toMatchObject({ attempts: 0 });
    const expires = Date.parse(state!.confirmation!.expiresAt);
    expect(expires).toBeGreaterThanOrEqual(before + 7 * day);
    expect(expires).toBeLessThanOrEqual(Date.now() + 7 * day);
    expect(Date.parse(state!.confirmation!.nextAttemptAt)).toBeLessThanOrEqual(Date.now());
  });

  it('is told at once and in the reader’s language unless it says otherwise', async () => {
    expect((await asked(search())).body).toMatchObject({ frequency: 'at-once', language: 'ko' });
    expect((await asked(search()).set('Accept-Language', 'en')).body).toMatchObject({ language: 'en' });
    expect((await asked(search(newEmail(), { language: 'ko' })).set('Accept-Language', 'en')).body).toMatchObject({ language: 'ko' });
  });

  it('keeps the search without what says who the firm is', async () => {
    const profile = {
      name: '가람전지',
      businessNumber: '1248100998',
      id: 'x',
      version: 3,
      sites: [{ area: '43130' }],
      interests: ['prototype'],
    };
    const filter = { tracks: ['robot', 'ai', 'ai'], kinds: ['prototype'] };
    const { body } = await asked(search(newEmail(), { search: { query: '  배터리 ', filter, profile } })).expect(201);
    expect((await stored(body.id))?.search).toEqual({
      query: '배터리',
      filter: { tracks: ['ai', 'robot'], status: [], areas: [], kinds: ['prototype'] },
      profile: { sites: [{ area: '43130' }], interests: ['prototype'] },
    });
  });

  it('knows what fits already, and keeps that with it', async () => {
    const everything = await asked(search()).expect(201);
    expect(programsIn((await stored(everything.body.id))?.baseline)).toEqual(['boeun', 'chungju', 'open', 'to-come']);
    const battery = await asked(search(newEmail(), { search: { query: '배터리' } }));
    expect(programsIn((await stored(battery.body.id))?.baseline)).toEqual(['chungju']);
    const fitting = await asked(search(newEmail(), { search: { profile: { sites: [{ area: '43720' }] } } }));
    expect(programsIn((await stored(fitting.body.id))?.baseline)).toEqual(['boeun', 'open', 'to-come']);
    const followed = await asked({ kind: 'program', programId: 'open', channel: { email: newEmail() } });
    expect((await stored(followed.body.id))?.baseline).toEqual([
      { programId: 'open', callId: 'c1', material: expect.stringMatching(/^[0-9a-f]{16}$/) },
    ]);
    const closed = await asked({ kind: 'program', programId: 'closed', channel: { email: newEmail() } });
    expect((await stored(closed.body.id))?.baseline).toEqual([]);
  });

  it.each([
    ['for a firm', ofFirm({ email: 'a@example.com' }, { consent })],
    ['of what fits a firm, without saying which', { kind: 'company', channel: { email: 'a@example.com' } }],
    ['a search of a firm', { ...search('a@example.com'), companyId: 'firm-1' }],
    ['a webhook', { kind: 'search', search: {}, channel: { webhook: 'https://hooks.example.com' } }],
    ['an inbox', { kind: 'search', search: {}, channel: { inbox: true } }],
    ['a number', { kind: 'search', search: {}, channel: { phone: '010-1234-5678' }, consent }],
  ])('is all there is without a key: %s needs one', async (_, body) => {
    const answer = await asked(body).expect(401);
    expect(answer.body.code).toBe('unauthorized');
    expect(answer.headers['content-type']).toContain('application/problem+json');
    await asked(body, { Authorization: 'Bearer a-wrong-key-for-the-tests' }).expect(401);
  });
});

describe('what is asked for wrongly is refused at the field', () => {
  it.each([
    ['no kind', { ...search('a@example.com'), kind: undefined }, '/kind'],
    ['a kind that is none', { ...search('a@example.com'), kind: 'everything' }, '/kind'],
    ['no channel', { kind: 'search', search: {} }, '/channel'],
    ['an empty channel', { kind: 'search', search: {}, channel: {} }, '/channel'],
    ['a field that there is not', { ...search('a@example.com'), address: 'x' }, '/address'],
    ['no address', search('not an address'), '/channel/email'],
    ['an address in a display name', search('Gil <gil@example.com>'), '/channel/email'],
    ['an address with a line in it', search('gil@example.com\r\nBcc: all@example.com'), '/channel/email'],
    ['an address that is too long', search(`${'a'.repeat(60)}@${'b.'.repeat(100)}example.com`), '/channel/email'],
    ['two recipients', search('a@example.com,b@example.com'), '/channel/email'],
    ['an unknown frequency', search('a@example.com', { frequency: 'hourly' }), '/frequency'],
    ['an unknown language', search('a@example.com', { language: 'ja' }), '/language'],
    ['a search without one', { kind: 'search', channel: { email: 'a@example.com' } }, '/search'],
    ['a programme with a search', { kind: 'program', programId: 'open', search: {}, channel: { email: 'a@example.com' } }, '/search'],
    ['a search with a programme', search('a@example.com', { programId: 'open' }), '/programId'],
    ['no programme', { kind: 'program', channel: { email: 'a@example.com' } }, '/programId'],
    ['an unknown track', search('a@example.com', { search: { filter: { tracks: ['alchemy'] } } }), '/search/filter/tracks'],
    ['an unknown area', search('a@example.com', { search: { filter: { areas: ['99999'] } } }), '/search/filter/areas'],
    ['an unknown support kind', search('a@example.com', { search: { filter: { kinds: ['gift'] } } }), '/search/filter/kinds'],
    ['a text that is too long', search('a@example.com', { search: { query: '가'.repeat(201) } }), '/search/query'],
    [
      'a profile with a wrong site',
      search('a@example.com', { search: { profile: { sites: [{ area: '99999' }] } } }),
      '/search/profile/sites/0/area',
    ],
    ['a profile that is none', search('a@example.com', { search: { profile: 'all of them' } }), '/search/profile'],
    [
      'a profile that is too large',
      search('a@example.com', { search: { profile: { keywords: Array(100).fill('가'.repeat(190)) } } }),
      '/search/profile',
    ],
  ])('%s', async (_, body, path) => {
    const answer = await asked(body).expect(422);
    expect(pathsOf(answer.body)).toEqual([path]);
  });

  it.each([
    ['a firm that is not there', { kind: 'company', companyId: 'nobody', channel: { inbox: true } }, '/companyId'],
    ['no firm', { kind: 'company', channel: { inbox: true } }, '/companyId'],
    ['a programme that is not there', { kind: 'program', programId: 'nothing', channel: { email: 'a@example.com' } }, '/programId'],
    ['an address without consent', ofFirm({ email: 'a@example.com' }), '/consent'],
    ['a number without consent', ofFirm({ phone: '010-1234-5678' }), '/consent'],
    ['consent without a purpose', ofFirm({ email: 'a@example.com' }, { consent: { purpose: '', at: '2024-03-01' } }), '/consent/purpose'],
    ['consent at no time', ofFirm({ email: 'a@example.com' }, { consent: { purpose: '안내', at: 'yesterday' } }), '/consent/at'],
    ['an inbox of nobody', { kind: 'program', programId: 'open', channel: { inbox: true } }, '/companyId'],
    ['an inbox that is none', ofFirm({ inbox: false }), '/channel/inbox'],
    ['a private webhook', ofFirm({ webhook: 'https://192.168.0.1/' }), '/channel/webhook'],
    ['a webhook without TLS', ofFirm({ webhook: 'http://hooks.example.com/' }), '/channel/webhook'],
    ['a secret of another form', ofFirm({ webhook: 'https://hooks.example.com/', secret: 'hunter2' }), '/channel/secret'],
    ['two profiles', { ...search('a@example.com'), companyId: 'firm-1', consent, search: { profile: {} } }, '/search/profile'],
  ])('by staff: %s', async (_, body, path) => {
    const answer = await askedByStaff(body).expect(422);
    expect(pathsOf(answer.body)).toContain(path);
  });

  it('speaks to its reader', async () => {
    const english = await asked(search('nobody')).set('Accept-Language', 'en');
    expect(english.body.errors).toEqual([{ path: '/channel/email', message: 'This is not an e-mail address.' }]);
  });

  it('whatever is sent, it is a problem and no failure', async () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('search', 'company', 'program', 'open', 'firm-1', 'a@example.com', true),
    );
    const channel = fc.oneof(
      value,
      fc.record({ email: value, webhook: value, secret: value, inbox: value, phone: value }, { requiredKeys: [] }),
    );
    const searched = fc.oneof(value, fc.record({ query: value, filter: value, profile: value }, { requiredKeys: [] }));
    const body = fc.record(
      { kind: value, companyId: value, programId: value, search: searched, channel, frequency: value, language: value, consent: value },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(body, async (given) => {
        const { status, body: answer } = await asked(given);
        expect([201, 400, 401, 422, 429]).toContain(status);
        if (status !== 201) expect(answer).toMatchObject({ status, code: expect.any(String), errors: expect.any(Array) });
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('what staff ask for on behalf of a firm', () => {
  it('is told at once, with the feeds of the firm', async () => {
    const answer = await askedByStaff(ofFirm({ email: 'garam@example.com' }, { consent, frequency: 'daily' })).expect(201);
    const token = await service.token('feed', 'firm-1');
    expect(answer.headers['etag']).toBe('"1"');
    expect(answer.body).toEqual({
      id: expect.any(String),
      state: 'active',
      kind: 'company',
      companyId: 'firm-1',
      channel: { email: 'garam@example.com' },
      recipient: await service.recipient('garam@example.com'),
      frequency: 'daily',
      language: 'ko',
      consent,
      createdAt: expect.any(String),
      feeds: {
        atom: `http://localhost:3000/feeds/companies/firm-1.atom?token=${token}`,
        ics: `http://localhost:3000/feeds/companies/firm-1.ics?token=${token}`,
      },
    });
    const state = await stored(answer.body.id);
    expect(state).toMatchObject({ state: 'active', isPlanned: false });
    expect(state?.confirmation).toBeUndefined();
    expect(programsIn(state?.baseline)).toEqual(['chungju', 'open', 'to-come']);
  });

  it('may be an inbox, or a number', async () => {
    expect((await askedByStaff(ofFirm({ inbox: true })).expect(201)).body).toMatchObject({ state: 'active', channel: { inbox: true } });
    const called = await askedByStaff(ofFirm({ phone: '010-1234-5678' }, { consent })).expect(201);
    expect(called.body.channel).toEqual({ phone: '01012345678' });
  });

  it('is given a secret for its webhook, shown once', async () => {
    const made = await askedByStaff(ofFirm({ webhook: 'https://hooks.example.com/made' })).expect(201);
    expect(made.body.channel).toEqual({
      webhook: 'https://hooks.example.com/made',
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
    });
    expect((await stored(made.body.id))?.channel).toMatchObject({ secret: made.body.channel.secret });
    const read = await service.staff('get', `/api/subscriptions/${made.body.id}`).expect(200);
    expect(read.body.channel).toEqual({ webhook: 'https://hooks.example.com/made' });
    const listed = await service.staff('get', '/api/companies/firm-1/subscriptions?pageSize=100').expect(200);
    expect(JSON.stringify(listed.body)).not.toContain('whsec_');
  });

  it('takes a secret that is given, and does not show it', async () => {
    const given = await askedByStaff(ofFirm({ webhook: 'https://hooks.example.com/given', secret })).expect(201);
    expect(given.body.channel).toEqual({ webhook: 'https://hooks.example.com/given' });
    expect((await stored(given.body.id))?.channel).toMatchObject({ secret });
  });

  it('waits for its owner where it is no firm’s, as anyone’s does', async () => {
    const { body } = await askedByStaff(search()).expect(201);
    expect(body).toMatchObject({ state: 'pending' });
  });

  it('is refused where it is there already', async () => {
    const body = ofFirm({ inbox: true }, { companyId: 'firm-2' });
    await askedByStaff(body).expect(201);
    const again = await askedByStaff({ ...body, frequency: 'weekly' }).expect(409);
    expect([again.body.code, pathsOf(again.body)]).toEqual(['duplicate', ['/channel']]);
    const [first, second] = await Promise.all([1, 2].map(() => askedByStaff(ofFirm({ webhook: 'https://hooks.example.com/twice' }))));
    expect([first!.status, second!.status].sort()).toEqual([201, 409]);
  });

  it('is another one for another subject or another address', async () => {
    const follow = { kind: 'program', programId: 'open', companyId: 'firm-2', channel: { inbox: true } };
    await askedByStaff(follow).expect(201);
    await askedByStaff({ ...follow, programId: 'boeun' }).expect(201);
    await askedByStaff({ ...follow, companyId: 'firm-1' }).expect(201);
    await askedByStaff(follow).expect(409);
  });

  it('waits a little for a firm that was registered a moment ago', async () => {
    const subscribing = askedByStaff(ofFirm({ inbox: true }, { companyId: 'late' }));
    const [answer] = await Promise.all([subscribing, service.publishFirm({ id: 'late', version: 1, name: '늦둥이', sites: [] })]);
    expect(answer.status).toBe(201);
  });
});

describe('an Idempotency-Key', () => {
  it('makes one subscription of two requests, and gives the same answer', async () => {
    const body = ofFirm({ webhook: 'https://hooks.example.com/once' });
    const [first, second] = await Promise.all([1, 2].map(() => askedByStaff(body, { 'Idempotency-Key': 'once' })));
    expect([first!.status, second!.status]).toEqual([201, 201]);
    expect(second!.body).toEqual(first!.body);
    expect((await askedByStaff(body, { 'Idempotency-Key': 'once' })).body).toEqual(first!.body);
    const other = await askedByStaff({ ...body, frequency: 'daily' }, { 'Idempotency-Key': 'once' }).expect(409);
    expect(other.body.code).toBe('idempotency-conflict');
  });

  it('does the same for anyone, and spares the limit', async () => {
    const email = newEmail();
    const first = await asked(search(email), { 'Idempotency-Key': 'anyone' }).expect(201);
    for (let time = 0; time < 4; time += 1) {
      expect((await asked(search(email), { 'Idempotency-Key': 'anyone' }).expect(201)).body).toEqual(first.body);
    }
    await asked(search(email, { frequency: 'daily' }), { 'Idempotency-Key': 'anyone' }).expect(409);
    expect(await liveAt(email)).toHaveLength(1);
  });
});

describe('who has subscribed to what', () => {
  const shape = ({ status, headers, body }: { status: number; headers: Record<string, string>; body: Record<string, unknown> }) => ({
    status,
    headers: Object.keys(headers).sort(),
    body: { ...body, id: 'an id', createdAt: 'an instant' },
  });

  it('is not told to whoever asks for the same', async () => {
    const email = newEmail();
    const first = await asked(search(email), { 'Idempotency-Key': 'oracle-1' });
    const whilePending = await asked(search(email), { 'Idempotency-Key': 'oracle-2' });
    await service
      .ask('post', `/api/subscriptions/${first.body.id}/confirm?token=${await service.token('confirm', first.body.id)}`)
      .expect(200);
    const whileActive = await asked(search(email), { 'Idempotency-Key': 'oracle-3' });
    expect([shape(whilePending), shape(whileActive)]).toEqual([shape(first), shape(first)]);
    expect(new Set([first.body.id, whilePending.body.id, whileActive.body.id]).size).toBe(3);

    const [live, ...others] = await liveAt(email);
    expect([live?.id, live?.state.state, others]).toEqual([first.body.id, 'active', []]);
    for (const [key, answer] of [
      ['oracle-2', whilePending],
      ['oracle-3', whileActive],
    ] as const) {
      expect((await asked(search(email), { 'Idempotency-Key': key })).body).toEqual(answer.body);
      await asked(search(email, { language: 'en' }), { 'Idempotency-Key': key }).expect(409);
      expect(await stored(answer.body.id)).toMatchObject({ state: 'stopped', stopped: { by: 'duplicate' }, isPlanned: true });
      expect(JSON.stringify(await stored(answer.body.id))).not.toContain('example.com');
    }
    // The fourth of a day is refused alike.
    await asked(search(email)).expect(429);
  });

  it('is not told by an address that takes no mail either', async () => {
    const email = newEmail();
    const first = await asked(search(newEmail()));
    await service.staff('post', '/api/bounces').send({ email, kind: 'bounce' }).expect(200);
    expect(shape(await asked(search(email)))).toEqual(shape(first));
    expect(await liveAt(email)).toEqual([]);
  });

  it('is told to staff: an address that takes no mail cannot be entered', async () => {
    const email = newEmail();
    await service.staff('post', '/api/bounces').send({ email, kind: 'complaint' }).expect(200);
    const answer = await askedByStaff(ofFirm({ email }, { consent })).expect(409);
    expect([answer.body.code, pathsOf(answer.body)]).toEqual(['conflict', ['/channel/email']]);
  });

  it('costs one mail more to ask for again before it is confirmed', async () => {
    const email = newEmail();
    const { body } = await asked(search(email));
    await service.store.amend(body.id, 'test', (state) => ({
      ...state,
      confirmation: { ...state.confirmation!, sentAt: '2026-01-01T00:00:00.000Z', attempts: 1, expiresAt: '2026-01-08T00:00:00.000Z' },
    }));
    await asked(search(email, { frequency: 'weekly', language: 'en' })).expect(201);
    const state = await stored(body.id);
    expect(state).toMatchObject({ state: 'pending', frequency: 'weekly', language: 'en', confirmation: { attempts: 0 } });
    expect(state?.confirmation?.sentAt).toBeUndefined();
    expect(Date.parse(state!.confirmation!.expiresAt)).toBeGreaterThan(Date.now() + 6 * day);
  });
});

describe('an address', () => {
  it('is asked to confirm three times a day, whatever for and however it is written', async () => {
    const email = newEmail();
    await asked(search(email)).expect(201);
    await asked({ kind: 'program', programId: 'open', channel: { email: email.toUpperCase() } }).expect(201);
    await asked(search(email, { search: { query: '로봇' } })).expect(201);
    const fourth = await asked(search(email, { search: { query: '전시회' } })).expect(429);
    expect(fourth.body.code).toBe('rate-limited');
    expect(Number(fourth.headers['retry-after'])).toBeGreaterThan(86_000);
    expect(Number(fourth.headers['retry-after'])).toBeLessThanOrEqual(86_400);
    expect(await liveAt(email)).toHaveLength(3);
    await asked(search(newEmail())).expect(201);
  });

  it('is asked no more often by requests that come at once', async () => {
    const email = newEmail();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => asked(search(email, { search: { query: `검색 ${at}` } }))));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(3);
    expect(statuses.filter((status) => status !== 201 && status !== 429)).toEqual([]);
    expect((await liveAt(email)).length).toBeLessThanOrEqual(3);
  });
});

describe('what is confirmed', () => {
  const confirm = async (id: string, token?: string) =>
    service.ask('post', `/api/subscriptions/${id}/confirm?token=${token ?? (await service.token('confirm', id))}`);

  it('is told from then on', async () => {
    const email = newEmail();
    const { body } = await asked(search(email));
    const answer = await confirm(body.id);
    const recipient = await service.recipient(email);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id: body.id,
      state: 'active',
      channel: { email: 'g***@example.com' },
      confirmedAt: expect.any(String),
      manageUrl: `http://localhost:3000/alerts/manage?recipient=${recipient}&token=${await service.token('manage', recipient)}`,
    });
    const state = await stored(body.id);
    expect(state).toMatchObject({ state: 'active', isPlanned: false, channel: { address: email } });
    expect(state?.confirmation).toBeUndefined();
    expect(programsIn(state?.baseline)).toEqual(['boeun', 'chungju', 'open', 'to-come']);
  });

  it('stays confirmed when the button is pressed again', async () => {
    const { body } = await asked(search());
    const first = await confirm(body.id);
    const second = await confirm(body.id);
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect((await service.store.live(body.id))?.version).toBe(2);
  });

  it('is so by the right token only', async () => {
    const { body } = await asked(search());
    const other = await asked(search());
    const manage = await service.token('manage', body.id);
    const another = await service.token('confirm', other.body.id);
    for (const token of ['', 'x', manage, another]) expect((await confirm(body.id, token)).status).toBe(404);
    await service.ask('post', `/api/subscriptions/${body.id}/confirm`).expect(404);
    const nothing = '00000000-0000-4000-8000-000000000000';
    expect((await confirm(nothing)).status).toBe(404);
    expect(await stored(body.id)).toMatchObject({ state: 'pending' });
  });

  it('takes a form, and is not done by following a link', async () => {
    const { body } = await asked(search());
    const path = `/api/subscriptions/${body.id}/confirm?token=${await service.token('confirm', body.id)}`;
    const followed = await service.ask('get', path).expect(405);
    expect(followed.headers['allow']).toBe('POST');
    expect(await stored(body.id)).toMatchObject({ state: 'pending' });
    await service.ask('post', path).type('form').send('button=yes').expect(200);
  });
});

describe('a subscription', () => {
  it('is shown to staff, and to the holder of a link with its address masked', async () => {
    const email = newEmail();
    const { body } = await asked(search(email));
    const path = `/api/subscriptions/${body.id}`;
    const recipient = await service.recipient(email);
    const staff = await service.staff('get', path).expect(200);
    expect(staff.body).toMatchObject({ channel: { email }, recipient });
    for (const subject of [body.id as string, recipient]) {
      const own = await service.ask('get', `${path}?token=${await service.token('manage', subject)}`).expect(200);
      expect(own.body.channel).toEqual({ email: 'g***@example.com' });
      expect(JSON.stringify(own.body)).not.toContain(email);
      expect(own.headers['etag']).toBe('"1"');
    }
    await service.ask('get', path).expect(401);
    await service.ask('get', `${path}?token=${await service.token('manage', await service.recipient(newEmail()))}`).expect(404);
    await service.ask('get', '/api/subscriptions/none').expect(401);
    await service.staff('get', '/api/subscriptions/none').expect(404);
  });

  it('is shown to whoever is asked to confirm it, to look at only', async () => {
    const email = newEmail();
    const { body } = await asked(search(email, { search: { query: '배터리' } }));
    const path = `/api/subscriptions/${body.id}?token=${await service.token('confirm', body.id)}`;
    const seen = await service.ask('get', path).expect(200);
    expect(seen.body).toMatchObject({ state: 'pending', search: { query: '배터리' }, channel: { email: 'g***@example.com' } });
    await service.ask('delete', path).expect(404);
    expect(await stored(body.id)).toMatchObject({ state: 'pending' });
    await service.ask('get', `/api/subscriptions/${body.id}?token=${await service.token('confirm', 'another')}`).expect(404);
  });

  it('is stopped by the holder of a link, and forgets the address', async () => {
    const email = newEmail();
    const { body } = await asked(search(email, { search: { query: '비밀 사업' } }));
    const path = `/api/subscriptions/${body.id}?token=${await service.token('manage', body.id)}`;
    await service.ask('delete', `/api/subscriptions/${body.id}`).expect(401);
    await service.ask('delete', `/api/subscriptions/${body.id}?token=wrong`).expect(404);
    await service.ask('delete', path).expect(204);
    await service.ask('delete', path).expect(404);
    await service.ask('get', path).expect(404);
    const document = await service.store.collection.get(body.id);
    expect(document?.state).toMatchObject({ state: 'stopped', stopped: { by: 'recipient' }, isPlanned: false, baseline: null });
    expect(JSON.stringify(document)).not.toMatch(/example\.com|비밀/);
    expect(
      (await service.ask('post', `/api/subscriptions/${body.id}/confirm?token=${await service.token('confirm', body.id)}`)).status,
    ).toBe(404);
  });

  it('is stopped by staff, over the version that was read where that is said', async () => {
    const { body } = await askedByStaff(ofFirm({ email: newEmail() }, { consent })).expect(201);
    const path = `/api/subscriptions/${body.id}`;
    const stale = await service.staff('delete', path).set('If-Match', '"7"').expect(412);
    expect(stale.body.code).toBe('version-conflict');
    await service.staff('delete', path).set('If-Match', '"1"').expect(204);
    expect(await stored(body.id)).toMatchObject({ state: 'stopped', stopped: { by: 'staff' } });
    await service.staff('delete', path).expect(404);
  });

  it('may be asked for anew once it is stopped', async () => {
    const body = ofFirm({ email: newEmail() }, { consent });
    const { body: first } = await askedByStaff(body).expect(201);
    await service.staff('delete', `/api/subscriptions/${first.id}`).expect(204);
    await askedByStaff(body).expect(201);
  });
});

describe('the subscriptions of a firm', () => {
  it('are listed for staff', async () => {
    await service.publishFirm({ id: 'listed', version: 1, name: '다온', sites: [] });
    expect((await service.staff('get', '/api/companies/listed/subscriptions')).body).toEqual({
      items: [],
      page: 1,
      pageSize: 20,
      total: 0,
    });
    const made: string[] = [];
    for (const channel of [{ inbox: true }, { webhook: 'https://hooks.example.com/listed' }, { email: newEmail() }]) {
      made.push((await askedByStaff(ofFirm(channel, { companyId: 'listed', consent }))).body.id);
    }
    await service.staff('delete', `/api/subscriptions/${made.pop()}`).expect(204);
    const list = await service.staff('get', '/api/companies/listed/subscriptions?pageSize=1&page=2').expect(200);
    expect(list.body).toMatchObject({ page: 2, pageSize: 1, total: 2, items: [{ id: made.sort()[1], companyId: 'listed' }] });
    await service.staff('get', '/api/companies/listed/subscriptions?pageSize=101').expect(400);
    await service.staff('get', '/api/companies/nobody/subscriptions').expect(404);
    await service.ask('get', '/api/companies/listed/subscriptions').expect(401);
  });
});

describe('the description', () => {
  it('has every route, its body and its answer', async () => {
    const { body } = await service.ask('get', '/openapi.json').expect(200);
    const operations = Object.entries(body.paths as Record<string, Record<string, { responses: object; requestBody?: object }>>);
    const own = operations.filter(([path]) =>
      /^\/api\/(subscriptions|recipients|told\/\{|bounces|undeliverable|companies\/\{id\}\/subscriptions)/.test(path),
    );
    expect(own.flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`)).sort()).toEqual([
      'delete /api/subscriptions/{id}',
      'delete /api/undeliverable/{recipient}',
      'get /api/companies/{id}/subscriptions',
      'get /api/recipients/{recipient}/subscriptions',
      'get /api/recipients/{recipient}/unsubscribe',
      'get /api/subscriptions/{id}',
      'get /api/told/{entryId}',
      'get /api/undeliverable',
      'get /api/undeliverable/{recipient}',
      'post /api/bounces',
      'post /api/recipients/{recipient}/unsubscribe',
      'post /api/subscriptions',
      'post /api/subscriptions/{id}/confirm',
      'post /api/told/{entryId}/dismiss',
    ]);
    expect(body.paths['/api/subscriptions'].post.requestBody.content['application/json'].schema.$ref).toMatch(/SubscriptionBody$/);
    expect(body.components.schemas.SubscriptionBody.required.sort()).toEqual(['channel', 'kind']);
    expect(body.paths['/api/subscriptions'].post.responses['201'].content['application/json'].schema.$ref).toMatch(/SubscriptionAnswer$/);
    expect(Object.keys(body.paths['/api/bounces'].post.requestBody.content).sort()).toEqual(['application/json', 'message/rfc822']);
  });
});
