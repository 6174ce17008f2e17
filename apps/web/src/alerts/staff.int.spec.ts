import request from 'supertest';
import { staffKey } from '../testing/fake-alerts.js';
import { type OpenWeb, openWeb } from '../testing/open-web.js';
import { sampleInbox, sampleTold } from '../testing/sample-told.js';

let web: OpenWeb;
beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web.close());
beforeEach(() => web.api.reset());

const get = (path: string, password: string | null = staffKey) => signedIn(request(web.app.getHttpServer()).get(path), password);
const post = (path: string, fields: Record<string, string>, password: string | null = staffKey) =>
  signedIn(request(web.app.getHttpServer()).post(path).type('form').send(fields), password);
function signedIn(test: request.Test, password: string | null): request.Test {
  return password === null ? test : test.set('Authorization', `Basic ${Buffer.from(`누구나:${password}`).toString('base64')}`);
}

function textOf(html: string): string {
  return html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

const toldPath = '/programs/kes-exhibition/calls/2024-1/told';
const kept = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' };

describe('signing in', () => {
  const paths = ['/mails', '/mails/confirm-1', '/mails/confirm-1/frame', toldPath, '/companies/garam/inbox'];

  test.each(paths)('is asked for by the browser’s own dialog on %s, and by nothing else', async (path) => {
    for (const [password, said] of [
      [null, '비밀번호에 직원 키를 넣으세요'],
      ['not-the-key', '그 키는 맞지 않습니다'],
      ['열쇠', '비밀번호에 직원 키를 넣으세요'],
      ['', '비밀번호에 직원 키를 넣으세요'],
    ] as const) {
      const answer = await get(path, password);
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Basic realm="Ieum staff", charset="UTF-8"');
      expect(answer.headers).toMatchObject(kept);
      expect(textOf(answer.text)).toContain(said);
      expect(answer.text).not.toContain('gil@example.com');
    }
    const bearer = await request(web.app.getHttpServer()).get(path).set('Authorization', `Bearer ${staffKey}`);
    expect(bearer.status).toBe(401);
  });

  test.each(paths)('passes the password on as the key, whatever the name, for %s', async (path) => {
    const { status, headers } = await get(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject(kept);
    expect(headers).not.toHaveProperty('www-authenticate');
    const keys = web.api.asked.filter(({ authorization }) => authorization !== undefined);
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${staffKey}`]));
  });

  test('is not passed on to what is public', async () => {
    await get('/search');
    expect(web.api.asked.every(({ authorization }) => authorization === undefined)).toBe(true);
  });
});

describe('sent mails', () => {
  test('are listed, newest first, as the API has them', async () => {
    const { text } = await get('/mails');
    expect(textOf(text)).toMatch(/알림 신청을 확인해 주세요 받는 사람 gil@example.com 2026년 11월 25일\(수\) 10:02 .*\(제목 없음\)/);
    expect(text).toContain('href="/mails/confirm-1"');
    web.api.alerts.mails = [];
    expect(textOf((await get('/mails')).text)).toContain('아직 보낸 메일이 없습니다');
  });

  test('are not there where there is a mail server, which the page says', async () => {
    web.api.alerts.mails = null;
    const { status, text } = await get('/mails');
    expect(status).toBe(404);
    expect(textOf(text)).toContain('메일 서버로 보내므로 남겨 둔 메일이 없습니다.');
  });

  test('are shown as text with their links, beside a frame that runs nothing', async () => {
    const { text, headers } = await get('/mails/confirm-1');
    expect(textOf(text)).toMatch(/이음 <noreply@localhost> .*gil@example.com .*Message-ID <confirm-1@localhost>/);
    expect(text).toContain('<a href="http://localhost:3000/alerts/confirm?id=s-1&amp;token=confirm-s-1" rel="noreferrer">');
    expect(text).toMatch(
      /<iframe class="mail-frame" sandbox="allow-popups allow-popups-to-escape-sandbox" src="\/mails\/confirm-1\/frame" title="메일이 보이는 모습"/,
    );
    // The mail's own markup is nowhere in the page around it, whose rules are those of every page.
    expect(text).not.toContain('broken out');
    expect(headers['content-security-policy']).toBe((await get('/search')).headers['content-security-policy']);
    expect((await get('/mails/m-2')).text).not.toContain('<iframe');
    expect(textOf((await get('/mails/m-2')).text)).toContain('<b>글</b>');
    expect((await get('/mails/none')).status).toBe(404);
  });

  test('stand in the frame under rules that let them style themselves and nothing else', async () => {
    const { text, headers } = await get('/mails/confirm-1/frame');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']!.split('; ')).toEqual([
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
      'sandbox allow-popups allow-popups-to-escape-sandbox',
    ]);
    expect(text).toContain('<head><base target="_blank"><title>');
    expect((await get('/mails/m-2/frame')).text).toBe('<!doctype html><base target="_blank">');
  });
});

describe('what was told of a call', () => {
  test('is counted, drawn to scale by kind and channel, and failures are named', async () => {
    const { text } = await get(toldPath);
    const words = textOf(text);
    expect(words).toContain('KES 전시회 참가 지원 2024년 KES 참가기업 모집 공고');
    for (const said of [
      '보냄 1,240',
      '열어 봄 310',
      '실패 2',
      '보내지 않음 9',
      '보낼 것 3',
      '걸린 시간 (가운데 값) 42초',
      '걸린 시간 (95%가 이 안에) 3시간 5분',
      '신청할 때 이미 맞아서 알리지 않은 것 57건',
      '새로 맞는 사업 1,200 0 0 2 4 300',
      '마감 임박 40 0 3 0 5 10',
      // A kind that these pages do not know yet is shown by its code.
      'later.kind 0',
      '메일 1,000 0 0 2 9 250',
      '소식함 240 0 3 0 0 60',
      '다른 소식에 함께 담김 7 받는 이가 그만 받음 2',
      '보내지 못한 것 2건',
      '메일 email.abc 550 5.1.1 <script>alert(1)</script> 그런 사용자가 없습니다',
      'email.def 까닭이 적혀 있지 않습니다.',
    ]) {
      expect(words).toContain(said);
    }
    expect(text).not.toContain('<script>alert');
    // By kind the widest row is 1,206 statements on 300 units; the other one 48.
    const bars = [...text.matchAll(/<svg class="told-bar"[\s\S]*?<\/svg>/g)].map(([bar]) =>
      [...bar.matchAll(/ width="([\d.]+)" height="16"/g)].reduce((sum, [, width]) => sum + Number(width), 0),
    );
    expect(bars[0]).toBeCloseTo(300);
    expect(bars[1]).toBeCloseTo((48 / 1206) * 300);
    expect(bars[2]).toBe(0);
  });

  test('is sent again where it failed, by the button of this page', async () => {
    const { text } = await get(toldPath);
    const proof = /name="proof" value="([^"]+)"/.exec(text)![1]!;
    const answer = await post(toldPath, { proof });
    expect([answer.status, answer.headers['location']]).toEqual([303, `${toldPath}?resent=2`]);
    expect(web.api.alerts.resent).toBe(1);
    const after = await get(`${toldPath}?resent=2`);
    expect(textOf(after.text)).toContain('실패한 2건을 다시 보냅니다.');
    expect(after.text).not.toContain('name="proof"');
  });

  test('is not sent again by a form of another site or of another page', async () => {
    const other = /name="proof" value="([^"]+)"/
      .exec((await get(toldPath)).text)![1]!
      .replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    for (const fields of [{}, { proof: '' }, { proof: other }] as Record<string, string>[]) {
      const { status, text } = await post(toldPath, fields);
      expect(status).toBe(403);
      expect(textOf(text)).toContain('이 화면의 단추로 보낸 요청이 아니어서');
    }
    expect((await post(toldPath, {}, null)).status).toBe(401);
    expect(web.api.alerts.resent).toBe(0);
  });

  test('is nothing at first', async () => {
    const none = { planned: 0, sending: 0, sent: 0, failed: 0, suppressed: 0, opened: 0 };
    const blank = { byKind: {}, byChannel: {}, suppressedFor: {}, failures: [], delay: { medianSeconds: null, p95Seconds: null } };
    web.api.alerts.told = { ...sampleTold, ...none, ...blank, baseline: 0 };
    const { text } = await get(toldPath);
    expect(textOf(text)).toContain('이 공고로 아직 알린 것이 없습니다.');
    expect(textOf(text)).toContain('걸린 시간 (가운데 값) –');
    expect(text).not.toMatch(/<table|name="proof"/);
  });

  test('of a call that is not there is a page with 404', async () => {
    expect((await get('/programs/kes-exhibition/calls/none/told')).status).toBe(404);
  });

  test('of a programme that was deleted has the ids for names', async () => {
    web.api.programs = [];
    const { status, text } = await get(toldPath);
    expect(status).toBe(200);
    expect(textOf(text)).toContain('kes-exhibition 2024-1');
    expect(text).not.toContain('href="/programs/kes-exhibition"');
  });
});

describe('what a firm was told', () => {
  test('is listed with what changed, and leads to the programme without counting as followed', async () => {
    const { text } = await get('/companies/garam/inbox');
    const words = textOf(text);
    expect(words).toContain('가람전지에 알린 소식');
    expect(words).toMatch(/내용 변경 2024년 3월 4일\(월\) 09:30 · 열어 봄 KES 전시회 참가 지원 .*마감 2024년 3월 20일\(수\)/);
    expect(words).toContain('마감: 2024년 3월 18일(월) → 2024년 3월 20일(수)');
    expect(words).toContain('사업 예산: 2억 5,000만원 → 없음');
    expect(words).toContain('마감 방식: 마감일 → 예산 소진 시까지');
    expect(words).toMatch(/공고 취소 2024년 3월 4일\(월\) 08:59 · 아직 열지 않음 gone old/);
    expect(text).toContain(`href="${toldPath}"`);
    expect(text).not.toContain('/go/');
  });

  test('is turned over in pages', async () => {
    web.api.alerts.inbox = Array.from({ length: 25 }, (_, index) => ({
      ...sampleInbox[0]!,
      id: `i-${index}`,
      programTitle: `사업 ${index}`,
    }));
    const { text } = await get('/companies/garam/inbox?page=2');
    expect(textOf(text)).toContain('사업 24');
    expect(textOf(text)).not.toContain('사업 19');
    expect(text).toContain('href="/companies/garam/inbox?page=1"');
  });

  test('of a firm that is not there is a page with 404', async () => {
    expect((await get('/companies/nobody/inbox')).status).toBe(404);
  });
});

test('every page for staff speaks English too', async () => {
  for (const path of ['/mails', toldPath, '/companies/garam/inbox']) {
    const { text } = await get(path).set('Accept-Language', 'en');
    const main = /<main[\s\S]*<\/main>/.exec(text)![0];
    // What is left is the words of mails, programmes and failures.
    const own = main.replace(/<span lang="ko">[\s\S]*?<\/span>|<h2 class="line__title">[\s\S]*?<\/h2>|<p>550[^<]*(?:&lt;[^<]*)*<\/p>/g, '');
    expect(textOf(own).replace(/: 2024년 KES 참가기업 모집 공고|[가-힣]+ <noreply/g, '')).not.toMatch(/[가-힣]/);
  }
  expect(textOf((await get('/mails', null).set('Accept-Language', 'en')).text)).toContain('A staff key is needed');
});
