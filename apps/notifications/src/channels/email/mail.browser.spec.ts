import { existsSync, readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { sampleLine, sampleLines, sampleMessage } from '../../../testing/sample-message.js';
import type { Message } from '../message.js';
import { composeMail } from './compose-mail.js';
import { confirmationMail } from './confirmation-mail.js';

const executablePath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find((path) => path && existsSync(path));
if (!executablePath) console.log('Skipped: no Chromium at CHROMIUM_PATH or /usr/bin/chromium');
const withBrowser = executablePath ? describe : describe.skip;
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const digest: Partial<Message> = {
  isDigest: true,
  lines: [
    ...sampleLines(2),
    sampleLine({
      kind: 'call.changed',
      programTitle: '2024년 충청북도 이차전지 소재·부품·장비 기업 시험인증 및 공정개선 통합지원사업(북부권)',
      closing: 'until-exhausted',
      changes: [
        { field: 'closesAt', from: '2024-03-18', to: '2024-03-25T18:00:00+09:00' },
        { field: 'amount', from: 250_000_000, to: 1_234_567_891 },
        { field: 'eligibility', from: '빠진 조건: 업력 7년 미만', to: `추가된 조건: ${'https://very-long.example/'.repeat(4)}` },
      ],
    }),
    sampleLine({ kind: 'call.withdrawn', programTitle: 'x'.repeat(90) }),
  ],
  question: {
    text: { ko: '상시근로자 수를 알려 주세요.', en: 'How many employees are there?' },
    url: 'https://ieum.example/alerts/answer',
  },
};
const mailOf = (given: Partial<Message>) => composeMail(sampleMessage(given), { name: '이음', address: 'no-reply@ieum.example' }).html;
const mails = {
  'one line': mailOf({}),
  digest: mailOf(digest),
  'digest in English': mailOf({ ...digest, language: 'en' }),
  confirmation: confirmationMail({ language: 'ko', what: '저장한 검색 ‘배터리’', confirmUrl: 'https://ieum.example/c', expiresInDays: 3 })
    .html,
} as const;

// A mail is shown within the page of a mail program, whose landmarks are the page's.
const options = { rules: { 'landmark-one-main': { enabled: false }, region: { enabled: false } } };

withBrowser('a mail on a phone', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
  });
  afterAll(() => browser.close());

  async function show<T>(html: string, colorScheme: 'light' | 'dark', look: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme });
    try {
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.setContent(html);
      const seen = await look(page);
      expect(asked).toEqual([]);
      return seen;
    } finally {
      await context.close();
    }
  }

  const cases = Object.entries(mails).flatMap(([name, html]) =>
    (['light', 'dark'] as const).map((scheme) => [name, scheme, html] as const),
  );

  test.each(cases)('%s (%s): no finding of axe, nothing to scroll sideways', async (name, scheme, html) => {
    await show(html, scheme, async (page) => {
      const folder = process.env['MAIL_PICTURES'];
      if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${scheme}.png`, fullPage: true });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      await page.addScriptTag({ content: axeSource });
      const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
        `axe.run(${JSON.stringify(options)})`,
      );
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    });
  });

  test('links are large enough to be hit', async () => {
    const heights = await show(mails.digest, 'light', (page) =>
      page.locator('a').evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height)),
    );
    expect(heights.length).toBeGreaterThan(8);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(40);
  });
});
