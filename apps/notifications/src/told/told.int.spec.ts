import { Ledger } from '../ledger/ledger.js';
import { companyWith, entryWith, OpenParts, programWith, publicUrl, staff } from './testing/open-parts.js';

let parts: OpenParts;

beforeEach(async () => {
  parts = await OpenParts.open();
  await parts.putProgram(programWith());
});

afterEach(() => parts.close());

const told = '/api/programs/battery/calls/spring/told';
const unsent = { sentAt: undefined } as const;
const entryOf = async (id: string) => (await parts.part(Ledger).get(id))?.state;

describe('what was told of a call', () => {
  it('is for staff, and of a call that is or was there', async () => {
    expect((await parts.get(told)).status).toBe(401);
    expect((await parts.get('/api/programs/battery/calls/autumn/told', staff)).status).toBe(404);
    expect((await parts.post('/api/programs/battery/calls/autumn/told/resend')).status).toBe(404);
    expect((await parts.get('/api/programs/none/calls/spring/told', staff)).status).toBe(404);
    await parts.putProgram({ id: 'battery', version: 2, deleted: true });
    expect((await parts.get(told, staff)).status).toBe(200);
  });

  it('is counted over the whole ledger, without other calls', async () => {
    await parts.putEntry(entryWith({ sentAt: '2024-03-04T00:00:05.000Z' }), 'sent');
    await parts.putEntry(entryWith({ ...unsent, recipient: 'email.a', state: 'planned' }), 'planned');
    await parts.putEntry(entryWith({ ...unsent, recipient: 'email.b', state: 'failed', failure: 'No such address.' }), 'failed');
    await parts.putEntry(entryWith({ ...unsent, recipient: 'email.c', state: 'suppressed', suppressedFor: 'baseline' }), 'baseline');
    await parts.putEntry(entryWith({ ...unsent, recipient: 'email.d', state: 'suppressed', suppressedFor: 'dismissed' }), 'dismissed');
    await parts.putEntry(entryWith({ callId: 'autumn' }), 'autumn');
    await parts.putEntry(entryWith({ programId: 'lift' }), 'lift');
    const { body } = await parts.get(told, staff);
    expect(body).toMatchObject({ planned: 1, sending: 0, sent: 1, failed: 1, suppressed: 1, opened: 0, baseline: 1 });
    expect(body.delay).toEqual({ medianSeconds: 5, p95Seconds: 5 });
    expect(body.suppressedFor).toEqual({ dismissed: 1 });
  });
});

describe('sending again', () => {
  it('plans what has failed, due now, and touches nothing else', async () => {
    const failed = { ...unsent, state: 'failed', failure: 'It answered 500.', deliveryId: 'd' } as const;
    const once = await parts.putEntry(entryWith({ ...failed, recipient: 'webhook.a' }), 'once');
    const twice = await parts.putEntry(entryWith({ ...failed, recipient: 'webhook.b', resent: 1 }), 'twice');
    const others = [
      await parts.putEntry(entryWith(), 'sent'),
      await parts.putEntry(entryWith({ ...failed, callId: 'autumn' }), 'autumn'),
      await parts.putEntry(entryWith({ ...unsent, recipient: 'email.a', state: 'planned' }), 'planned'),
    ];
    const before = await Promise.all(others.map(entryOf));
    const answer = await parts.post(`${told}/resend`);
    expect([answer.status, answer.body]).toEqual([200, { planned: 2 }]);
    for (const [id, resent] of [
      [once, 1],
      [twice, 2],
    ] as const) {
      const entry = await entryOf(id);
      expect(entry).toMatchObject({ state: 'planned', resent });
      expect(Object.keys(entry ?? {})).not.toEqual(expect.arrayContaining(['failure']));
      expect(entry?.deliveryId).toBeUndefined();
      expect(entry?.dueAt.slice(0, 16)).toBe('2024-03-04T03:00');
    }
    expect(await Promise.all(others.map(entryOf))).toEqual(before);
    // Whoever sends finds it where what is planned is found.
    expect((await parts.part(Ledger).all('open', 'planned webhook.a')).map(({ id }) => id)).toEqual([once]);
  });

  it('does nothing more when it is asked again, also at the same time', async () => {
    await parts.putEntry(entryWith({ ...unsent, state: 'failed', failure: 'It answered 500.' }), 'failed');
    const answers = await Promise.all([1, 2, 3].map(() => parts.post(`${told}/resend`)));
    const total = (sum: number, { body }: { body: { planned: number } }) => sum + body.planned;
    expect(answers.reduce(total, 0)).toBe(1);
    expect((await parts.post(`${told}/resend`)).body).toEqual({ planned: 0 });
    expect((await parts.get(told, staff)).body).toMatchObject({ planned: 1, failed: 0 });
  });
});

describe('the link in a message', () => {
  it('leads to the page of the programme and is noted once', async () => {
    const id = await parts.putEntry(entryWith(), 'one');
    const answer = await parts.get(`/go/${id}`);
    expect([answer.status, answer.headers['location']]).toEqual([302, `${publicUrl}/programs/battery`]);
    expect(answer.headers['cache-control']).toBe('no-store');
    const first = (await entryOf(id))?.openedAt;
    expect(first?.slice(0, 16)).toBe('2024-03-04T03:00');
    await parts.get(`/go/${id}`);
    expect((await entryOf(id))?.openedAt).toBe(first);
    expect((await parts.get(told, staff)).body.opened).toBe(1);
  });

  it('is not followed by who only looks: HEAD, and what browsers load in advance', async () => {
    const id = await parts.putEntry(entryWith(), 'one');
    const head = await parts.head(`/go/${id}`);
    expect([head.status, head.headers['location']]).toEqual([302, `${publicUrl}/programs/battery`]);
    await parts.get(`/go/${id}`, { 'Sec-Purpose': 'prefetch;prerender' });
    await parts.get(`/go/${id}`, { Purpose: 'preview' });
    expect((await entryOf(id))?.openedAt).toBeUndefined();
  });

  it('does not get in the way of who is just sending it', async () => {
    const id = await parts.putEntry(entryWith({ ...unsent, state: 'sending', deliveryId: 'd' }), 'sending');
    const before = await parts.part(Ledger).get(id);
    expect((await parts.get(`/go/${id}`)).status).toBe(302);
    expect((await parts.part(Ledger).get(id))?.version).toBe(before?.version);
  });

  it('leads nowhere but to pages of the own address', async () => {
    const id = await parts.putEntry(entryWith({ programId: '//evil.example/..' }), 'odd');
    const target = new URL(String((await parts.get(`/go/${id}`)).headers['location']));
    expect([target.origin, target.pathname]).toEqual([publicUrl, '/programs/%2F%2Fevil.example%2F..']);
    for (const path of ['/go/nothing', `/go/${encodeURIComponent('https://evil.example/')}`, `/go/${id}x`, '/go/%00']) {
      const answer = await parts.get(path);
      expect([answer.status, answer.headers['location']]).toEqual([404, undefined]);
    }
  });

  it('takes the profile of a saved search along, as long as it is subscribed to', async () => {
    const profile = { sites: [{ kind: 'head', area: '43130' }], employees: 23, revenues: [{ year: 2023, amount: 4_200_000_000 }] } as const;
    await parts.putSubscription('saved', {
      kind: 'search',
      recipient: 'email.a',
      search: { query: null, filter: { tracks: [], status: [], areas: [], kinds: [] }, profile },
      frequency: 'daily',
      language: 'ko',
      state: 'active',
      createdAt: '2024-03-01T00:00:00.000Z',
      baseline: null,
      isPlanned: true,
    });
    const search = { subject: 'search:saved', subscriptionId: 'saved', recipient: 'email.a' };
    const id = await parts.putEntry(entryWith(search), 'one');
    const unknown = await parts.putEntry(entryWith({ ...search, subject: 'search:gone', subscriptionId: 'gone' }), 'gone');
    const query = 'area=43130%3Ahead&employees=23&revenue=2023%3A4200000000';
    expect((await parts.get(`/go/${id}`)).headers['location']).toBe(`${publicUrl}/programs/battery?${query}`);
    expect((await parts.get(`/go/${unknown}`)).headers['location']).toBe(`${publicUrl}/programs/battery`);
  });

  it('leads to the plain page for a firm', async () => {
    await parts.putCompany(companyWith());
    const id = await parts.putEntry(entryWith({ subject: 'company:garam' }), 'one');
    expect((await parts.get(`/go/${id}`)).headers['location']).toBe(`${publicUrl}/programs/battery`);
  });
});

describe('the description', () => {
  it('tells the shape of each answer', async () => {
    const { body } = await parts.get('/openapi.json');
    const schemas: string[] = [];
    const paths = ['/api/programs/{id}/calls/{callId}/told', '/api/companies/{id}/inbox'];
    for (const path of paths) schemas.push(body.paths[path].get.responses['200'].content['application/json'].schema.$ref);
    for (const path of ['/api/programs/{id}/calls/{callId}/told/resend', '/api/told/preview']) {
      schemas.push(body.paths[path].post.responses['200'].content['application/json'].schema.$ref);
    }
    expect(schemas.map((each) => each.split('/').at(-1))).toEqual(['ToldAnswer', 'InboxAnswer', 'ResendAnswer', 'PreviewAnswer']);
    expect(Object.keys(body.paths['/feeds/companies/{id}.atom'].get.responses['200'].content)).toEqual(['application/atom+xml']);
    expect(Object.keys(body.paths['/feeds/search.ics'].get.responses['200'].content)).toEqual(['text/calendar']);
    expect(Object.keys(body.paths['/api/companies/{id}/inbox/stream'].get.responses['200'].content)).toEqual(['text/event-stream']);
    expect(body.paths['/go/{entryId}'].get.responses['302']).toBeDefined();
    const references = JSON.stringify(body).match(/#\/components\/schemas\/\w+/g) ?? [];
    expect(references.filter((each) => !((each.split('/').at(-1) ?? '') in body.components.schemas))).toEqual([]);
  });
});
