import type { Match } from '#contracts';
import { Api } from './support/api.js';
import { businessNumber } from './support/business-numbers.js';
import { startServer, temporaryFolder, type RunningServer } from './support/server.js';

interface Matches {
  readonly items: readonly Match[];
  readonly totals: Readonly<Record<string, number>>;
  readonly total: number;
}

const batteryProgram = 'chungju-battery-elevator';
const inChungju = { sites: [{ kind: 'head', area: '43130' }], industries: ['28202'], employees: 23 };
const inCheongju = { ...inChungju, sites: [{ kind: 'head', area: '43113' }] };

describe('the right firm, the right programme, with the reason', () => {
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

  async function matches(profile: object, more: object = {}): Promise<Matches> {
    const { status, body } = await api.anonymous.post<Matches>('/api/matches', { profile, pageSize: 100, ...more });
    expect(status).toBe(200);
    return body;
  }

  it('lists the battery programme of 충주 for a battery maker there, with the quoted sentence', async () => {
    const { items } = await matches(inChungju);
    const match = items.find(({ program }) => program.id === batteryProgram);
    expect(match).toMatchObject({ verdict: 'eligible', ruleCovers: 'all', missing: [], nearMiss: null });
    expect(match?.program.title).toBe('충주시 신산업(이차전지, 승강기) 경쟁력고도화 기업지원 사업');
    expect(match?.trace.filter(({ outcome }) => outcome === 'met').map(({ quote }) => quote)).toContain(
      '충주시 소재 이차전지.승강기 부품 산업체',
    );
  });

  it('puts it above programmes meant for anyone', async () => {
    const { items } = await matches(inChungju);
    expect(items[0]?.program.id).toBe(batteryProgram);
    expect(items.length).toBeGreaterThan(5);
  });

  it('shows every factor of a score, and the score is their sum', async () => {
    for (const { score, factors } of (await matches(inChungju)).items) {
      expect(factors.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
      expect(factors.reduce((sum, { weight, value }) => sum + weight * value, 0)).toBeCloseTo(score, 5);
    }
  });

  it('finds the same firm in 청주 ineligible, by one condition: 충주', async () => {
    const { items } = await matches(inCheongju, { include: ['ineligible'] });
    const match = items.find(({ program }) => program.id === batteryProgram);
    expect(match?.verdict).toBe('ineligible');
    expect(match?.nearMiss?.required).toContain('충주');
    expect(match?.nearMiss?.actual).toContain('청주');
    expect(match?.nearMiss?.off).toBeNull();
  });

  it('cannot tell for a firm that has not said its industry, and asks for just that', async () => {
    const { items } = await matches({ ...inChungju, industries: undefined }, { include: ['unknown'] });
    const match = items.find(({ program }) => program.id === batteryProgram);
    expect(match).toMatchObject({ verdict: 'unknown', missing: ['industries'] });
  });

  it('lists eligible, then unknown with the fewest missing facts first, then ineligible', async () => {
    const { items, totals, total } = await matches(inChungju, { include: ['unknown', 'ineligible'] });
    const rank = { eligible: 0, unknown: 1, ineligible: 2 };
    const keys = items.map(({ verdict, missing }) => rank[verdict] * 100 + (verdict === 'unknown' ? missing.length : 0));
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
    expect(total).toBe((totals['eligible'] ?? 0) + (totals['unknown'] ?? 0) + (totals['ineligible'] ?? 0));
  });

  it('never lists what no firm can apply to, and finds it by its name', async () => {
    const { items } = await matches(inChungju, { include: ['unknown', 'ineligible'] });
    expect(items.map(({ program }) => program.title)).not.toContain('생활 밀착형 숲 조성사업');
    const found = await api.anonymous.get<{ items: { title: string }[] }>(`/api/search?q=${encodeURIComponent('생활 밀착형 숲')}`);
    expect(found.body.items[0]?.title).toBe('생활 밀착형 숲 조성사업');
  });

  it('answers a registered firm as it answers its profile, and lets it read its own write', async () => {
    const written = await api.post<{ id: string; version: number }>('/api/companies', {
      name: '시험전지',
      businessNumber: businessNumber(1),
      ...inChungju,
    });
    expect(written.status).toBe(201);
    const { id, version } = written.body;
    const registered = await api.get<Matches>(`/api/companies/${id}/matches?atLeast=${version}&pageSize=100`);
    expect(registered.body.items).toEqual((await matches(inChungju)).items);

    const moved = await api.put<{ version: number }>(`/api/companies/${id}`, version, {
      name: '시험전지',
      businessNumber: businessNumber(1),
      ...inCheongju,
    });
    expect(moved.body.version).toBe(2);
    const one = await api.get<Match>(`/api/companies/${id}/matches/${batteryProgram}?atLeast=2`);
    expect(one.body).toMatchObject({ verdict: 'ineligible', nearMiss: { required: expect.stringContaining('충주') as string } });
  });

  it('tells how many registered firms a rule reaches, and lists those that fit a programme', async () => {
    const firms = await Promise.all(
      [inChungju, inCheongju, { ...inChungju, industries: undefined }].map(async (profile, number) => {
        const { body } = await api.post<{ id: string; version: number }>('/api/companies', {
          name: `도달 ${number}`,
          businessNumber: businessNumber(50 + number),
          ...profile,
        });
        return body;
      }),
    );
    const versions = firms.map(({ id, version }) => `atLeast=${id}@${version}`).join('&');
    interface Fitting {
      readonly items: readonly {
        readonly company: { readonly id: string; readonly name: string };
        readonly verdict: string;
        readonly missing: readonly string[];
      }[];
      readonly total: number;
      readonly cursor: string | null;
    }
    const fitting = (more: string) => api.get<Fitting>(`/api/programs/${batteryProgram}/companies?pageSize=100&${versions}&${more}`);
    const eligible = await fitting('');
    expect(eligible.status).toBe(200);
    const named = ({ body }: typeof eligible) => body.items.filter(({ company }) => company.name.startsWith('도달'));
    expect(named(eligible)).toMatchObject([{ company: { id: firms[0]!.id, name: '도달 0' }, verdict: 'eligible', missing: [] }]);
    expect(named(await fitting('verdict=unknown'))).toMatchObject([
      { company: { id: firms[2]!.id }, verdict: 'unknown', missing: ['industries'] },
    ]);
    const first = await api.get<Fitting>(`/api/programs/${batteryProgram}/companies?pageSize=1`);
    expect(first.body.total).toBe(eligible.body.total);
    if (first.body.cursor !== null) {
      const next = await api.get<Fitting>(`/api/programs/${batteryProgram}/companies?pageSize=1&cursor=${first.body.cursor}`);
      expect(next.body.items).toEqual(eligible.body.items.slice(1, 2));
    }

    const reached = await api.post<Record<string, unknown>>('/api/reach', { rule: { all: [{ site: { in: ['43'] } }] } });
    expect(reached.status).toBe(200);
    const {
      eligible: count,
      byArea,
      bySize,
      millis,
    } = reached.body as {
      eligible: number;
      byArea: Record<string, number>;
      bySize: Record<string, number>;
      millis: number;
    };
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, n) => total + n, 0);
    expect([sum(byArea), sum(bySize)]).toEqual([count, count]);
    expect(byArea['43130']).toBeGreaterThanOrEqual(2);
    expect(byArea['43110']).toBeGreaterThanOrEqual(1);
    expect(millis).toBeGreaterThan(0);

    expect((await api.anonymous.post('/api/reach', { rule: null })).status).toBe(401);
    expect((await api.anonymous.get(`/api/programs/${batteryProgram}/companies`)).status).toBe(401);
    expect((await api.get('/api/programs/no-such/companies')).status).toBe(404);
    const document = await api.get<{ paths: Record<string, unknown> }>('/openapi.json');
    expect(Object.keys(document.body.paths)).toEqual(expect.arrayContaining(['/api/reach', '/api/programs/{id}/companies']));
    const ready = await api.get<{ parts: Record<string, { ok: boolean; detail: Record<string, number> }> }>('/health/ready');
    expect(ready.body.parts['match-index']).toMatchObject({ ok: true, detail: { left: 0 } });
    expect(ready.body.parts['match-index']?.detail['firms']).toBeGreaterThanOrEqual(3);
  });

  it('knows a new call at once, and judges by it', async () => {
    const call = await api.post<{ id: string }>(`/api/programs/${batteryProgram}/calls`, {
      id: 'second',
      title: '2차 모집 공고',
      opensAt: '2024-03-04',
      closesAt: '2024-03-18T18:00:00+09:00',
      rule: { site: { in: ['43'] }, quote: '도내 기업' },
    });
    expect(call.status).toBe(201);
    const version = Number(call.headers.get('etag')?.replaceAll('"', ''));
    const found = await api.anonymous.get<{ items: { id: string; status: string }[] }>(
      `/api/search?status=open&atLeast=${batteryProgram}@${version}`,
    );
    expect(found.body.items).toMatchObject([{ id: batteryProgram, status: 'open' }]);
    const { items } = await matches(inCheongju);
    expect(items.find(({ program }) => program.id === batteryProgram)).toMatchObject({
      verdict: 'eligible',
      call: { id: 'second', closesAt: '2024-03-18T18:00:00+09:00', closing: 'fixed' },
    });
    const after = await matches(inCheongju, { asOf: '2024-03-19', include: ['ineligible'] });
    expect(after.items.find(({ program }) => program.id === batteryProgram)).toMatchObject({ program: { status: 'closed' } });
  });

  it('keeps what was registered over a restart, and does not load the seeds again', async () => {
    const before = await api.get<{ total: number }>('/api/companies');
    const deleted = await api.delete(`/api/programs/neighbourhood-forest-chungju`, 1);
    expect(deleted.status).toBe(204);
    expect(await server.stop()).toBe(0);
    server = await startServer(folder.path);
    api = new Api(server);
    expect((await api.get<{ total: number }>('/api/companies')).body.total).toBe(before.body.total);
    expect((await api.get('/api/programs/neighbourhood-forest-chungju')).status).toBe(404);
    const clock = await api.get<{ now: string; demo: boolean }>('/api/clock');
    expect(clock.body.demo).toBe(true);
    expect(clock.body.now.startsWith('2024-03-04T')).toBe(true);
  }, 60_000);
});
