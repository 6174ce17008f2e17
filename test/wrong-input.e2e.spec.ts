import fc from 'fast-check';
import { Api, type Answer } from './support/api.js';
import { businessNumber } from './support/business-numbers.js';
import { startServer, temporaryFolder, type RunningServer } from './support/server.js';

interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

/** Text of JSON that is nested this deep, without ever building the object. */
function nested(open: string, close: string, depth: number, inside: string): string {
  return `${open.repeat(depth)}${inside}${close.repeat(depth)}`;
}

const site = '{"site":{"in":["43130"]}}';

describe('bad input gets a clear error', () => {
  const folder = temporaryFolder();
  let server: RunningServer;
  let api: Api;

  beforeAll(async () => {
    server = await startServer(folder.path);
    api = new Api(server);
  }, 60_000);

  afterAll(async () => {
    await server.stop();
    folder.remove();
  }, 20_000);

  function expectProblem(answer: Answer<unknown>, status: number, code: string, ...paths: string[]): void {
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = answer.body as ProblemBody;
    expect({ status: answer.status, code: problem.code, paths: problem.errors.map(({ path }) => path) }).toEqual({ status, code, paths });
    expect(problem).toMatchObject({ status, title: expect.any(String) as string, type: expect.any(String) as string });
  }

  it.each([
    ['/api/matches', { profile: { industries: ['99999x'] } }, 'profile-invalid', '/industries/0'],
    ['/api/matches', { profile: { sites: [{ area: '99' }] } }, 'profile-invalid', '/sites/0/area'],
    ['/api/matches', { profile: { employees: -1 } }, 'profile-invalid', '/employees'],
    ['/api/matches', { profile: [] }, 'profile-invalid', ''],
    ['/api/matches', {}, 'profile-invalid', ''],
    ['/api/matches', { profile: { businessNumber: '123-45-67890' } }, 'profile-invalid', '/businessNumber'],
    ['/api/matches', { profile: {}, filter: { tracks: ['cars'] } }, 'body-invalid', '/filter/tracks'],
    ['/api/matches', { profile: {}, asOf: '2024-02-30' }, 'body-invalid', '/asOf'],
    ['/api/matches', { profile: {}, more: 1 }, 'body-invalid', '/more'],
    ['/api/verdicts', { rule: {}, profile: {} }, 'rule-invalid', ''],
    ['/api/verdicts', { rule: { all: [{ age: { below: -1 } }] }, profile: { employees: -1 } }, 'rule-invalid', '/all/0/age/below'],
    ['/api/verdicts', { rule: { all: [{ site: { in: ['43130'] } }], min: 3 }, profile: {} }, 'rule-invalid', '/min'],
    ['/api/verdicts', { rule: null, profile: { employees: -1 } }, 'profile-invalid', '/employees'],
    ['/api/reach', { rule: { all: [{ employees: { min: 5 } }, { age: { below: -1 } }] } }, 'rule-invalid', '/all/1/age/below'],
    ['/api/reach', { rule: {} }, 'rule-invalid', ''],
    ['/api/reach', { rule: null, applicants: ['anyone'] }, 'body-invalid', '/applicants'],
    ['/api/reach', { rule: null, call: { closesAt: 'soon' } }, 'body-invalid', '/call/closesAt'],
    ['/api/reach', { rule: null, asOf: '2024-02-30' }, 'body-invalid', '/asOf'],
    ['/api/programs', { applicants: ['company'] }, 'body-invalid', '/title'],
    ['/api/programs', { title: '가', applicants: ['company'], rule: { all: [{}] } }, 'rule-invalid', '/rule/all/0'],
    ['/api/programs', { title: '가', applicants: ['company'], calls: [{ rule: { all: [] } }] }, 'rule-invalid', '/calls/0/rule/all'],
    ['/api/programs', { id: 'UPPER', title: '가', applicants: ['company'] }, 'body-invalid', '/id'],
    ['/api/programs/chungju-battery-elevator/calls', { opensAt: 'soon' }, 'body-invalid', '/opensAt'],
    ['/api/companies', { name: '가' }, 'profile-invalid', '/businessNumber'],
    ['/api/companies', { name: '가', businessNumber: '0000000000' }, 'profile-invalid', '/businessNumber'],
  ])('POST %s %j: %s at %j', async (path, body, code, at) => {
    expectProblem(await api.post(path, body), 422, code, at);
  });

  it.each([
    ['/api/search?pageSize=101', '/pageSize'],
    ['/api/search?page=0', '/page'],
    ['/api/search?sort=best', '/sort'],
    ['/api/search?track=cars', '/track'],
    ['/api/search?area=99', '/area'],
    ['/api/search?atLeast=3', '/atLeast'],
    ['/api/companies?size=tiny', '/size'],
    ['/api/companies/x/matches?include=eligible', '/include'],
    ['/api/companies/x/matches?asOf=2024-13-01', '/asOf'],
    ['/api/programs?status=gone', '/status'],
    ['/api/programs/x/companies?verdict=ineligible', '/verdict'],
    ['/api/programs/x/companies?pageSize=101', '/pageSize'],
    ['/api/programs/x/companies?cursor=a,b', '/cursor'],
  ])('GET %s: query-invalid at %s', async (path, at) => {
    expectProblem(await api.get(path), 400, 'query-invalid', at);
  });

  it('refuses a page of matches that is too large', async () => {
    expectProblem(await api.post('/api/matches', { profile: {}, pageSize: 101 }), 400, 'query-invalid', '/pageSize');
  });

  it.each([
    ['a rule of 12,000 nots', '/api/verdicts', `{"profile":{},"rule":${nested('{"not":', '}', 12_000, site)}}`, 422, 'rule-invalid'],
    ['a rule of 12,000 alls', '/api/verdicts', `{"profile":{},"rule":${nested('{"all":[', ']}', 12_000, site)}}`, 422, 'rule-invalid'],
    ['a profile of 50,000 lists', '/api/matches', `{"profile":${nested('[', ']', 50_000, '')}}`, 422, 'profile-invalid'],
    ['a site deep inside', '/api/matches', `{"profile":{"sites":${nested('[', ']', 50_000, '')}}}`, 422, 'profile-invalid'],
    [
      'a deep call',
      '/api/programs',
      `{"title":"가","applicants":[],"calls":[{"rule":${nested('{"not":', '}', 9_000, site)}}]}`,
      422,
      'rule-invalid',
    ],
    ['no JSON', '/api/matches', '{"profile":', 400, 'malformed-json'],
    ['text', '/api/matches', '"text"', undefined, undefined],
    ['a body of 300 kB', '/api/matches', `{"profile":{"keywords":["${'가'.repeat(100_000)}"]}}`, 413, 'payload-too-large'],
  ])('survives %s', async (_name, path, body, status, code) => {
    const answer = await api.send<ProblemBody>('POST', path, body);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    if (status !== undefined) expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  });

  it('says who may not', async () => {
    for (const path of ['/api/companies', '/api/companies/x', '/api/companies/x/matches']) {
      const answer = await api.anonymous.get<ProblemBody>(path);
      expectProblem(answer, 401, 'unauthorized');
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    expectProblem(await api.anonymous.post('/api/programs', {}), 401, 'unauthorized');
  });

  it('answers in English where that is wanted', async () => {
    const english = await api.post<ProblemBody>('/api/verdicts', { rule: {}, profile: {} }, { 'Accept-Language': 'en' });
    const korean = await api.post<ProblemBody>('/api/verdicts', { rule: {}, profile: {} });
    expect(english.body.detail).toMatch(/[a-z]{3}/);
    expect(korean.body.detail).toMatch(/[가-힣]/);
  });

  it('guards writes by version, number and key', async () => {
    const firm = { name: '시험', businessNumber: businessNumber(77) };
    const first = await api.post<{ id: string }>('/api/companies', firm, { 'Idempotency-Key': 'k1' });
    expect(first.status).toBe(201);
    expect(first.headers.get('etag')).toBe('"1"');
    const again = await api.post<{ id: string }>('/api/companies', firm, { 'Idempotency-Key': 'k1' });
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    expectProblem(await api.post('/api/companies', { ...firm, name: '다른' }, { 'Idempotency-Key': 'k1' }), 409, 'idempotency-conflict');
    expectProblem(await api.post('/api/companies', firm), 409, 'duplicate', '/businessNumber');

    const path = `/api/companies/${first.body.id}`;
    expectProblem(await api.put(path, null, firm), 428, 'version-conflict');
    expectProblem(await api.put(path, 9, firm), 412, 'version-conflict');
    expectProblem(await api.delete(path, null), 428, 'version-conflict');
    expect((await api.put(path, 1, firm)).headers.get('etag')).toBe('"2"');
    expectProblem(await api.delete(path, 1), 412, 'version-conflict');
    expect((await api.delete(path, 2)).status).toBe(204);
    expectProblem(await api.delete(path, 3), 404, 'not-found');
    expectProblem(await api.get(path), 404, 'not-found');
    expect((await api.post('/api/companies', firm)).status).toBe(201);
  });

  it('waits for what has not arrived and then says so', async () => {
    const answer = await api.get('/api/companies/nobody/matches?atLeast=1');
    expectProblem(answer, 503, 'not-yet-projected');
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expectProblem(await api.get('/api/companies/nobody/matches'), 404, 'not-found');
  });

  it('tells a programme that is not for this firm from one that does not exist', async () => {
    const { items } = (await api.get<{ items: { id: string }[] }>('/api/companies?pageSize=1')).body;
    const id = items[0]?.id ?? '';
    expectProblem(await api.get(`/api/companies/${id}/matches/neighbourhood-forest-chungju`), 404, 'not-for-this-firm');
    expectProblem(await api.get(`/api/companies/${id}/matches/no-such-programme`), 404, 'not-found');
  });

  it.each(['/api/nothing', '/api/companies/%E0%A4%A', '/api/programs/%00', '/nothing'])('knows no %s', async (path) => {
    const { status } = await api.get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it('answers no random JSON with a failure of its own', async () => {
    const doors = ['/api/matches', '/api/verdicts', '/api/companies', '/api/programs', '/api/programs/chungju-battery-elevator/calls'];
    const words = [
      'profile',
      'rule',
      'all',
      'any',
      'not',
      'site',
      'in',
      'age',
      'min',
      'sites',
      'title',
      'applicants',
      'calls',
      '__proto__',
      'constructor',
    ];
    const key = fc.oneof(fc.constantFrom(...words), fc.string());
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...doors), fc.dictionary(key, value, { maxKeys: 5 }), async (path, body) => {
        const { status } = await api.post(path, body);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 400, seed: 20240304 },
    );
  }, 60_000);
});
