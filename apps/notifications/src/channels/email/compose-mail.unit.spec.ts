import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { sampleLine, sampleLines, sampleMessage } from '../../../testing/sample-message.js';
import type { Message, MessageLine } from '../message.js';
import { composeMail } from './compose-mail.js';
import { confirmationMail } from './confirmation-mail.js';
import { mailView } from './mail-view.js';

const sender = { name: '이음', address: 'no-reply@ieum.example' };
const compose = (given: Partial<Message> = {}) => composeMail(sampleMessage(given), sender);
const composeLine = (given: Partial<MessageLine>, message: Partial<Message> = {}) => compose({ ...message, lines: [sampleLine(given)] });

/** What a reader of the HTML sees, read by another parser than made it. */
function seen(html: string): string {
  const parser = new XMLParser({
    preserveOrder: true,
    htmlEntities: true,
    trimValues: false,
    unpairedTags: ['meta', 'br', 'hr'],
    stopNodes: ['*.style'],
    isArray: () => false,
  });
  return textOf(parser.parse(html.replace('<!doctype html>', '')) as unknown).replace(/\s+/g, ' ');
}

function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  return Object.entries(node)
    .filter(([name]) => name !== ':@' && name !== 'style' && name !== 'title')
    .map(([name, value]) => (name === '#text' ? String(value) : ` ${textOf(value)} `))
    .join('');
}

function addressesIn(html: string): readonly string[] {
  return [...html.matchAll(/ href="([^"]*)"/g)].map(([, address]) => address!.replaceAll('&amp;', '&'));
}

describe('the subject', () => {
  test.each<[Partial<MessageLine>, string, string]>([
    [
      {},
      '[이음] 새로 맞는 지원사업: 이차전지 모듈 공정개선 지원 (D-5)',
      '[Ieum] New programme that fits: 이차전지 모듈 공정개선 지원 (D-5)',
    ],
    [
      { kind: 'call.opened', daysLeft: 14 },
      '[이음] 접수 시작: 이차전지 모듈 공정개선 지원 (D-14)',
      '[Ieum] Open for applications: 이차전지 모듈 공정개선 지원 (D-14)',
    ],
    [
      { kind: 'call.closing', daysLeft: 0 },
      '[이음] 마감 임박: 이차전지 모듈 공정개선 지원 (오늘 마감)',
      '[Ieum] Closing soon: 이차전지 모듈 공정개선 지원 (closes today)',
    ],
    [
      { kind: 'call.changed', daysLeft: undefined },
      '[이음] 내용 변경: 이차전지 모듈 공정개선 지원',
      '[Ieum] Changed: 이차전지 모듈 공정개선 지원',
    ],
    [{ kind: 'call.withdrawn' }, '[이음] 공고 취소: 이차전지 모듈 공정개선 지원', '[Ieum] Call withdrawn: 이차전지 모듈 공정개선 지원'],
  ])('of one line says what matters: %j', (line, ko, en) => {
    expect(composeLine(line).subject).toBe(ko);
    expect(composeLine(line, { language: 'en' }).subject).toBe(en);
  });

  test('of several lines says how many', () => {
    expect(compose({ lines: sampleLines(3) }).subject).toBe('[이음] 지원사업 알림 3건');
    expect(compose({ lines: sampleLines(3), language: 'en' }).subject).toBe('[Ieum] 3 updates on support programmes');
  });

  test('is one line whatever the title holds, and not endless', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (programTitle) => {
        expect(composeLine({ programTitle }).subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
    expect(composeLine({ programTitle: '충주\r\nBcc: other@ieum.example' }).subject).toBe(
      '[이음] 새로 맞는 지원사업: 충주 Bcc: other@ieum.example (D-5)',
    );
    expect(composeLine({ programTitle: '가'.repeat(200) }).subject).toBe(`[이음] 새로 맞는 지원사업: ${'가'.repeat(79)}… (D-5)`);
  });
});

describe('a line', () => {
  test('says what, when, how much, why, and where to go on', () => {
    expect(compose().text.split('\n')).toEqual(
      expect.arrayContaining([
        '[새로 맞는 사업] 이차전지 모듈 공정개선 지원 (D-5)',
        '공고: 2024년 1차 참여기업 모집 공고',
        '접수 기간: 2024년 3월 4일(월) ~ 2024년 3월 18일(월) 18:00',
        '사업 예산: 2억 5,000만원',
        '알려 드리는 까닭: 충주셀 주식회사에 맞는 사업',
        '- 충주시 소재',
        '  공고문: “충주시 관내에 사업장을 둔 기업”',
        '지원 여부와 근거 보기: https://ieum.example/go/entry-1',
        '이 사업 소식 그만 받기: https://ieum.example/alerts/dismiss/entry-1?token=dismiss-token',
      ]),
    );
  });

  test('does so in English', () => {
    const { text, html } = compose({ language: 'en' });
    expect(text).toContain('Applications: Mon 4 March 2024 ~ Mon 18 March 2024 18:00');
    expect(text).toContain('Programme budget: KRW 250 million');
    expect(text).toContain('Why you get this: Fits 충주셀 주식회사');
    expect(html).toMatch(/^<!doctype html><html lang="en">/);
    expect(html).toContain('<span lang="ko">이차전지 모듈 공정개선 지원</span>');
  });

  test.each<[Partial<MessageLine>, string]>([
    [{ closing: 'until-exhausted' }, '2024년 3월 4일(월) ~ 2024년 3월 18일(월) 18:00 (예산 소진 시 조기 마감)'],
    [{ closing: 'until-exhausted', closesAt: undefined }, '2024년 3월 4일(월)부터 (예산 소진 시 조기 마감)'],
    [{ closing: 'rolling', opensAt: undefined, closesAt: undefined }, '상시 접수'],
    [{ closing: 'unknown', opensAt: undefined, closesAt: '2024-03-18' }, '2024년 3월 18일(월)까지'],
    [{ closing: 'unknown', opensAt: undefined, closesAt: undefined }, '날짜는 공고문에서 확인'],
    [{ closing: 'fixed', opensAt: undefined, closesAt: undefined }, '날짜는 공고문에서 확인'],
    // A day in Seoul, not where the instant was written.
    [{ opensAt: undefined, closesAt: '2024-03-17T16:30:00Z' }, '2024년 3월 18일(월) 01:30까지'],
  ])('says when one can apply: %j', (line, period) => {
    expect(composeLine(line).text).toContain(`접수 기간: ${period}\n`);
  });

  test('shows what changed, before and after', () => {
    const changes: MessageLine['changes'] = [
      { field: 'closesAt', from: '2024-03-18', to: '2024-03-25T18:00:00+09:00' },
      { field: 'closing', from: 'fixed', to: 'until-exhausted' },
      { field: 'amount', from: null, to: 300_000_000 },
      { field: 'eligibility', from: '빠진 조건: 업력 7년 미만', to: '추가된 조건 없음' },
    ];
    const { text, html } = composeLine({ kind: 'call.changed', changes });
    expect(text).toContain(
      [
        '- 마감: 2024년 3월 18일(월) → 2024년 3월 25일(월) 18:00',
        '- 마감 방식: 정해진 날에 마감 → 예산 소진 시 조기 마감',
        '- 사업 예산: 없음 → 3억원',
        '- 지원 자격: 빠진 조건: 업력 7년 미만 → 추가된 조건 없음',
      ].join('\n'),
    );
    expect(seen(html)).toMatch(/항목 +바뀌기 전 +바뀐 뒤 +마감 +2024년 3월 18일\(월\) +2024년 3월 25일\(월\) 18:00 +마감 방식/);
  });

  test('names the firm unless the reason does', () => {
    expect(compose().text).not.toContain('기업: 충주셀');
    expect(composeLine({ why: '저장한 검색 ‘배터리’' }).text).toContain('기업: 충주셀 주식회사\n');
  });
});

describe('the whole', () => {
  const several = compose({
    isDigest: true,
    lines: [
      ...sampleLines(2),
      sampleLine({ kind: 'call.changed', url: 'https://ieum.example/go/c', changes: [{ field: 'amount', from: 1_000, to: 2_000 }] }),
    ],
    question: { text: { ko: '상시근로자 수를 알려 주세요', en: 'How many employees?' }, url: 'https://ieum.example/alerts/answer?a=1&b=2' },
  });

  test.each(['ko', 'en'] as const)('says the same as text and as HTML (%s)', (language) => {
    const message = sampleMessage({ language, isDigest: true, lines: [...sampleLines(2), sampleLine({ kind: 'call.closing' })] });
    const { text, html } = composeMail(message, sender);
    const view = mailView(message, sender);
    const sentences = [
      view.heading,
      view.introduction,
      ...view.remarks,
      ...view.lines.flatMap(({ kind, title, facts, reasons }) => [
        kind,
        title,
        ...facts.flatMap(({ name, value }) => [name, value]),
        ...reasons.flatMap((reason) => [reason.text, reason.quote!]),
      ]),
    ];
    const page = seen(html);
    expect(sentences.filter((sentence) => !text.includes(sentence))).toEqual([]);
    expect(sentences.filter((sentence) => !page.includes(sentence))).toEqual([]);
  });

  test('leads to the same addresses', () => {
    const inText = [...several.text.matchAll(/: (https:\S+)/g)].map(([, address]) => address);
    expect(inText).toHaveLength(2 * 3 + 2);
    expect([...addressesIn(several.html)].sort()).toEqual([...inText].sort());
    expect(several.text).toContain('https://ieum.example/alerts/answer?a=1&b=2');
    expect(seen(several.html)).toContain('상시근로자 수를 알려 주세요');
  });

  test('is no advertising, says who sends it and how to stop it', () => {
    expect(several.subject + several.text).not.toContain('광고');
    expect(several.text).toContain('이음(no-reply@ieum.example)에서 보내 드립니다');
    expect(several.text).toContain('그만 받으실 수 있습니다');
  });

  test('loads nothing, holds no script, and has tables for layout marked as such', () => {
    expect(several.html).not.toMatch(/<(img|link|script|iframe|object|svg|video|audio|base|form)\b|url\(|@import|\bsrc=/i);
    const tables = [...several.html.matchAll(/<table\b[^>]*>/g)].map(([tag]) => tag);
    // The frame, and the one of changes, which is a table of data with a caption and headings.
    expect(tables.map((tag) => tag.includes('role="presentation"'))).toEqual([true, false]);
    expect(several.html.match(/scope="(col|row)"/g)).toHaveLength(4);
  });

  test('has no letter under 16 px', () => {
    const sizes = [...several.html.matchAll(/font-size:\s*(\d+)px/g)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  });

  test('keeps markup in what a notice says as text', () => {
    const tricky = fc
      .array(fc.constantFrom('<b>', '</td>', '<script>alert(1)</script>', '"', "'", '&lt;', '&', '<!--', ']]>', 'x', '가'), {
        minLength: 1,
      })
      .map((parts) => parts.join(''));
    const plain = tagsOf(composeLine({ companyName: undefined }).html);
    fc.assert(
      fc.property(tricky, (text) => {
        const line = { programTitle: text, callTitle: text, why: text, reasons: [{ text, quote: text }], companyName: undefined };
        const { html, text: plainText } = composeLine(line);
        expect(tagsOf(html)).toEqual(plain);
        expect(seen(html).split(text).length - 1).toBeGreaterThanOrEqual(5);
        expect(plainText).toContain(text);
      }),
      { numRuns: 50 },
    );
  });
});

function tagsOf(html: string): readonly string[] {
  return [...html.replace(/ (aria-label)="[^"]*"/g, '').matchAll(/<(\/?[a-z!][a-z0-9]*)/gi)].map(([, tag]) => tag!);
}

describe('the mail that asks for confirmation', () => {
  const confirmUrl = 'https://ieum.example/alerts/confirm/s-1?token=abc&x=1';

  test.each(['ko', 'en'] as const)('says what was asked for and leads to one page (%s)', (language) => {
    const { subject, text, html } = confirmationMail({ language, what: '<b>배터리</b>\r\nX: y', confirmUrl, expiresInDays: 3 });
    expect(subject).toBe(language === 'ko' ? '[이음] 알림 신청을 확인해 주세요' : '[Ieum] Please confirm your alerts');
    expect(text).toContain('<b>배터리</b> X: y');
    expect(text).toContain(confirmUrl);
    expect(text).toContain(language === 'ko' ? '3일 안에' : 'within 3 days');
    expect(html).not.toContain('<b>');
    expect(addressesIn(html)).toEqual([confirmUrl]);
    expect(seen(html)).toContain('<b>배터리</b> X: y');
  });
});
