import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statementKinds } from '#telling';
import fc from 'fast-check';
import { alimtalkSheet } from '../../../testing/alimtalk-sheet.js';
import { sampleLine, sampleLines, sampleMessage } from '../../../testing/sample-message.js';
import type { Message, MessageLine } from '../message.js';
import { alimtalkMessage, fill } from './alimtalk-message.js';
import { alimtalkTemplates, mostOfButtonName, mostOfContent, variablesOf } from './alimtalk-templates.js';

const templates = Object.values(alimtalkTemplates);
const ofLine = (given: Partial<MessageLine>) => alimtalkMessage(sampleMessage({ lines: [sampleLine(given)] }));

describe('the templates', () => {
  test('are one for each statement and one for several, under codes of their own', () => {
    expect(Object.keys(alimtalkTemplates).sort()).toEqual([...statementKinds, 'several'].sort());
    expect(new Set(templates.map(({ code }) => code)).size).toBe(templates.length);
    for (const { code } of templates) expect(code).toMatch(/^[a-z0-9-]{1,30}$/);
  });

  test('are within what a carrier takes', () => {
    for (const { content, buttons } of templates) {
      expect(content.length).toBeLessThanOrEqual(mostOfContent);
      expect(buttons.length).toBeLessThanOrEqual(5);
      for (const { name, url } of buttons) {
        expect(name.length).toBeLessThanOrEqual(mostOfButtonName);
        expect(url).toMatch(/^https:\/\/#\{[^}]+\}$/);
      }
    }
  });

  test('inform who asked, and say so', () => {
    for (const { content } of templates) {
      expect(content).toMatch(/^\[이음\] /);
      expect(content).toContain('신청하신 분께만 발송됩니다');
      expect(content).toContain('그만 받으실 수 있습니다');
      expect(content).not.toMatch(/광고|할인|쿠폰|이벤트/);
    }
  });

  test('are the ones in the documentation, and no others are', () => {
    const page = readFileSync(join(__dirname, '../../../../../docs/alimtalk.md'), 'utf8');
    const sheets = page.slice(page.indexOf('\n### ') + 1);
    expect(sheets.trim()).toBe(templates.map(alimtalkSheet).join('\n').trim());
  });
});

describe('a message', () => {
  test('of one line fills the template of its kind', () => {
    const { templateCode, text, buttons } = ofLine({ kind: 'call.closing' });
    expect(templateCode).toBe('ieum-call-closing-1');
    expect(text).toBe(
      [
        '[이음] 마감 임박 안내',
        '',
        '알림을 신청하신 지원사업의 접수 마감이 다가와 알려 드립니다.',
        '',
        '▶ 사업명: 이차전지 모듈 공정개선 지원',
        '▶ 공고: 2024년 1차 참여기업 모집 공고',
        '▶ 접수 기간: 2024년 3월 4일(월) ~ 2024년 3월 18일(월) 18:00',
        '▶ 남은 기간: D-5',
        '▶ 알림 이유: 충주셀 주식회사에 맞는 사업',
        '',
        '※ 이 메시지는 이음에서 지원사업 알림을 신청하신 분께만 발송됩니다. 알림은 아래 ‘알림 관리’에서 언제든지 그만 받으실 수 있습니다.',
      ].join('\n'),
    );
    expect(buttons).toEqual([
      { name: '지원 여부와 근거 보기', url: 'https://ieum.example/go/entry-1' },
      { name: '알림 관리', url: 'https://ieum.example/alerts/manage?recipient=email.abc&token=manage-token' },
    ]);
  });

  test('of a change says what it was and what it is', () => {
    const { variables } = ofLine({
      kind: 'call.changed',
      changes: [
        { field: 'closesAt', from: '2024-03-18', to: '2024-03-25' },
        { field: 'amount', from: 200_000_000, to: null },
      ],
    });
    expect(variables['바뀐내용']).toBe('마감 2024년 3월 18일(월) → 2024년 3월 25일(월); 사업 예산 2억원 → 없음');
  });

  test('of several lists the first five', () => {
    const { templateCode, text } = alimtalkMessage(sampleMessage({ lines: sampleLines(7) }));
    expect(templateCode).toBe('ieum-several-1');
    expect(text).toContain('[이음] 지원사업 알림 7건\n');
    expect(text).toContain('▶ 새로 맞는 사업: 지원사업 1 (D-5)\n');
    expect(text).toContain('▶ 새로 맞는 사업: 지원사업 5 (D-5)\n▶ 그 밖에 2건\n');
    expect(text).not.toContain('지원사업 6');
  });

  test('has a value for exactly the variables of its template, and holds the length, whatever the notice says', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.constant('가'.repeat(600)),
      fc.constant('#{사업명}'),
      fc.constant(''),
    );
    const line = fc.record({
      kind: fc.constantFrom(...statementKinds),
      programTitle: text,
      callTitle: text,
      why: text,
      closing: fc.constantFrom('fixed', 'until-exhausted', 'rolling', 'unknown'),
      daysLeft: fc.constantFrom(undefined, 0, 14),
      closesAt: fc.constantFrom(undefined, '2024-03-18', '2024-03-18T18:00:00+09:00'),
      changes: fc.constantFrom(
        undefined,
        [{ field: 'eligibility' as const, from: '나'.repeat(500), to: '다'.repeat(500) }],
        [{ field: 'closing' as const, from: null, to: 'rolling' as const }],
      ),
    });
    const message = fc
      .array(line, { minLength: 1, maxLength: 8 })
      .map((lines): Message => sampleMessage({ lines: lines.map((each) => sampleLine(each as Partial<MessageLine>)) }));
    fc.assert(
      fc.property(message, (given) => {
        const { templateCode, variables, text, buttons } = alimtalkMessage(given);
        const template = templates.find(({ code }) => code === templateCode)!;
        expect(Object.keys(variables).sort()).toEqual([...variablesOf(template)].sort());
        expect(Object.values(variables).filter((value) => value === '')).toEqual([]);
        expect(text.length).toBeLessThanOrEqual(mostOfContent);
        for (const { url } of buttons) expect(URL.canParse(url)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('with a variable left empty is not sent', () => {
    const template = alimtalkTemplates['match.new'];
    const all = Object.fromEntries(variablesOf(template).map((name) => [name, 'x']));
    expect(fill(template, all).text).not.toContain('#{');
    expect(() => fill(template, { ...all, 사업명: '' })).toThrow(RangeError);
    expect(() => fill(template, {})).toThrow(RangeError);
  });
});
