import type { PublishedProgram } from '#contracts';
import { Documents } from '#documents';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { knownCallId } from '../known-calls/known-call.js';
import { knownCallCollection } from '../known-calls/known-call.collection.js';
import { call, companyWith, entryWith, OpenParts, programWith, publicUrl } from '../told/testing/open-parts.js';

let parts: OpenParts;
let token: string;

beforeEach(async () => {
  parts = await OpenParts.open();
  await parts.putCompany(companyWith());
  token = await parts.feedToken('garam');
});

afterEach(() => parts.close());

interface AtomEntry {
  readonly id: string;
  readonly title: { readonly '#text': string; readonly '@_type': string };
  readonly updated: string;
  readonly summary: { readonly '#text': string };
  readonly link: readonly { readonly '@_href': string }[];
}

interface AtomFeed {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly author: { readonly name: string };
  readonly link: readonly { readonly '@_rel'?: string; readonly '@_href': string }[];
  readonly entry?: readonly AtomEntry[];
}

function atomOf(text: string): AtomFeed {
  expect(XMLValidator.validate(text)).toBe(true);
  const isArray = (name: string) => name === 'entry' || name === 'link';
  const parser = new XMLParser({ ignoreAttributes: false, isArray, alwaysCreateTextNode: false, processEntities: true });
  return (parser.parse(text) as { feed: AtomFeed }).feed;
}

/** Events by UID. */
function eventsOf(text: string): ReadonlyMap<string, ICAL.Component> {
  const events = calendarOf(text).getAllSubcomponents('vevent');
  const byUid = new Map(events.map((event) => [String(event.getFirstPropertyValue('uid')), event]));
  expect(byUid.size).toBe(events.length);
  return byUid;
}

function calendarOf(text: string): ICAL.Component {
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  return new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]);
}

const property = (event: ICAL.Component | undefined, name: string) => String(event?.getFirstPropertyValue(name));

/** What a feed reader shows of an HTML title. */
const shown = (html: string) => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const atom = (query = `?token=${token}`, headers = {}) => parts.get(`/feeds/companies/garam.atom${query}`, headers);
const calendar = (query = `?token=${token}`, headers = {}) => parts.get(`/feeds/companies/garam.ics${query}`, headers);

/** Calls that close as given, each in a programme of its own: `p-0`, `p-1` … */
async function putClosing(...closesAt: readonly string[]): Promise<void> {
  for (const [at, each] of closesAt.entries()) await parts.putProgram(programWith({ id: `p-${at}`, calls: [{ ...call, closesAt: each }] }));
}

describe('who may read the feeds of a firm', () => {
  it.each(['atom', 'ics'])('is who has its token (%s)', async (form) => {
    const other = await parts.feedToken('another');
    expect((await parts.get(`/feeds/companies/garam.${form}?token=${token}`)).status).toBe(200);
    for (const query of ['', '?token=', `?token=${token}x`, `?token=${other}`]) {
      const answer = await parts.get(`/feeds/companies/garam.${form}${query}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    }
    expect((await parts.get(`/feeds/companies/another.${form}?token=${other}`)).status).toBe(404);
  });

  it('is nobody by way of a cache', async () => {
    expect((await atom()).headers['cache-control']).toBe('private, max-age=300');
    expect((await parts.get('/feeds/search.atom')).headers['cache-control']).toBe('public, max-age=300');
  });
});

describe('the Atom feed of a firm', () => {
  it('has what RFC 4287 asks of a feed and its entries', async () => {
    await parts.putProgram(programWith());
    await parts.putProgram(programWith({ id: 'elsewhere', rule: { site: { in: ['11'] } } }));
    await parts.putProgram(programWith({ id: 'over', calls: [{ ...call, closesAt: '2024-03-03' }] }));
    await parts.putProgram(programWith({ id: 'to-come', calls: [{ ...call, opensAt: '2024-03-10' }] }));
    const answer = await atom();
    expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const feed = atomOf(answer.text);
    expect(feed.id).toBe('tag:ieum.example,2024:feeds/companies/garam');
    expect(feed.title).toBe('가람전지에 맞는 지원사업');
    expect(feed.author.name).toBe('이음');
    expect(feed.link.find((link) => link['@_rel'] === 'self')?.['@_href']).toBe(`${publicUrl}/feeds/companies/garam.atom?token=${token}`);
    const entries = feed.entry ?? [];
    expect(entries.map(({ id }) => id).sort()).toEqual([
      'tag:ieum.example,2024:programs/battery/calls/spring',
      'tag:ieum.example,2024:programs/to-come/calls/spring',
    ]);
    for (const { title, updated, link } of entries) {
      expect(shown(title['#text'])).toBe('이차전지 시제품 제작 지원 · 2024년 1차 공고');
      expect(new Date(updated).toISOString()).toBe(updated);
      expect(link[0]?.['@_href']).toMatch(/^https:\/\/ieum[.]example\/programs\/(battery|to-come)$/);
    }
    expect(feed.updated).toBe(
      entries
        .map(({ updated }) => updated)
        .sort()
        .at(-1),
    );
  });

  it('says in the summary from when until when and how much, and no days left', async () => {
    await parts.putProgram(programWith({ calls: [{ ...call, closesAt: '2024-03-18T18:00:00+09:00', closing: 'until-exhausted' }] }));
    const summary = (await atom()).text;
    expect(summary).toContain('접수: 2024-03-01 ~ 2024-03-18 18:00');
    expect(summary).toContain('사업 예산: 2억 5,000만원');
    expect(summary).toContain('예산이 소진되면 마감일 전에 끝납니다.');
    expect(summary).not.toMatch(/D-\d/);
  });

  it('writes titles with signs, emoji and control characters so that a reader shows them', async () => {
    const title = 'R&D <우대>, "AI" 🚀 ]]> &amp; ; \\ 한';
    await parts.putCompany(companyWith({ version: 2, name: '(주)가람 & 친구들 <본사> &amp;' }));
    await parts.putProgram(programWith({ title: `${title}\u0007`, calls: [{ ...call, title }] }));
    const feed = atomOf((await atom()).text);
    expect(feed.title).toBe('(주)가람 & 친구들 <본사> &amp;에 맞는 지원사업');
    expect(feed.entry?.[0]?.title['@_type']).toBe('html');
    expect(shown(feed.entry?.[0]?.title['#text'] ?? '')).toBe(title);
  });

  it('is in English for who reads that', async () => {
    await parts.putProgram(programWith());
    const answer = await atom(undefined, { 'Accept-Language': 'en' });
    expect(atomOf(answer.text).title).toBe('Support programmes that fit 가람전지');
    expect(answer.text).toContain('Budget of the programme: KRW 250 million');
    expect([answer.headers['content-language'], answer.headers['vary']]).toEqual(['en', 'Accept-Language']);
  });

  it('is answered with 304 to who has it, until something shown changes', async () => {
    await parts.putProgram(programWith());
    const first = await atom();
    const etag = String(first.headers['etag']);
    const again = await atom(undefined, { 'If-None-Match': etag });
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
    expect((await atom(undefined, { 'If-None-Match': etag, 'Accept-Language': 'en' })).status).toBe(200);

    await parts.putProgram(programWith({ version: 2, calls: [{ ...call, closesAt: '2024-03-20' }] }));
    const changed = await atom(undefined, { 'If-None-Match': etag });
    expect(changed.status).toBe(200);
    const updated = (text: string) => atomOf(text).entry?.[0]?.updated ?? '';
    expect(updated(changed.text) > updated(first.text)).toBe(true);
  });

  it('is whole without entries', async () => {
    const feed = atomOf((await atom()).text);
    expect(feed.entry).toBeUndefined();
    expect(feed.updated).toBe('2024-03-03T15:00:00.000Z');
  });
});

describe('the calendar of a firm', () => {
  it('has an event for each call with a closing date', async () => {
    await parts.putProgram(programWith());
    await parts.putProgram(programWith({ id: 'rolling', calls: [{ ...call, closesAt: undefined, closing: 'rolling' }] }));
    const answer = await calendar();
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const whole = calendarOf(answer.text);
    expect(whole.getFirstPropertyValue('x-wr-calname')).toBe('가람전지에 맞는 지원사업');
    expect(String(whole.getFirstPropertyValue('refresh-interval'))).toBe('PT6H');
    expect([...eventsOf(answer.text).keys()]).toEqual(['battery.spring@ieum.example']);
    const event = eventsOf(answer.text).get('battery.spring@ieum.example');
    expect(property(event, 'status')).toBe('CONFIRMED');
    expect(property(event, 'summary')).toBe('[마감] 이차전지 시제품 제작 지원 · 2024년 1차 공고');
    expect(property(event, 'url')).toBe(`${publicUrl}/programs/battery`);
    expect(property(event, 'description').split('\n')).toEqual([
      '접수: 2024-03-01 ~ 2024-03-18',
      '지원 내용: 시제품 제작',
      '사업 예산: 2억 5,000만원',
      '신청 방법: 공고문에서 확인하거나 담당 기관에 문의하세요.',
      '담당 기관: 충북과학기술혁신원 기업지원팀 043-000-0000',
      `자세히 보기: ${publicUrl}/programs/battery`,
    ]);
  });

  it('puts a deadline where Seoul has it', async () => {
    await putClosing(
      '2024-03-18',
      '2024-03-18T18:00:00+09:00',
      // The same moment, written in UTC: it is the 19th in Seoul.
      '2024-03-18T15:30:00Z',
      '2024-03-19T00:30:00+09:00',
      // Midnight ends the 18th, whoever writes it.
      '2024-03-19T00:00:00+09:00',
      '2024-03-18T15:00:00Z',
      '2024-03-18T23:59:59+09:00',
    );
    const { text } = await calendar();
    const events = eventsOf(text);
    const starts = Array.from({ length: 7 }, (_, at) => property(events.get(`p-${at}.spring@ieum.example`), 'dtstart'));
    expect(starts).toEqual([
      '2024-03-18',
      '2024-03-18T09:00:00Z',
      '2024-03-18T15:30:00Z',
      '2024-03-18T15:30:00Z',
      '2024-03-18',
      '2024-03-18',
      '2024-03-18T14:59:59Z',
    ]);
  });

  it('rings three days and one day before: at the same time, or in the morning for a whole day', async () => {
    await putClosing('2024-03-18', '2024-03-18T18:00:00+09:00');
    const events = eventsOf((await calendar()).text);
    const alarms = (uid: string) => events.get(uid)?.getAllSubcomponents('valarm') ?? [];
    const triggers = (uid: string) => alarms(uid).map((alarm) => property(alarm, 'trigger'));
    // 09:00 on the 15th and the 17th.
    expect(triggers('p-0.spring@ieum.example')).toEqual(['-P2DT15H', '-PT15H']);
    expect(triggers('p-1.spring@ieum.example')).toEqual(['-P3D', '-P1D']);
    expect(alarms('p-0.spring@ieum.example').map((alarm) => property(alarm, 'action'))).toEqual(['DISPLAY', 'DISPLAY']);
  });

  it('counts edits in the sequence and keeps the UID', async () => {
    await parts.putProgram(programWith());
    const first = eventsOf((await calendar()).text).get('battery.spring@ieum.example');
    await parts.putProgram(programWith({ version: 2, calls: [{ ...call, closesAt: '2024-03-20' }] }));
    const second = eventsOf((await calendar()).text).get('battery.spring@ieum.example');
    expect([property(first, 'sequence'), property(second, 'sequence')]).toEqual(['0', '1']);
    expect(property(second, 'dtstart')).toBe('2024-03-20');
    const changes = [first, second].map((event) => property(event, 'last-modified'));
    expect(changes.map((each) => each.slice(0, 10))).toEqual(['2024-03-04', '2024-03-04']);
    expect([first, second].map((event) => property(event, 'dtstamp'))).toEqual(changes);
  });

  it('takes back what was withdrawn from whom it was told, or whom it had fitted', async () => {
    await parts.putProgram(programWith());
    await parts.putProgram(programWith({ id: 'untold' }));
    await parts.putProgram(programWith({ id: 'whole' }));
    await parts.putEntry(entryWith(), 'told');
    await parts.putEntry(entryWith({ programId: 'whole', state: 'suppressed', suppressedFor: 'baseline', sentAt: undefined }), 'baseline');
    await parts.putProgram(programWith({ version: 2, calls: [] }));
    await parts.putProgram(programWith({ id: 'untold', version: 2, calls: [] }));
    await parts.putProgram({ id: 'whole', version: 2, deleted: true });
    const events = eventsOf((await calendar()).text);
    expect([...events.keys()].sort()).toEqual(['battery.spring@ieum.example', 'whole.spring@ieum.example']);
    for (const event of events.values()) {
      expect([property(event, 'status'), property(event, 'sequence'), property(event, 'dtstart')]).toEqual([
        'CANCELLED',
        '1',
        '2024-03-18',
      ]);
      expect(event.getAllSubcomponents('valarm')).toEqual([]);
    }
  });

  it('does not take back what had closed, nor what a firm is told again', async () => {
    await parts.putProgram(programWith({ calls: [{ ...call, closesAt: '2024-03-03' }] }));
    await parts.putProgram(programWith({ id: 'back' }));
    await parts.putEntry(entryWith(), 'closed');
    await parts.putEntry(entryWith({ programId: 'back' }), 'back');
    await parts.putProgram(programWith({ version: 2, calls: [] }));
    await parts.putProgram(programWith({ id: 'back', version: 2, calls: [] }));
    await parts.putProgram(programWith({ id: 'back', version: 3 }));
    const events = eventsOf((await calendar()).text);
    expect(Array.from(events, ([uid, event]) => [uid, property(event, 'status'), property(event, 'sequence')])).toEqual([
      ['back.spring@ieum.example', 'CONFIRMED', '2'],
    ]);
  });

  it('keeps what was withdrawn for ninety days', async () => {
    const calls = parts.part(Documents).collection(knownCallCollection);
    // Noon on 4 March, less 90 days: noon on 5 December in Seoul.
    const gone = { 'just-kept': '2023-12-05T03:01:00.000Z', 'just-over': '2023-12-05T02:59:00.000Z' };
    for (const [programId, goneAt] of Object.entries(gone)) {
      const shown = { programId, callId: 'spring', programTitle: '사업', title: '공고', closing: 'fixed', closesAt: '2024-03-18' } as const;
      const state = { ...shown, isSilent: false, material: 'm', materials: {}, sequence: 4, seenAt: '2023-11-01T00:00:00.000Z', goneAt };
      await calls.put({ id: knownCallId(programId, 'spring'), expectedVersion: 0, state, at: goneAt, by: 'system' });
      await parts.putEntry(entryWith({ programId }), programId);
    }
    const events = eventsOf((await calendar()).text);
    expect([...events.keys()]).toEqual(['just-kept.spring@ieum.example']);
    const [event] = events.values();
    expect([property(event, 'sequence'), property(event, 'dtstamp')]).toEqual(['4', '2023-12-05T03:01:00Z']);
  });

  it('writes commas, semicolons, quotes, line breaks, emoji and long Korean so that they are read as they are', async () => {
    const title = '시제품, 인증; "시험·분석" \\ 지원 🚀👩‍🔬 '.repeat(6).trim();
    await parts.putCompany(companyWith({ version: 2, name: '가람, 나래; 다솜\\' }));
    const host = { organization: '충북과학기술혁신원, 본원; \u0007북부권' };
    const url = 'https://example.org/notice?a=1&b=2,3;4';
    await parts.putProgram(programWith({ title, host, calls: [{ ...call, title, url }] }));
    const { text } = await calendar();
    // The reader leaves what it does not know as it is written.
    for (const name of ['name', 'x-wr-calname']) {
      expect(calendarOf(text).getFirstPropertyValue(name)).toBe('가람\\, 나래\\; 다솜\\\\에 맞는 지원사업');
    }
    const event = eventsOf(text).get('battery.spring@ieum.example');
    expect(property(event, 'summary')).toBe(`[마감] ${title}`);
    expect(property(event, 'description')).toContain('담당 기관: 충북과학기술혁신원, 본원; 북부권\n');
    expect(property(event, 'description')).toContain(`신청 방법: ${url}\n`);
  });

  it('is answered with 304 to who has it', async () => {
    await parts.putProgram(programWith());
    const { headers } = await calendar();
    expect((await calendar(undefined, { 'If-None-Match': String(headers['etag']) })).status).toBe(304);
  });
});

describe('the feeds of a search', () => {
  const battery = programWith();
  const lift: Partial<PublishedProgram> = { id: 'lift', title: '승강기 인증 지원', summary: '', tracks: ['elevator'] };

  it('show what the text and the filters leave', async () => {
    await parts.putProgram(battery);
    await parts.putProgram(programWith({ ...lift, rule: null, supports: [{ kind: 'certification', title: '인증' }] }));
    const ids = async (query: string) =>
      (atomOf((await parts.get(`/feeds/search.atom${query}`)).text).entry ?? []).map(({ id }) => id.split('/')[1]).sort();
    expect(await ids('')).toEqual(['battery', 'lift']);
    expect(await ids(`?q=${encodeURIComponent('승강기')}`)).toEqual(['lift']);
    expect(await ids('?track=secondary-battery,semiconductor')).toEqual(['battery']);
    expect(await ids('?kind=certification')).toEqual(['lift']);
    expect(await ids('?area=11')).toEqual(['lift']);
    expect(await ids('?area=43130')).toEqual(['battery', 'lift']);
  });

  it('follow what changes, asked again by the same text', async () => {
    const ids = async () => {
      const { text } = await parts.get(`/feeds/search.atom?q=${encodeURIComponent('승강기')}`);
      return (atomOf(text).entry ?? []).map(({ id }) => id.split('/')[1]).sort();
    };
    await parts.publish(battery, programWith(lift));
    expect(await ids()).toEqual(['lift']);
    await parts.publish(programWith({ version: 2, title: '승강기용 이차전지' }), programWith({ id: 'new', title: '승강기 안전' }));
    expect(await ids()).toEqual(['battery', 'lift', 'new']);
    await parts.publish(programWith({ ...lift, version: 2, title: '인증', tracks: [] }), { id: 'new', version: 2, deleted: true });
    expect(await ids()).toEqual(['battery']);
  });

  it('name themselves by what is sought, and are the same feed however that is written', async () => {
    const asked = `q=${encodeURIComponent('배터리')}`;
    const one = atomOf((await parts.get(`/feeds/search.atom?${asked}&track=elevator,automotive`)).text);
    const other = atomOf((await parts.get(`/feeds/search.atom?track=automotive&track=elevator&${asked}`)).text);
    expect(one.id).toBe(other.id);
    expect(one.title).toMatch(/^지원사업 검색: 배터리 · /);
    const self = new URL(one.link.find((link) => link['@_rel'] === 'self')?.['@_href'].replaceAll('&amp;', '&') ?? '');
    expect(self.origin + self.pathname).toBe(`${publicUrl}/feeds/search.atom`);
    expect([...self.searchParams]).toEqual([
      ['q', '배터리'],
      ['track', 'automotive'],
      ['track', 'elevator'],
    ]);
  });

  it('refuse codes that are none', async () => {
    const answer = await parts.get('/feeds/search.ics?track=nonsense');
    expect([answer.status, answer.body.code]).toEqual([400, 'query-invalid']);
  });

  it('take back what was withdrawn if its title has the text', async () => {
    await parts.putProgram(battery);
    await parts.putProgram(programWith(lift));
    await parts.putProgram(programWith({ version: 2, calls: [] }));
    await parts.putProgram(programWith({ ...lift, version: 2, calls: [] }));
    const events = async (query: string) => eventsOf((await parts.get(`/feeds/search.ics${query}`)).text);
    const byText = await events(`?q=${encodeURIComponent('승강기')}`);
    expect(Array.from(byText, ([uid, event]) => [uid, property(event, 'status')])).toEqual([['lift.spring@ieum.example', 'CANCELLED']]);
    expect([...(await events(''))]).toEqual([]);
    expect([...(await events(`?q=${encodeURIComponent('승강기')}&track=secondary-battery`))]).toEqual([]);
  });

  it('show what was noticed last, two hundred of it, and in the calendar what closes first', async () => {
    const day = (at: number) => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);
    const programs = Array.from({ length: 230 }, (_, at) =>
      // All are open: each was noticed a day after the one before in 2023, and closes a day before it.
      programWith({
        id: `p-${String(at).padStart(3, '0')}`,
        calls: [{ ...call, noticedOn: day(at - 365), opensAt: '2023-01-01', closesAt: day(400 - at) }],
      }),
    );
    await parts.publish(...programs);
    const lastFirst = programs.toReversed().slice(0, 200);
    const entries = atomOf((await parts.get('/feeds/search.atom')).text).entry ?? [];
    expect(entries.map(({ id }) => id)).toEqual(lastFirst.map(({ id }) => `tag:ieum.example,2024:programs/${id}/calls/spring`));
    const uids = [...eventsOf((await parts.get('/feeds/search.ics')).text).keys()];
    expect(uids).toEqual(lastFirst.map(({ id }) => `${id}.spring@ieum.example`));
  });
});

it('dates what was not looked at yet by the last of its own dates that has come', async () => {
  await parts.publish(
    programWith({ id: 'open' }),
    programWith({ id: 'noticed', calls: [{ ...call, opensAt: '2024-03-10' }] }),
    programWith({ id: 'to-come', calls: [{ ...call, noticedOn: undefined, opensAt: '2024-03-10' }] }),
  );
  const entries = atomOf((await parts.get('/feeds/search.atom')).text).entry ?? [];
  expect(entries.map(({ id, updated }) => [id.split('/')[1], updated])).toEqual([
    ['open', '2024-02-29T15:00:00.000Z'],
    ['noticed', '2024-02-25T15:00:00.000Z'],
    ['to-come', '2023-12-31T15:00:00.000Z'],
  ]);
});
