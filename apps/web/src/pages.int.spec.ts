import { supportKinds } from '#contracts';
import request from 'supertest';
import type { ProgramAnswer } from './api-client/api-client.types.js';
import { battery, consulting, exhibition, hostile } from './testing/sample-programs.js';
import { type OpenWeb, openWeb } from './testing/open-web.js';

let web: OpenWeb;
beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web.close());
beforeEach(() => web.api.reset());

const get = (path: string) => request(web.app.getHttpServer()).get(path);
const firm = 'area=43130:head&industry=28202&established=2018-03-02&employees=23&revenue=4200000000&cert=innobiz';

/** Text as a reader sees it. */
function textOf(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

/** The line of a list that names the programme. */
function lineOf(html: string, program: ProgramAnswer): string {
  return textOf(html.split('<article').find((part) => part.includes(`/programs/${program.id}`)) ?? '');
}

/** What a browser would send of a form that nobody touched. */
function fieldsOf(form: string): string[][] {
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => tag);
  const sent = inputs
    .filter((tag) => !/type="(checkbox|radio)"/.test(tag) || / checked/.test(tag))
    .map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]);
  const selects = [...form.matchAll(/<select[^>]*name="([^"]*)"[\s\S]*?<\/select>/g)];
  // The choice of a select stands where the select does, before the places that are carried along.
  return [...selects.map(([select, name]) => [name!, attribute(/<option[^>]* selected[^>]*>/.exec(select)?.[0] ?? '', 'value')]), ...sent];
}

function hrefsIn(html: string): readonly string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
}

describe('home', () => {
  test('asks six questions and offers a search, in one page that needs no script', async () => {
    const { status, text, headers } = await get('/');
    expect([status, headers['content-type'], headers['content-language']]).toEqual([200, 'text/html; charset=utf-8', 'ko']);
    for (const question of [
      '어디에 있나요?',
      '무슨 업종인가요?',
      '언제 설립했나요?',
      '상시근로자는 몇 명인가요?',
      '작년(2023년) 매출은 얼마인가요?',
      '가진 인증이 있나요?',
    ]) {
      expect(textOf(text)).toContain(question);
    }
    expect(text).toMatch(/<form[^>]* role="search"[^>]* action="\/search"/);
    expect(text).toMatch(/<form class="profile-form" action="\/matches"/);
    expect(text).not.toMatch(/method="post"|\son\w+=|style=/i);
  });

  test('offers the eleven of 충북 first', async () => {
    const { text } = await get('/');
    const [, first = ''] = /<select name="area"[\s\S]*?<optgroup ([\s\S]*?)<\/optgroup>/.exec(text) ?? [];
    expect([...first.matchAll(/<option value="(\d+)"/g)].map(([, code]) => code)).toEqual([
      '43110',
      '43130',
      '43150',
      '43720',
      '43730',
      '43740',
      '43745',
      '43750',
      '43760',
      '43770',
      '43800',
      '43',
    ]);
  });

  test('offers what lies below an area that is no longer in use under the one that took its place', async () => {
    // 동구 of 광주 lies in 29, which is part of 12 since July 2026; 제물포구 and the like have no district above them any more.
    const { text } = await get('/');
    expect(text).toContain('<option value="12210"');
    expect(text).not.toContain('<option value="29110"');
  });

  test('shows the demo clock', async () => {
    expect(textOf((await get('/')).text)).toContain(
      '시연 시계: 2024년 3월 4일(월) 09:00 기준으로 판단합니다. 실제 시각을 쓰려면 IEUM_CLOCK=system',
    );
  });
});

describe('results', () => {
  test('judge the profile of the address, and say why', async () => {
    const { status, text } = await get(`/matches?${firm}`);
    expect(status).toBe(200);
    expect(lineOf(text, battery)).toMatch(/지원 가능 공고 예정 2024년 3월 .*우리 지역 기업을 위한 사업 충주시 소재 .*시제품 제작 지원 5건/);
    expect(lineOf(text, exhibition)).toMatch(
      /확인 필요 D-14 마감까지 14일 3월 18일 .*확인할 것: KES 전시분야에 적합한 제품을 보유 .*사업비 1억 2,000만원 전시회 부스 임차 12개사 홍보물 제작/,
    );
    expect(lineOf(text, exhibition)).toContain('공고문의 나머지 조건을 확인하세요');
    expect(lineOf(text, battery)).not.toContain('공고문의 나머지 조건을 확인하세요');
    // Not eligible: only where it is asked for.
    expect(lineOf(text, consulting)).toBe('');
    expect(lineOf((await get(`/matches?${firm}&verdict=ineligible`)).text, consulting)).toMatch(
      /대상 아님 상시 접수 .*\(우리 회사: 23명\) \(13명 차이\)/,
    );
  });

  test('ask the API for the profile and nothing else', async () => {
    await get(`/matches?${firm}&answer=kes-exhibition/product-fits:true&interest=prototype`);
    const { body, language } = web.api.asked.find(({ path }) => path === '/api/matches')!;
    expect(language).toBe('ko');
    expect(body).toEqual({
      profile: {
        sites: [{ kind: 'head', area: '43130' }],
        industries: ['28202'],
        establishedOn: '2018-03-02',
        employees: 23,
        revenues: [{ year: 2023, amount: 4_200_000_000 }],
        certificates: [{ code: 'innobiz' }],
        answers: { 'kes-exhibition/product-fits': true },
        interests: ['prototype'],
      },
      include: ['unknown', 'ineligible'],
      page: 1,
      pageSize: 100,
    });
  });

  test('tell the API who asks, for its limits', async () => {
    await get(`/matches?${firm}`).set('X-Forwarded-For', '203.0.113.9');
    expect(web.api.asked.find(({ path }) => path === '/api/matches')!.forwardedFor).toBe('203.0.113.9');
  });

  test('have one short address: what a form sends is brought to it', async () => {
    const sent =
      'area=43130&site-kind=head&industry=28202+축전지+제조업&industry-pick=&established=2018-03-02&employees=23&revenue=42억&cert=innobiz&form=';
    const { status, headers } = await get(`/matches?${encodeURI(sent)}`);
    expect([status, headers['location']]).toEqual([302, `/matches?${firm}`]);
    expect((await get(headers['location']!)).status).toBe(200);
  });

  test('keep the language of an address that is shortened', async () => {
    expect((await get('/matches?employees=&lang=en')).headers['location']).toBe('/matches?lang=en');
  });

  test('carry the whole state to the programme and back', async () => {
    const { text } = await get(`/matches?${firm}&track=regional-north&sort=amount`);
    const link = hrefsIn(text).find((href) => href.startsWith('/programs/kes-exhibition'))!;
    expect(link).toBe(`/programs/kes-exhibition?${firm}&track=regional-north&sort=amount`);
    expect(hrefsIn((await get(link)).text)).toContain(`/matches?${firm}&track=regional-north&sort=amount`);
  });

  test('lose no answer in a form that asks for another', async () => {
    const state =
      'area=43130:head&area=43770:factory&industry=28202&stage=operating&revenue=4200000000&revenue=2022:38억&size=small&received=none&answer=*/x:true';
    const { text } = await get(`/matches?${encodeURI(state)}`).redirects(1);
    const sent = fieldsOf(/<form class="profile-form"[\s\S]*?<\/form>/.exec(text)![0]);
    expect((await get(`/matches?${new URLSearchParams(sent)}`)).headers['location']).toBe(
      `/matches?${state.replace('38억', '3800000000')}`,
    );
  });

  test('name the one answer that settles most, and take it on the spot', async () => {
    const { text } = await get('/matches?area=43130&established=2020-01-01');
    // 충주 battery misses industries, consulting misses employees, the exhibition and the hostile one an answer each: a fact goes first.
    const form = /<form class="one-answer"[\s\S]*?<\/form>/.exec(text)![0];
    expect(textOf(form)).toContain('이것 하나만 더 알려 주세요');
    expect(textOf(form)).toContain('이 답 하나로 사업 1건의 ‘확인 필요’가 풀립니다');
    expect(form).toContain('name="employees"');
    expect(form).toContain('<input type="hidden" name="area" value="43130"/>');
  });

  test('ask a question that only a person can judge in the words of the rule, with an answer for that programme', async () => {
    web.api.programs = [exhibition];
    const { text } = await get('/matches?area=43130&established=2020-01-01');
    const form = /<form class="one-answer"[\s\S]*?<\/form>/.exec(text)![0];
    expect(textOf(form)).toContain('KES 전시분야에 적합한 제품을 보유');
    expect(form).toContain('name="answer" value="kes-exhibition/product-fits:true"');
    const answered = await get('/matches?area=43130&established=2020-01-01&answer=kes-exhibition/product-fits:true');
    expect(lineOf(answered.text, exhibition)).toMatch(/^.{0,40}지원 가능/);
  });

  test('count facets and narrow by them', async () => {
    const { text } = await get(`/matches?${firm}`);
    expect(textOf(text)).toMatch(/북부권 2건/);
    const narrowed = await get(`/matches?${firm}&track=secondary-battery`);
    expect(lineOf(narrowed.text, battery)).not.toBe('');
    expect(lineOf(narrowed.text, exhibition)).toBe('');
    // Its own list still counts what each code would leave.
    expect(textOf(narrowed.text)).toMatch(/이차전지 \(선택됨\) 1건/);
    expect(textOf(narrowed.text)).toMatch(/북부권 2건/);
    expect(hrefsIn(narrowed.text)).toContain(`/matches?${firm}#results`);
  });

  test('are turned over in pages, the last one where a later one is asked for', async () => {
    web.api.programs = Array.from({ length: 45 }, (_, index) => ({ ...consulting, id: `p-${index}`, rule: null }));
    const first = await get('/matches?employees=23');
    expect(textOf(first.text)).toContain('전체 45건 중 1–20');
    expect(hrefsIn(first.text)).toContain('/matches?employees=23&page=2#results');
    const last = await get('/matches?employees=23&page=9');
    expect(textOf(last.text)).toContain('전체 45건 중 41–45');
    expect(last.text).toMatch(/aria-current="page"[^>]*><span aria-hidden="true">3</);
  });

  test('of more than five hundred are narrowed by the API, and say that they are not all', async () => {
    web.api.programs = Array.from({ length: 620 }, (_, index) => ({
      ...consulting,
      id: `p-${index}`,
      rule: null,
      tracks: index < 10 ? ['ai'] : ['robot'],
    }));
    const all = await get('/matches?employees=23');
    expect(textOf(all.text)).toContain('맞는 순서로 앞선 500건 안에서');
    expect(
      web.api.asked
        .filter(({ path }) => path === '/api/matches')
        .map(({ body }) => (body as { page: number }).page)
        .sort(),
    ).toEqual(
      // Once for the facets, once for the list.
      [1, 1, 2, 2, 3, 3, 4, 4, 5, 5],
    );
    web.api.asked.length = 0;
    const narrowed = await get('/matches?employees=23&track=ai');
    expect(textOf(narrowed.text)).toContain('전체 10건 중 1–10');
    expect(web.api.asked.some(({ body }) => JSON.stringify(body)?.includes('"tracks":["ai"]'))).toBe(true);
  });

  test('say when there is nothing, and how to see more', async () => {
    const searched = await get('/matches?employees=23&q=없는말');
    expect(textOf(searched.text)).toContain('“없는말”에 맞는 사업이 없습니다.');
    expect(hrefsIn(searched.text)).toContain('/matches?employees=23#results');
    web.api.programs = [];
    expect(textOf((await get('/matches?employees=23')).text)).toContain('지금 등록된 지원사업이 없습니다');
  });

  test('lead to what the firm misses, where there is nothing it can get', async () => {
    // Only the battery programme is left, and it is for firms in 충주.
    web.api.programs = [battery];
    const { text } = await get('/matches?area=43113&industry=28202&employees=23');
    expect(textOf(text)).toContain('지금 지원할 수 있는 사업은 없습니다 조건이 맞지 않는 사업이 1건 있습니다.');
    const href = hrefsIn(text).find((each) => each.includes('verdict=ineligible') && each.includes('area=43113'));
    expect(textOf((await get((href ?? '').replace(/#.*/, ''))).text)).toContain(battery.title);
  });

  test('of no answers at all are there too, with the questions open', async () => {
    const { status, text } = await get('/matches');
    expect(status).toBe(200);
    expect(text).toMatch(/<details class="my-firm__edit" open>/);
  });
});

describe('answers that cannot be taken', () => {
  test('stand with their error, the summary leads to them, and nothing that was written is lost', async () => {
    const { status, text } = await get(`/matches?${encodeURI('revenue=많이&established=작년&employees=23&industry=기계')}`);
    expect(status).toBe(422);
    expect(text).toContain('<title>오류: ');
    expect(text).toMatch(/role="alert"[\s\S]*<a href="#q-established">[\s\S]*<a href="#q-revenue">/);
    expect(text).toMatch(
      /<input [^>]*name="revenue" value="많이"[^>]*aria-describedby="q-revenue-hint q-revenue-error" aria-invalid="true"/,
    );
    expect(text).toMatch(/<input type="text" name="established" value="작년"/);
    expect(text).toMatch(/name="employees" value="23"/);
    expect(text).toMatch(/<input type="radio" name="industry-pick" value="\d+"/);
    // What could be read is answered all the same.
    expect(textOf(text)).toContain('읽지 못한 답은 빼고 찾은 결과입니다.');
    expect(web.api.asked.find(({ path }) => path === '/api/matches')!.body).toMatchObject({ profile: { employees: 23 } });
  });

  test('are also what the API refuses, at the question that asked', async () => {
    const { status, text } = await get('/matches?employees=23&cert=unheard-of');
    expect(status).toBe(422);
    expect(text).toMatch(/<a href="#q-cert">/);
    expect(textOf(/<p id="q-cert-error"[\s\S]*?<\/p>/.exec(text)![0]).trim()).not.toBe('');
  });

  test('on a programme leave its page in place', async () => {
    const { status, text } = await get('/programs/kes-exhibition?cert=unheard-of');
    expect(status).toBe(422);
    expect(textOf(text)).toContain('KES 전시회 참가 지원');
    expect(text).toMatch(/<a href="#q-cert">/);
  });
});

describe('a programme', () => {
  test('tells what, how much, who, when and where', async () => {
    const { status, text } = await get('/programs/kes-exhibition');
    expect(status).toBe(200);
    const words = textOf(text);
    for (const fact of [
      '전시회 부스 임차',
      '12개사',
      '총사업비 1억 2,000만원',
      '국비 6,000만원 50%',
      '나눠 적지 않음 3,000만원 25%',
      '계획서의 목표',
      '전시회 참가 원문 21행 12개사',
      '지방비 3,000만원 25%',
      '2024년 1월 – 2024년 12월',
      '2024년 3월 1일(금) ~ 2024년 3월 18일(월) 18:00',
      '북부권 혁신지원센터',
      'D-14',
      '기업',
    ]) {
      expect(words).toContain(fact);
    }
    expect(text).toContain('href="tel:043-852-2896"');
    expect(text).toMatch(
      /<a class="button button--primary" href="https:\/\/example.org\/notice\/1" target="_blank" rel="noopener noreferrer">/,
    );
  });

  test('without a profile shows its conditions with their sentences, and no verdict', async () => {
    const { text } = await get('/programs/kes-exhibition');
    expect(textOf(text)).toMatch(/신청 자격 .*도내 소재 기업 .*원문 10행 .*원문 12–13행 .*우대·가점 조건 .*이노비즈/);
    expect(text).not.toContain('class="verdict ');
    expect(textOf(text)).not.toContain('미충족');
    expect(textOf(text)).toContain('공고문의 나머지 조건을 확인하세요');
  });

  test('with a profile judges each condition, and asks for what is missing', async () => {
    const { text } = await get(`/programs/kes-exhibition?${firm}`);
    const words = textOf(text);
    expect(words).toMatch(/우리 회사는 받을 수 있나요\? 확인 필요/);
    expect(words).toContain('“2024년 KES 참가기업 모집 공고”의 조건으로 판정했습니다.');
    expect(words).toMatch(/충족 조건 충청북도 소재 우리 회사 본사: 충청북도 충주시 도내 소재 기업 근거 문장 · 원문 10행/);
    expect(text).toContain('name="answer" value="kes-exhibition/product-fits:true"');
    const answered = await get(`/programs/kes-exhibition?${firm}&answer=kes-exhibition/product-fits:true`);
    expect(textOf(answered.text)).toMatch(/우리 회사는 받을 수 있나요\? 지원 가능/);
    const { body } = web.api.asked.findLast(({ path }) => path === '/api/verdicts')!;
    expect(body).toMatchObject({ profile: { answers: { 'product-fits': true } }, call: { noticedOn: '2024-02-26' } });
  });

  test('the own answer goes before the one for all programmes', async () => {
    await get(`/programs/kes-exhibition?answer=*/product-fits:true&answer=kes-exhibition/product-fits:false&answer=other/x:true`);
    expect(web.api.asked.findLast(({ path }) => path === '/api/verdicts')!.body).toMatchObject({
      profile: { answers: { 'product-fits': false } },
    });
  });

  test('says what would change a verdict that is no, and by how much', async () => {
    const { text } = await get('/programs/small-firm-consulting?employees=23');
    expect(textOf(text)).toMatch(/대상 아님 .*무엇이 달라지면 받을 수 있나요\? .*우리 회사 23명 13명 차이/);
  });

  test('shows alternatives together', async () => {
    const { text } = await get('/programs/chungju-battery?area=43130&industry=28202');
    expect(textOf(text)).toMatch(/충족 다음 가운데 하나면 됩니다 충족 조건 업종: .* 확인 필요 조건 분야: 이차전지 우리 회사 /);
  });

  test('shows contradictions of its source first and plainly', async () => {
    const { text } = await get('/programs/chungju-battery');
    expect(textOf(text)).toMatch(
      /알아 둘 점 원문의 내용이 서로 다릅니다 사업비가 2\.5억과 2\.7억으로 다르게 적혀 있다\. 원문 630–633행, 원문 1200행 참고 제목이/,
    );
  });

  test('that firms do not apply to says so and judges nobody', async () => {
    const { text } = await get(`/programs/forest?${firm}`);
    expect(textOf(text)).toContain('기업의 신청을 받지 않는 사업입니다');
    expect(text).not.toContain('class="verdict ');
    for (const empty of [
      '지원 내용이 아직 정해지지 않았습니다.',
      '예산이 공개되지 않았습니다.',
      '아직 올라온 공고가 없습니다.',
      '출처가 적혀 있지 않습니다.',
      '공고문에서 읽어 낸 자격 조건이 없습니다.',
    ]) {
      expect(textOf(text)).toContain(empty);
    }
  });

  test('that is not there is a page with 404', async () => {
    const { status, text } = await get('/programs/nothing-here');
    expect(status).toBe(404);
    expect(textOf(text)).toContain('이 지원사업을 찾을 수 없습니다');
  });
});

describe('search', () => {
  test('lists what the API finds, with facets', async () => {
    const { status, text } = await get(`/search?q=${encodeURIComponent('이차전지')}`);
    expect(status).toBe(200);
    expect(textOf(text)).toContain('“이차전지” 검색 결과');
    expect(lineOf(text, battery)).toContain('공고 예정 2024년 3월');
    expect(hrefsIn(text)).toContain(`/search?q=${encodeURIComponent('이차전지')}&track=secondary-battery`);
    expect(hrefsIn(text)).toContain('/programs/chungju-battery');
  });

  test('passes on what the address asks', async () => {
    await get('/search?q=x&area=43130&track=elevator&kind=rnd&status=open&sort=closesAt&page=2');
    const { path } = web.api.asked.find((asked) => asked.path.startsWith('/api/search'))!;
    expect([...new URL(path, 'http://x').searchParams]).toEqual([
      ['q', 'x'],
      ['area', '43130'],
      ['track', 'elevator'],
      ['kind', 'rnd'],
      ['status', 'open'],
      ['sort', 'closesAt'],
      ['page', '2'],
      ['pageSize', '20'],
    ]);
  });

  test('has an empty state that leads on', async () => {
    const { status, text } = await get('/search?q=zzz');
    expect(status).toBe(200);
    expect(textOf(text)).toContain('찾는 사업이 없습니다');
    expect(hrefsIn(text)).toContain('/search');
  });

  test('has one short address', async () => {
    expect((await get('/search?q=x&area=&track=')).headers['location']).toBe('/search?q=x');
  });
});

describe('hostile text', () => {
  test.each(['/programs/hostile', `/programs/hostile?${firm}`, '/search', `/matches?${firm}`, '/matches?employees=1&verdict=unknown'])(
    'of a programme stays text on %s',
    async (path) => {
      const { status, text } = await get(path);
      expect(status).toBe(200);
      expect(textOf(text)).toContain(hostile.title);
      expect(text).not.toMatch(/<script>|<img|<marquee|<svg onload|<b>|<i>|<u>|<em>|href="javascript/);
    },
  );

  test.each([
    '/search?q=',
    '/matches?revenue=',
    '/matches?industry=',
    '/matches?established=',
    '/matches?area=',
    '/matches?cert=',
    '/matches?q=',
    '/programs/',
    '/nowhere?x=',
  ])('of the address stays text on %s', async (path) => {
    const attack = '"><script>alert(1)</script>';
    const { text } = await get(`${path}${encodeURIComponent(attack)}`)
      .set('Accept', 'text/html')
      .redirects(1);
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('</html>');
  });
});

describe('languages', () => {
  test('follow Accept-Language, the address and the remembered choice', async () => {
    const english = await get('/').set('Accept-Language', 'en');
    expect(english.text).toContain('<html lang="en">');
    expect(english.headers['vary']).toMatch(/Accept-Language/);
    expect(textOf(english.text)).toContain('Where is it?');
    const chosen = await get('/?lang=en');
    expect(chosen.text).toContain('<html lang="en">');
    expect(chosen.headers['set-cookie']![0]).toMatch(/^ieum-lang=en; .*Path=\/; .*HttpOnly; SameSite=Lax/);
    expect((await get('/').set('Cookie', 'ieum-lang=en')).headers['content-language']).toBe('en');
    expect((await get('/?lang=ko').set('Cookie', 'ieum-lang=en')).headers['content-language']).toBe('ko');
  });

  test('ask the API for the same one, and mark what stays Korean', async () => {
    const { text } = await get(`/programs/kes-exhibition?${firm}`).set('Accept-Language', 'en');
    expect(web.api.asked.find(({ path }) => path === '/api/verdicts')!.language).toBe('en');
    expect(text).toContain('<span lang="ko">KES 전시회 참가 지원</span>');
    expect(text).toContain('<span lang="ko">KES 전시분야에 적합한 제품을 보유</span>');
    expect(textOf(text)).toContain('14 days left');
    expect(textOf(text)).toContain('KRW 120 million');
  });

  test('switch in place, keeping the state', async () => {
    const { text } = await get(`/matches?${firm}`);
    expect(hrefsIn(text)).toContain(`/matches?${firm}&lang=en`);
  });

  test('have a word for every kind of support and every code that a page shows', async () => {
    web.api.programs = [{ ...exhibition, supports: supportKinds.map(({ code, ko }) => ({ kind: code, title: ko })) }];
    const { text } = await get('/programs/kes-exhibition').set('Accept-Language', 'en');
    for (const { en } of supportKinds) expect(textOf(text)).toContain(en);
  });
});

describe('when something fails', () => {
  test('an address that nobody answers is a page for a browser, and a problem for a program', async () => {
    const page = await get('/nowhere').set('Accept', 'text/html,*/*;q=0.8');
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(textOf(page.text)).toContain('화면을 찾을 수 없습니다');
    expect(page.text).toContain('href="/assets/ieum.css?v=');
    const problem = await get('/api/nowhere').set('Accept', 'application/json');
    expect([problem.status, problem.body.code]).toEqual([404, 'not-found']);
  });

  test('the sentence of a problem that passes is shown with its Retry-After', async () => {
    web.api.failures.set('/api/matches', {
      status: 429,
      body: { code: 'rate-limited', detail: '30초 뒤에 다시 시도해 주세요.' },
      headers: { 'Retry-After': '30' },
    });
    const { status, text, headers } = await get(`/matches?${firm}`);
    expect([status, headers['retry-after']]).toEqual([429, '30']);
    expect(textOf(text)).toContain('30초 뒤에 다시 시도해 주세요.');
    expect(hrefsIn(text)).toContain(`/matches?${firm}`);
  });

  test('a failure behind the pages is theirs, not the visitor’s, and shows nothing of its inside', async () => {
    web.api.failures.set('/api/matches', { status: 500, body: { code: 'internal', detail: 'stack at secret.ts:1' } });
    const { status, text } = await get(`/matches?${firm}`);
    expect(status).toBe(502);
    expect(text).not.toContain('secret');
    expect(textOf(text)).toContain('잠시 뒤에 다시 시도해 주세요');
  });

  test('an answer that is no JSON is a page with 503', async () => {
    web.api.failures.set('/api/search', { status: 200, body: '<html>proxy</html>' });
    expect((await get('/search')).status).toBe(503);
  });

  test('a sentence in the visitor’s language where the API refuses a search', async () => {
    web.api.failures.set('/api/search', {
      status: 400,
      body: { code: 'query-invalid', detail: 'No such area', errors: [{ path: '/area', message: 'No such area' }] },
    });
    const { status, text } = await get('/search?area=x').set('Accept-Language', 'en');
    expect(status).toBe(400);
    expect(textOf(text)).toContain('No such area');
  });

  test('an API that never answers is given up after five seconds', async () => {
    web.api.silent.add('/api/search');
    const began = Date.now();
    const { status } = await get('/search');
    expect(status).toBe(503);
    expect(Date.now() - began).toBeLessThan(8_000);
  }, 15_000);
});

describe('when the API is not there at first', () => {
  let late: OpenWeb;
  beforeAll(async () => {
    late = await openWeb();
  });
  afterAll(() => late.close());
  const getLate = (path: string) => request(late.app.getHttpServer()).get(path);

  test('a page says so, and the next one is whole', async () => {
    late.api.failures.set('/api/vocabularies', { status: 503, body: { code: 'not-ready', detail: '아직 준비되지 않았습니다.' } });
    const early = await getLate('/');
    expect(early.status).toBe(503);
    expect(textOf(early.text)).toContain('아직 준비되지 않았습니다.');
    late.api.failures.clear();
    expect((await getLate('/')).status).toBe(200);
  });

  test('and one without a clock takes the system’s and shows no banner', async () => {
    late.api.clock = null;
    const { status, text } = await getLate('/').set('Accept-Language', 'en');
    expect(status).toBe(200);
    expect(text).not.toContain('clock-banner');
  });
});

describe('assets', () => {
  test('are kept for a year under the address of their content, and refuse every other name', async () => {
    const { text } = await get('/');
    const addresses = hrefsIn(text)
      .concat([...text.matchAll(/src="([^"]+)"/g)].map(([, src]) => src!))
      .filter((href) => href.startsWith('/assets/'));
    expect(addresses).toHaveLength(3);
    for (const address of addresses) {
      const asset = await get(address);
      expect([asset.status, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    }
    expect((await get('/assets/ieum.css?v=old')).headers['cache-control']).toBe('no-cache');
    for (const path of ['/assets/styles', '/assets/..%2f..%2fpackage.json', '/assets/10-tokens.css'])
      expect((await get(path)).status).toBe(404);
  });
});
