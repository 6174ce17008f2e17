import request from 'supertest';
import { confirmToken, manageToken, recipient } from '../testing/fake-alerts.js';
import { type OpenWeb, openWeb } from '../testing/open-web.js';
import type { SubscriptionQuestion } from './alerts-api.types.js';

let web: OpenWeb;
beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web.close());
beforeEach(() => web.api.reset());

const get = (path: string) => request(web.app.getHttpServer()).get(path);
const post = (path: string, fields: Record<string, string> = {}) => request(web.app.getHttpServer()).post(path).type('form').send(fields);
const firm = 'area=43130:head&industry=28202&employees=23';
const fromFirm = `/alerts/new?from=matches&${firm}&q=${encodeURIComponent('시제품')}&track=ai&sort=amount`;
const filled = { email: 'gil@example.com', often: 'weekly', consent: 'yes', once: 'once-1' };
const asked = () => web.api.asked.find(({ method, path }) => method === 'POST' && path === '/api/subscriptions');
const askedNothing = () => web.api.asked.filter(({ path }) => path.startsWith('/api/subscriptions')).length === 0;

/** Text as a reader sees it. */
function textOf(html: string): string {
  return html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

function hrefsIn(html: string): readonly string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
}

function formAction(html: string): string {
  return /<form[^>]* method="post" action="([^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&');
}

/** What the page of a link that acts may tell others: nothing. */
const kept = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' };

describe('where alerts begin', () => {
  test('results offer them for what they show, with calendar and feed', async () => {
    const { text } = await get(`/matches?${firm}&track=ai&sort=amount&page=1`).redirects(1);
    expect(textOf(text)).toMatch(/이 조건으로 알림 받기 달력에 추가 피드/);
    const hrefs = hrefsIn(text);
    expect(hrefs).toContain(`/alerts/new?from=matches&${firm}&track=ai&sort=amount`);
    expect(hrefs).toContain('/feeds/search.ics?track=ai&area=43130');
    expect(text).toContain('<link rel="alternate" type="application/atom+xml" href="/feeds/search.atom?track=ai&amp;area=43130"');
  });

  test('results that are empty offer them too', async () => {
    expect(textOf((await get(`/matches?${firm}&q=zzz`)).text)).toContain('이 조건으로 알림 받기');
  });

  test('the search offers them for words, area and filters', async () => {
    const hrefs = hrefsIn((await get('/search?q=x&area=43130&kind=rnd&status=open')).text);
    expect(hrefs).toContain('/alerts/new?from=search&q=x&area=43130&kind=rnd&status=open');
    expect(hrefs).toContain('/feeds/search.atom?q=x&area=43130&kind=rnd');
  });

  test('a programme can be followed, unless nobody applies to it', async () => {
    expect(hrefsIn((await get(`/programs/kes-exhibition?${firm}`)).text)).toContain(`/alerts/new?program=kes-exhibition&${firm}`);
    expect((await get('/programs/forest')).text).not.toContain('/alerts/new');
  });
});

describe('asking for alerts', () => {
  test('says what will be sent, how often, how it stops and what the address is kept for', async () => {
    const { status, text } = await get(fromFirm);
    expect(status).toBe(200);
    const words = textOf(text);
    for (const said of [
      '충청북도 충주시 본사',
      '23명',
      '“시제품”',
      '우리 회사에 새로 맞는 사업이 나오면 알려 드리고',
      '매일 오전 9시 (평일)',
      '매주 첫 근무일 오전 9시',
      '신청하신 지원사업 소식을 보내는 데만 씁니다',
      '그만 받으시면 바로 지우고',
      '메일 주소, 그리고 위에 보이는 조건(우리 회사 정보 포함)',
      '시연 시계',
      'http://localhost:3000/feeds/search.ics?q=',
    ]) {
      expect(words).toContain(said);
    }
    expect(text).toMatch(/<input id="alert-email" type="email" name="email" value[^>]*autocomplete="email"/);
    expect(text).not.toMatch(/\son\w+=|style=/i);
    // The firm is named to feeds by its place alone.
    expect(hrefsIn(text).filter((href) => href.startsWith('/feeds/'))).toEqual([
      '/feeds/search.ics?q=%EC%8B%9C%EC%A0%9C%ED%92%88&track=ai&area=43130',
      '/feeds/search.atom?q=%EC%8B%9C%EC%A0%9C%ED%92%88&track=ai&area=43130',
    ]);
    expect(hrefsIn(text)).toContain(`/matches?${firm}&q=%EC%8B%9C%EC%A0%9C%ED%92%88&track=ai&sort=amount`);
  });

  test('saves the search with the profile, and leads on to what comes next', async () => {
    const { text } = await get(fromFirm);
    const answer = await post(formAction(text), filled);
    expect(answer.status).toBe(303);
    expect(asked()?.body).toEqual({
      kind: 'search',
      search: {
        query: '시제품',
        filter: { tracks: ['ai'], kinds: [] },
        profile: { sites: [{ kind: 'head', area: '43130' }], industries: ['28202'], employees: 23 },
      },
      channel: { email: 'gil@example.com' },
      frequency: 'weekly',
      language: 'ko',
      consent: { purpose: expect.stringContaining('지원사업 소식'), at: '2024-03-04' },
    } satisfies SubscriptionQuestion);
    // Anyone may ask: the pages give no rights along.
    expect(asked()?.authorization).toBeUndefined();
    const next = await get(answer.headers['location']!);
    expect(next.status).toBe(200);
    const words = textOf(next.text);
    expect(words).toMatch(/확인 메일을 보냈습니다 g\*\*\*@example.com 주소로/);
    expect(words).toContain('단추를 한 번 누르면 소식이 시작됩니다');
    expect(words).toContain('매주 첫 근무일 오전 9시');
    expect(hrefsIn(next.text)).toContain(`/matches?${firm}&q=%EC%8B%9C%EC%A0%9C%ED%92%88&track=ai&sort=amount`);
    expect(hrefsIn(next.text)).toContain('/mails');
  });

  test('saves a search without a firm, in the language of the page', async () => {
    await post('/alerts/new?from=search&q=x&area=43130&kind=rnd&status=open&lang=en', { ...filled, often: 'hourly' }).expect(303);
    expect(asked()?.body).toMatchObject({
      kind: 'search',
      search: { query: 'x', filter: { tracks: [], kinds: ['rnd'], areas: ['43130'] } },
      frequency: 'at-once',
      language: 'en',
    });
    expect(JSON.stringify(asked()?.body)).not.toMatch(/profile|status/);
  });

  test('follows a programme by its name', async () => {
    const { text } = await get(`/alerts/new?program=kes-exhibition&${firm}`);
    expect(textOf(text)).toContain('KES 전시회 참가 지원');
    expect(textOf(text)).toContain('이 사업의 새 공고가 나오거나');
    expect(text).not.toContain('/feeds/');
    await post(formAction(text), filled).expect(303);
    expect(asked()?.body).toMatchObject({ kind: 'program', programId: 'kes-exhibition' });
    expect(JSON.stringify(asked()?.body)).not.toContain('search');
  });

  test('of a programme that is gone is a page with 404', async () => {
    const { status, text } = await get('/alerts/new?program=nothing');
    expect(status).toBe(404);
    expect(textOf(text)).toContain('이 지원사업을 찾을 수 없습니다');
  });

  test('twice is one wish, and a mended one is another', async () => {
    const { text } = await get(fromFirm);
    const once = /name="once" value="([^"]{36})"/.exec(text)![1]!;
    for (const fields of [
      { ...filled, once },
      { ...filled, once },
      { ...filled, once, often: 'daily' },
    ])
      await post(fromFirm, fields);
    await post(fromFirm, { ...filled, once: 'another showing' });
    const names = web.api.asked.filter(({ method }) => method === 'POST').map(({ idempotencyKey }) => idempotencyKey);
    expect(names).toHaveLength(4);
    expect(names[1]).toBe(names[0]);
    expect(new Set(names).size).toBe(3);
    expect(names[0]).toMatch(/^[\w-]{43}$/);
  });

  test.each([
    ['without an address', { email: ' ' }, 'email', '메일 주소를 적어 주세요'],
    ['without consent', { consent: '' }, 'consent', '동의해 주셔야'],
  ])('%s is not passed on, and said beside the field', async (_, change, field, message) => {
    const { status, text } = await post(fromFirm, { ...filled, ...change });
    expect(status).toBe(422);
    expect(text).toContain('<title>오류: ');
    expect(text).toMatch(new RegExp(`role="alert"[\\s\\S]*<a href="#alert-${field}">`));
    expect(textOf(new RegExp(`<p id="alert-${field}-error"[\\s\\S]*?</p>`).exec(text)![0])).toContain(message);
    expect(askedNothing()).toBe(true);
  });

  test('with an address that the API refuses says so beside it, and loses nothing', async () => {
    const { status, text } = await post(fromFirm, { ...filled, email: 'gil(at)example.com' });
    expect(status).toBe(422);
    expect(text).toMatch(/<input id="alert-email"[^>]* value="gil\(at\)example.com"[^>]*aria-invalid="true"/);
    expect(textOf(/<p id="alert-email-error"[\s\S]*?<\/p>/.exec(text)![0])).toContain('전자우편 주소가 아닙니다.');
    expect(text).toMatch(/name="often" value="weekly" checked/);
    expect(text).toMatch(/name="consent" value="yes" checked/);
    expect(text).toContain('name="once" value="once-1"');
    expect(formAction(text)).toBe(fromFirm);
  });

  test('too often is answered in a sentence on the form, with when to come back', async () => {
    web.api.failures.set('/api/subscriptions', {
      status: 429,
      body: { code: 'rate-limited', detail: '한 주소로는 하루에 3번까지 신청할 수 있습니다.', errors: [] },
      headers: { 'Retry-After': '86000' },
    });
    const { status, text, headers } = await post(fromFirm, filled);
    expect([status, headers['retry-after']]).toEqual([429, '86000']);
    expect(textOf(/role="alert"[\s\S]*?<\/div>/.exec(text)![0])).toContain('하루에 3번까지');
    expect(text).toContain('value="gil@example.com"');
  });

  test('while the API is not ready or silent keeps what was written', async () => {
    web.api.failures.set('/api/subscriptions', {
      status: 503,
      body: { code: 'not-ready', detail: '아직 준비되지 않았습니다.', errors: [] },
    });
    expect(textOf((await post(fromFirm, filled).expect(503)).text)).toContain('아직 준비되지 않았습니다.');
    web.api.failures.set('/api/subscriptions', { status: 200, body: '<html>proxy</html>' });
    const { text } = await post(fromFirm, filled).expect(503);
    expect(textOf(text)).toContain('지금은 신청을 받지 못했습니다');
    expect(text).toContain('value="gil@example.com"');
  });

  test('without what could not be read says so', async () => {
    const { text } = await get('/alerts/new?from=matches&employees=many&industry=28202');
    expect(textOf(text)).toContain('읽지 못한 답은 빼고 저장합니다.');
  });

  test('is for forms: another type of body is refused with a page', async () => {
    const answer = await request(web.app.getHttpServer()).post(fromFirm).send({ email: 'gil@example.com' });
    expect([answer.status, answer.headers['content-type']]).toEqual([415, 'text/html; charset=utf-8']);
  });

  test.each(['q', 'area', 'track', 'from', 'program', 'to', 'often'])('hostile text in %s stays text', async (name) => {
    const attack = encodeURIComponent('"><script>alert(1)</script>');
    for (const path of [`/alerts/new?${name}=${attack}`, `/alerts/sent?${name}=${attack}`]) {
      expect((await get(path)).text).not.toContain('<script>alert');
    }
  });

  test('the page after it names no address but a masked one', async () => {
    for (const to of ['call 02-123-4567 now', 'gil@example.com', '***@example.com pay now']) {
      const { text } = await get(`/alerts/sent?to=${encodeURIComponent(to)}`);
      expect(textOf(text)).toContain('적어 주신 주소로 확인 메일을 보냈습니다.');
      expect(textOf(text)).not.toContain(to);
    }
  });
});

describe('confirming', () => {
  const link = (id: string) => `/alerts/confirm?id=${id}&token=${confirmToken(id)}`;
  beforeEach(() => {
    const search = { query: '배터리', filter: { tracks: ['ai'] }, profile: { sites: [{ area: '43130' }] } };
    web.api.alerts.add({ id: 's-1', state: 'pending', search, frequency: 'weekly' });
    web.api.alerts.add({ id: 's-2', state: 'pending', kind: 'program', programId: 'kes-exhibition', search: undefined });
  });

  test('shows what it would be, and looking at it confirms nothing', async () => {
    const { status, text, headers } = await get(link('s-1'));
    expect(status).toBe(200);
    expect(headers).toMatchObject(kept);
    expect(textOf(text)).toMatch(/g\*\*\*@example.com 주소로 아래 소식을 .*“배터리” .*매주 첫 근무일 오전 9시/);
    await request(web.app.getHttpServer()).head(link('s-1'));
    expect(web.api.alerts.subscriptions.get('s-1')?.state).toBe('pending');
    expect(formAction(text)).toBe(link('s-1'));
  });

  test('is done by the button, says what was confirmed and leads to all of it', async () => {
    const { status, text, headers } = await post(formAction((await get(link('s-2'))).text));
    expect(status).toBe(200);
    expect(headers).toMatchObject(kept);
    expect(web.api.alerts.subscriptions.get('s-2')?.state).toBe('active');
    expect(textOf(text)).toMatch(/알림이 시작되었습니다 이제 g\*\*\*@example.com .*KES 전시회 참가 지원/);
    // Under its own address, whatever the mails' links start with.
    expect(hrefsIn(text)).toContain(`/alerts/manage?recipient=${recipient}&token=${manageToken}`);
  });

  test('again says that it is, and stays harmless', async () => {
    await post(link('s-1')).expect(200);
    expect(textOf((await get(link('s-1'))).text)).toContain('이미 확인하신 신청입니다');
    await post(link('s-1')).expect(200);
  });

  test.each([
    ['another’s token', '/alerts/confirm?id=s-1&token=confirm-s-2'],
    ['nothing that is there', '/alerts/confirm?id=x&token=y'],
    ['nothing at all', '/alerts/confirm'],
    ['steps in the id', '/alerts/confirm?id=..&token=x'],
  ])('by a link with %s is a clear page', async (_, path) => {
    for (const answer of [await get(path), await post(path)]) {
      expect(answer.status).toBe(404);
      expect(answer.headers).toMatchObject(kept);
      expect(textOf(answer.text)).toMatch(/쓸 수 없는 링크입니다 .*확인 기한\(7일\)이 지났거나/);
    }
    expect(web.api.alerts.subscriptions.get('s-1')?.state).toBe('pending');
  });
});

describe('managing', () => {
  const link = `/alerts/manage?recipient=${recipient}&token=${manageToken}`;
  beforeEach(() => {
    web.api.alerts.add({
      id: 's-1',
      search: { query: '배터리', filter: {}, profile: { sites: [{ area: '43130' }] } },
      frequency: 'at-once',
    });
    web.api.alerts.add({ id: 's-2', kind: 'program', programId: 'kes-exhibition', search: undefined, state: 'pending' });
    web.api.alerts.add({ id: 's-3', kind: 'program', programId: 'gone', search: undefined });
    web.api.alerts.add({ id: 's-4', kind: 'company', search: undefined });
  });
  const left = () => [...web.api.alerts.subscriptions.keys()];

  test('shows all that the address hears, masked, each with its button', async () => {
    const { status, text, headers } = await get(link);
    expect(status).toBe(200);
    expect(headers).toMatchObject(kept);
    const words = textOf(text);
    expect(words).toContain('g***@example.com 주소로 보내는 소식 4가지입니다.');
    expect(words).toMatch(/조건 우리 회사에 맞는 사업 · 충주시, “배터리” .*바로 \(밤 9시/);
    expect(words).toMatch(/사업 확인 대기 KES 전시회 참가 지원/);
    expect(words).toContain('gone');
    expect(words).toContain('등록된 우리 회사에 새로 맞는 사업');
    expect([...text.matchAll(/name="stop" value="([^"]*)"/g)].map(([, value]) => value)).toEqual(['s-1', 's-2', 's-3', 's-4', 'all']);
    expect(hrefsIn(text)).toContain('/matches?area=43130&q=%EB%B0%B0%ED%84%B0%EB%A6%AC');
  });

  test('stops one, says so, and a repeat is harmless', async () => {
    for (const _ of [1, 2]) {
      const answer = await post(formAction((await get(link)).text), { stop: 's-1' });
      expect([answer.status, answer.headers['location']]).toEqual([303, `${link}&stopped=one`]);
      expect(left()).toEqual(['s-2', 's-3', 's-4']);
    }
    const { text } = await get(`${link}&stopped=one`);
    expect(textOf(text)).toContain('그만 받기로 했습니다.');
    expect(formAction(text)).toBe(link);
  });

  test('stops all, says so, and a repeat is harmless', async () => {
    for (const _ of [1, 2]) {
      const answer = await post(link, { stop: 'all' });
      expect([answer.status, answer.headers['location']]).toEqual([303, `${link}&stopped=all`]);
      expect(left()).toEqual([]);
    }
    const words = textOf((await get(`${link}&stopped=all`)).text);
    expect(words).toMatch(/모두 그만 받기로 했습니다\. .*이 주소로 보내는 소식이 없습니다/);
  });

  test('without saying what stops nothing', async () => {
    await post(link).expect(303);
    expect(left()).toHaveLength(4);
  });

  test('is nobody else’s', async () => {
    for (const path of [`/alerts/manage?recipient=${recipient}&token=x`, '/alerts/manage?recipient=..&token=x', '/alerts/manage']) {
      for (const answer of [await get(path), await post(path, { stop: 's-1' }), await post(path, { stop: 'all' })]) {
        expect(answer.status).toBe(404);
        expect(answer.headers).toMatchObject(kept);
        expect(textOf(answer.text)).toContain('쓸 수 없는 링크입니다');
      }
    }
    expect(left()).toHaveLength(4);
  });
});

describe('hearing no more of a programme', () => {
  const link = `/alerts/dismiss/entry-1?token=${manageToken}`;

  test('names it and offers reasons; looking at it changes nothing', async () => {
    const { status, text, headers } = await get(link);
    expect(status).toBe(200);
    expect(headers).toMatchObject(kept);
    expect(textOf(text)).toContain('KES 전시회 참가 지원');
    expect([...text.matchAll(/name="reason" value="([^"]*)"/g)].map(([, value]) => value)).toEqual([
      'not-for-us',
      'not-eligible',
      'applied',
      'too-many',
      'other',
    ]);
    expect(web.api.alerts.line.dismissed).toBeUndefined();
  });

  test('is done by the button, and the page says so from then on', async () => {
    const answer = await post(formAction((await get(link)).text), { reason: 'applied', text: ' 이미 냈습니다 ' });
    expect([answer.status, answer.headers['location']]).toEqual([303, link]);
    const sent = web.api.asked.find(({ path }) => path.startsWith('/api/told/entry-1/dismiss'));
    expect(sent?.body).toEqual({ reason: 'applied', text: '이미 냈습니다' });
    const { text } = await get(link);
    expect(textOf(text)).toMatch(/이 사업 소식을 그만 받습니다 KES 전시회/);
    expect(hrefsIn(text)).toContain(`/alerts/manage?recipient=${recipient}&token=${manageToken}`);
  });

  test('needs no reason', async () => {
    await post(link).expect(303);
    expect(web.api.asked.find(({ path }) => path.includes('/dismiss'))?.body).toEqual({ reason: 'other' });
  });

  test('with too long a text says so beside it and keeps it', async () => {
    const written = '가'.repeat(201);
    const { status, text } = await post(link, { reason: 'too-many', text: written });
    expect(status).toBe(422);
    expect(text).toContain(`value="${written}"`);
    expect(text).toMatch(/value="too-many" checked/);
    expect(textOf(/<p id="alert-text-error"[\s\S]*?<\/p>/.exec(text)![0])).toContain('200자');
  });

  test('is nobody else’s', async () => {
    for (const path of ['/alerts/dismiss/entry-1?token=x', '/alerts/dismiss/entry-1', `/alerts/dismiss/none?token=${manageToken}`]) {
      for (const answer of [await get(path), await post(path, { reason: 'other' })]) {
        expect(answer.status).toBe(404);
        expect(textOf(answer.text)).toContain('쓸 수 없는 링크입니다');
      }
    }
    expect(web.api.alerts.line.dismissed).toBeUndefined();
  });
});

test('every page of alerts speaks English too', async () => {
  web.api.alerts.add({ id: 's-1', state: 'pending', search: { query: 'x', filter: {} } });
  for (const path of [
    '/alerts/new?from=search&q=x',
    '/alerts/new?from=matches&employees=2',
    '/alerts/sent?to=g***%40example.com&often=daily',
    `/alerts/confirm?id=s-1&token=${confirmToken('s-1')}`,
    `/alerts/manage?recipient=${recipient}&token=${manageToken}`,
    `/alerts/dismiss/entry-1?token=${manageToken}`,
    '/alerts/confirm?id=none&token=x',
  ]) {
    const { text } = await get(path).set('Accept-Language', 'en');
    const main = /<main[\s\S]*<\/main>/.exec(text)![0].replace(/<span lang="ko">[\s\S]*?<\/span>/g, '');
    expect(textOf(main)).not.toMatch(/[가-힣]/);
  }
});
