import { setTimeout as wait } from 'node:timers/promises';
import { Api } from './support/api.js';
import { businessNumber } from './support/business-numbers.js';
import { startServer, temporaryFolder, type RunningServer } from './support/server.js';

const patienceMillis = 20_000;

/** The pages of alerts over the services themselves, as a browser without script goes through them. */
describe('alerts, from a list of programmes to the last mail', () => {
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

  interface Seen {
    readonly status: number;
    readonly html: string;
  }

  async function send(method: 'GET' | 'POST', path: string, fields?: Readonly<Record<string, string>>, asStaff = false): Promise<Seen> {
    const basic = `Basic ${Buffer.from(`staff:${server.apiKey}`).toString('base64')}`;
    const answer = await fetch(new URL(path, server.url), {
      method,
      headers: { Accept: 'text/html', ...(asStaff && { Authorization: basic }) },
      ...(fields && { body: new URLSearchParams(fields) }),
    });
    return { status: answer.status, html: await answer.text() };
  }
  const look = (path: string) => send('GET', path);
  const lookAsStaff = (path: string) => send('GET', path, undefined, true);

  /** Presses the button of the one form that posts. */
  const press = ({ html }: Seen, fields: Readonly<Record<string, string>> = {}) =>
    send('POST', plain(/<form[^>]* method="post" action="([^"]*)"/.exec(html)?.[1] ?? ''), fields);

  const linkTo = (start: string, { html }: Seen) =>
    plain([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '').find((href) => href.includes(start)) ?? '');

  /** A link of a mail says the public address; here it is another port. */
  const own = (url: string) => url.replace(/^https?:\/\/[^/]+/, '');

  /** The newest mail of which the list says this. */
  async function mailAbout(words: RegExp): Promise<Seen> {
    for (const end = Date.now() + patienceMillis; Date.now() < end; await wait(100)) {
      const { status, html } = await lookAsStaff('/mails');
      expect(status).toBe(200);
      const found = [...html.matchAll(/<a href="(\/mails\/[^"]+)">([^<]*)<\/a>/g)].find(([, , subject]) => words.test(subject ?? ''));
      if (found?.[1]) return lookAsStaff(plain(found[1]));
    }
    throw new Error(`No mail about ${String(words)}`);
  }

  it('asks, confirms, is told, wants no more of a programme, and stops', async () => {
    const results = await look('/matches?area=43130:head&industry=28202&employees=23');
    const form = await look(linkTo('/alerts/new', results));
    const once = /name="once" value="([^"]*)"/.exec(form.html)?.[1] ?? '';
    const sent = await press(form, { email: 'gil@example.com', often: 'at-once', consent: 'yes', once });
    expect(sent.status).toBe(200);
    expect(sent.html).toContain('g***@example.com');

    const asking = await mailAbout(/신청을 확인해 주세요/);
    const confirm = await look(own(linkTo('/alerts/confirm', asking)));
    expect(confirm.status).toBe(200);
    expect(confirm.html).toContain('충청북도 충주시 본사');
    const confirmed = await press(confirm);
    expect(confirmed.html).toContain('알림이 시작되었습니다');

    const opened = await api.post('/api/programs', {
      id: 'e2e-batteries',
      title: '이차전지 시험평가 지원',
      summary: '시험평가비를 지원합니다.',
      applicants: ['company'],
      host: { organization: '충북과학기술혁신원' },
      supports: [{ kind: 'certification', title: '시험평가' }],
      rule: { site: { in: ['43130'] }, quote: '충주시 소재 기업' },
      calls: [{ id: 'first', title: '1차 모집 공고', opensAt: '2024-03-04', closesAt: '2024-03-29', closing: 'fixed' }],
    });
    expect(opened.status).toBe(201);
    const told = await mailAbout(/이차전지 시험평가 지원/);
    const followed = await look(own(linkTo('/go/', told)));
    expect(followed.html).toContain('<h1>이차전지 시험평가 지원</h1>');
    const report = await lookAsStaff('/programs/e2e-batteries/calls/first/told');
    expect(report.html).toMatch(/보냄<\/dt><dd>1<\/dd>[\s\S]*열어 봄<\/dt><dd>1<\/dd>[\s\S]*실패<\/dt><dd>0<\/dd>/);
    expect(report.html).toMatch(/<th scope="row">새로 맞는 사업<\/th>[\s\S]*<th scope="row">메일<\/th>/);
    const dismiss = await look(own(linkTo('/alerts/dismiss/', told)));
    expect(dismiss.html).toContain('이차전지 시험평가 지원');
    const dismissed = await press(dismiss, { reason: 'applied', text: '' });
    expect(dismissed.html).toContain('이 사업 소식을 그만 받습니다');

    const manage = await look(linkTo('/alerts/manage', dismissed));
    expect(manage.html).toContain('소식 1가지');
    const stopped = await press(manage, { stop: 'all' });
    expect(stopped.html).toContain('이 주소로 보내는 소식이 없습니다');
    expect((await press(manage, { stop: 'all' })).html).toContain('이 주소로 보내는 소식이 없습니다');
    // The link of the first mail confirms nothing any more.
    expect((await look(own(linkTo('/alerts/confirm', asking)))).status).toBe(404);
  }, 60_000);

  it('follows a programme, which its owner sees before confirming', async () => {
    const program = await look('/programs/chungju-battery-elevator');
    const form = await look(linkTo('/alerts/new', program));
    await press(form, { email: 'na@example.com', often: 'weekly', consent: 'yes', once: 'once' });
    for (const end = Date.now() + patienceMillis; Date.now() < end; await wait(100)) {
      const mail = await mailAbout(/신청을 확인해 주세요/);
      if (!mail.html.includes('na@example.com')) continue;
      const confirm = await look(own(linkTo('/alerts/confirm', mail)));
      expect(confirm.html).toContain('충주시 신산업(이차전지, 승강기) 경쟁력고도화 기업지원 사업');
      return;
    }
    throw new Error('No mail to na@example.com');
  }, 60_000);

  it('tells on the form, not on another page, that an address is asked for too often', async () => {
    const form = await look('/alerts/new?from=search&q=x');
    const ask = (often: string) => press(form, { email: 'da@example.com', often, consent: 'yes', once: often });
    const statuses: number[] = [];
    for (const often of ['at-once', 'daily', 'weekly']) statuses.push((await ask(often)).status);
    // A wish of another name each time: the second and third are the same search, which their asker is not told.
    expect(statuses).toEqual([200, 200, 200]);
    const refused = await press(form, { email: 'da@example.com', often: 'daily', consent: 'yes', once: 'fourth' });
    expect(refused.status).toBe(429);
    expect(refused.html).toContain('하루에 3번까지');
    expect(refused.html).toContain('value="da@example.com"');
  });

  it('offers a calendar and a feed that are there, for a firm and for a search', async () => {
    for (const list of ['/matches?area=43130:head&industry=28202&employees=23&kind=certification', '/search?q=시험평가&area=43130']) {
      const { html } = await look(encodeURI(list));
      const feeds = [...html.matchAll(/href="(\/feeds\/[^"]*)"/g)].map(([, href]) => plain(href ?? ''));
      expect(feeds.map((href) => href.replace(/\?.*/, '')).sort()).toEqual([
        '/feeds/search.atom',
        '/feeds/search.atom',
        '/feeds/search.ics',
      ]);
      for (const feed of feeds) {
        const { status, html: body } = await look(feed);
        expect(status).toBe(200);
        expect(body).toMatch(/^(<\?xml|BEGIN:VCALENDAR)/);
        expect(body.replaceAll('\r\n ', '')).toContain('이차전지 시험평가 지원');
      }
    }
  });

  it('shows staff what a registered firm was told', async () => {
    const { body: firm } = await api.post<{ id: string }>('/api/companies', {
      name: '가람전지',
      businessNumber: businessNumber(7),
      sites: [{ kind: 'head', area: '43720' }],
    });
    const inbox = await api.post('/api/subscriptions', { kind: 'company', companyId: firm.id, channel: { inbox: true } });
    expect(inbox.status).toBe(201);
    expect((await lookAsStaff(`/companies/${firm.id}/inbox`)).html).toContain('아직 알린 소식이 없습니다');
    const written = await api.post('/api/programs', {
      id: 'e2e-boeun',
      title: '보은군 기업 판로 지원',
      applicants: ['company'],
      host: { organization: '충북과학기술혁신원' },
      supports: [{ kind: 'marketing', title: '판로' }],
      rule: { site: { in: ['43720'] } },
      calls: [{ id: 'first', title: '1차 모집 공고', opensAt: '2024-03-04', closesAt: '2024-03-29', closing: 'fixed' }],
    });
    expect(written.status).toBe(201);
    for (const end = Date.now() + patienceMillis; Date.now() < end; await wait(100)) {
      const { html } = await lookAsStaff(`/companies/${firm.id}/inbox`);
      if (!html.includes('보은군 기업 판로 지원')) continue;
      expect(html).toMatch(/새로 맞는 사업[\s\S]*마감 2024년 3월 29일\(금\)/);
      expect((await lookAsStaff(linkTo('/told', { status: 200, html }))).html).toContain('소식함');
      return;
    }
    throw new Error('The firm was told nothing');
  }, 60_000);

  it('keeps mails from whoever has no key', async () => {
    expect((await look('/mails')).status).toBe(401);
  });
});

/** Out of an attribute. */
function plain(text: string): string {
  return text.replaceAll('&amp;', '&');
}
