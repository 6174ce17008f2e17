import type { Page } from 'playwright-core';
import { consulting, samplePrograms } from '../../apps/web/src/testing/sample-programs.js';
import { focused, looks, overhang, smallControls, tabTo, violations, WebInBrowser, withBrowser } from './browser.js';

const firm = 'area=43130:head&industry=28202&established=2018-03-02&employees=23&revenue=4200000000&cert=innobiz';

const addresses = {
  home: '/',
  results: `/matches?${firm}`,
  'results of a question for one programme': '/matches?area=43130&established=2020-01-01&employees=50&industry=28202',
  'results without an answer': '/matches',
  'results that are not eligible': `/matches?${firm}&verdict=ineligible&interest=prototype`,
  'results narrowed': `/matches?${firm}&track=regional-north&sort=amount`,
  'no results': `/matches?${firm}&q=zzz`,
  'answers to mend': `/matches?${encodeURI('revenue=많이&established=작년&industry=기계')}`,
  programme: '/programs/kes-exhibition',
  'programme to be confirmed': `/programs/kes-exhibition?${firm}`,
  'programme that is not for the firm': '/programs/small-firm-consulting?employees=23',
  'programme with contradictions': '/programs/chungju-battery?area=43130&industry=28202',
  'programme nobody applies to': `/programs/forest?${firm}`,
  'programme of hostile text': `/programs/hostile?${firm}`,
  search: '/search',
  'search in English': '/search?lang=en',
  'nothing found': '/search?q=zzz',
  'not found': '/nowhere',
} as const;

withBrowser('pages in a browser', () => {
  let web: WebInBrowser;
  beforeAll(async () => {
    web = await WebInBrowser.open();
  });
  afterAll(() => web.close());
  beforeEach(() => web.api.reset());
  afterEach(() => web.leave());

  describe.each(looks)('at $width pixels, script: $script', ({ width, script }) => {
    test.each(Object.entries(addresses))('%s: axe finds nothing, nothing sticks out, nothing is refused', async (_, path) => {
      const seen = await web.complaintsOf(path, { viewport: { width, height: 800 }, script });
      expect(await violations(seen.page)).toEqual([]);
      expect(await overhang(seen.page)).toBe(0);
      expect(seen.console).toEqual([]);
    });
  });

  test('everything unfolded has no violation either', async () => {
    const page = await web.visit(`/matches?${firm}`, { viewport: { width: 360, height: 800 } });
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => details.setAttribute('open', '')));
    expect(await violations(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
  });

  test('text doubled in size loses nothing at the side', async () => {
    const page = await web.visit(`/matches?${firm}`, { viewport: { width: 640, height: 800 } });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await overhang(page)).toBe(0);
  });

  test.each(Object.values(addresses))('what is pressed on %s is 44 pixels high, or a link in a sentence', async (path) => {
    const page = await web.visit(path, { viewport: { width: 360, height: 800 } });
    expect(await smallControls(page)).toEqual([]);
  });

  /** From the head of home through the six questions, by keyboard alone. */
  async function answerByKeyboard(page: Page): Promise<void> {
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('본문으로 바로가기');
    await page.keyboard.press('Enter');
    await tabTo(page, 'q-area');
    // 청주, then 충주.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'q-industry');
    await page.keyboard.type('28202');
    await tabTo(page, 'q-established');
    // A date control takes month, day and year one after the other.
    await page.keyboard.type('03022018');
    await tabTo(page, 'q-employees');
    await page.keyboard.type('23');
    await tabTo(page, 'q-revenue');
    await page.keyboard.type('42억');
    await tabTo(page, 'q-cert-innobiz');
    await page.keyboard.press('Space');
  }
  const answered = `/matches?${firm.replace(':head', '')}`;

  test('the keyboard walks through the six questions to a result, without any script', async () => {
    const page = await web.visit('/', { javaScriptEnabled: false });
    await answerByKeyboard(page);
    await tabTo(page, '맞는 지원사업 보기');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${web.origin}${answered}`);
    await page.getByRole('link', { name: '충주시 이차전지 기업지원 사업' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/programs\/chungju-battery/);
    expect(await page.locator('.verdict-box__verdict').textContent()).toBe('지원 가능');
    await page.getByRole('link', { name: '결과로 돌아가기' }).press('Enter');
    await page.waitForURL(`${web.origin}${answered}`);
  });

  test('with the script the results follow each answer, are announced, and the address with them', async () => {
    const page = await web.visit('/');
    const announcer = page.locator('#announcer');
    await answerByKeyboard(page);
    await page.waitForURL(`${web.origin}${answered}`);
    await expectText(announcer, '지원 가능 1건, 확인 필요 2건, 대상 아님 1건');
    // The keyboard is where it was, and the place of the results is the region that was there from the start.
    expect(await focused(page)).toBe('q-cert-innobiz');
    expect(await page.locator('#results .line__title').first().textContent()).toBe('충주시 이차전지 기업지원 사업');
    await expectText(page.locator('#q-revenue-read'), '42억원으로 읽었습니다.');
    // The same address gives the same state.
    await page.reload();
    expect(await page.locator('#results .line__title').first().textContent()).toBe('충주시 이차전지 기업지원 사업');
    expect(await violations(page)).toEqual([]);
  });

  async function expectText(locator: ReturnType<Page['locator']>, text: string | RegExp): Promise<void> {
    await locator.filter({ hasText: text }).waitFor({ state: 'attached' });
  }

  test('an answer that cannot be read is said beside it while the results stay, and goes away when it is mended', async () => {
    const page = await web.visit(`/matches?${firm}`);
    await page.getByText('답 고치기').click();
    await page.getByLabel('작년(2023년) 매출').fill('많이');
    await page.getByLabel('작년(2023년) 매출').blur();
    await expectText(page.locator('#q-revenue-error'), '금액을 읽지 못했습니다');
    expect(await page.getByLabel('작년(2023년) 매출').getAttribute('aria-invalid')).toBe('true');
    await expectText(page.locator('#announcer'), '금액을 읽지 못했습니다');
    expect(await page.locator('#results .line__title').count()).toBeGreaterThan(0);
    expect(page.url()).toBe(`${web.origin}/matches?${firm}`);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('작년(2023년) 매출').fill('50억');
    await page.getByLabel('작년(2023년) 매출').blur();
    await page.waitForURL(/revenue=5000000000/);
    expect(await page.locator('#q-revenue-error').textContent()).toBe('');
    expect(await page.getByLabel('작년(2023년) 매출').getAttribute('aria-invalid')).toBeNull();
  });

  test('an industry that fits several is offered, and the pick fills the field', async () => {
    const page = await web.visit('/');
    await page.locator('#q-industry').fill('기계');
    await page.locator('#q-industry').blur();
    const choice = page.locator('#q-industry-candidates label').first();
    const words = await choice.textContent();
    await choice.click();
    await page.waitForURL(/industry=\d+$/);
    expect(await page.locator('#q-industry').inputValue()).toBe(words);
    expect(await focused(page)).toBe('q-industry');
    expect(await page.locator('#q-industry-candidates label').count()).toBe(0);
  });

  test('the list of common industries fills the field, and the field knows every industry', async () => {
    const page = await web.visit('/');
    await page.locator('#q-industry-pick').selectOption('29162');
    await page.waitForURL(/industry=29162/);
    expect(await page.locator('#q-industry').inputValue()).toMatch(/^29162 승강기/);
    expect(await page.locator('#q-industry-pick').inputValue()).toBe('');
    await page.locator('#q-industry').focus();
    await page.waitForFunction(() => document.querySelectorAll('#q-industry-list option').length > 200);
  });

  test('none of these and any of these exclude each other', async () => {
    const page = await web.visit('/');
    await page.getByLabel('이노비즈').check();
    await page.getByLabel('가진 인증이 없습니다').check();
    expect(await page.getByLabel('이노비즈').isChecked()).toBe(false);
    await page.waitForURL(/cert=none/);
    await page.getByLabel('벤처기업').check();
    expect(await page.getByLabel('가진 인증이 없습니다').isChecked()).toBe(false);
    await page.waitForURL(/cert=venture/);
  });

  test('of answers in quick succession the last one counts', async () => {
    const page = await web.visit('/');
    let held = 0;
    await page.route('**/matches?**', async (route) => {
      // The first answer is held back until the others have come.
      if ((held += 1) === 1) await page.waitForURL(/employees=9/).catch(() => undefined);
      await route.continue().catch(() => undefined);
    });
    for (const employees of ['7', '8', '9']) {
      await page.locator('#q-employees').fill(employees);
      await page.locator('#q-employees').blur();
    }
    await page.waitForURL(/employees=9/);
    await expectText(page.locator('#announcer'), '지원 가능 1건');
    expect(page.url()).toMatch(/employees=9$/);
  });

  test('results that cannot be refreshed are said, and the button still works', async () => {
    const page = await web.visit('/');
    web.api.failures.set('/api/matches', { status: 500, body: {} });
    await page.locator('#q-employees').fill('5');
    await page.locator('#q-employees').blur();
    await expectText(page.locator('#announcer'), '결과를 새로 고치지 못했습니다');
    expect(await page.locator('[data-live-failed]').isVisible()).toBe(true);
    web.api.failures.clear();
    await page.getByRole('button', { name: '맞는 지원사업 보기' }).click();
    await page.waitForURL(/\/matches\?employees=5$/);
    expect(await page.locator('#results .line__title').first().textContent()).toBe(consulting.title);
  });

  test('on a phone a bar tells the results that are out of sight, and leads to them', async () => {
    const page = await web.visit('/', { viewport: { width: 360, height: 740 } });
    await page.locator('#q-area').selectOption('43130');
    const bar = page.locator('[data-live-bar] a');
    await bar.waitFor({ state: 'visible' });
    await expectText(bar, /지원 가능 \d+건/);
    expect(await violations(page)).toEqual([]);
    await bar.click();
    await bar.waitFor({ state: 'hidden' });
    expect(await page.locator('#results').evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);
  });

  test('the one answer is asked and taken on the spot', async () => {
    web.api.programs = samplePrograms.filter(({ id }) => id === 'kes-exhibition');
    const page = await web.visit('/matches?area=43130&established=2020-01-01');
    await page.getByRole('button', { name: '예, 해당합니다' }).press('Enter');
    await page.waitForURL(/answer=kes-exhibition%2Fproduct-fits%3Atrue#results$/);
    await expectText(page.locator('.line .verdict'), '지원 가능');
    expect(await page.locator('.one-answer').count()).toBe(0);
  });

  test('the verdict of a programme follows the answers too', async () => {
    const page = await web.visit('/programs/small-firm-consulting');
    await page.getByText('우리 회사가 대상인지 확인하기').click();
    await page.locator('#q-employees').fill('8');
    await page.locator('#q-employees').blur();
    await expectText(page.locator('#verdict-box .verdict'), '지원 가능');
    await page.waitForURL(/programs\/small-firm-consulting\?employees=8$/);
    await page.locator('#q-employees').fill('12');
    await page.locator('#q-employees').blur();
    await expectText(page.locator('#verdict-box .verdict'), '대상 아님');
    await expectText(page.locator('#announcer'), '대상 아님');
  });

  test('the focus is always seen', async () => {
    const page = await web.visit(`/matches?${firm}`);
    for (let steps = 0; steps < 25; steps += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const element = document.activeElement!;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return { what: element.outerHTML.slice(0, 80), seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
      });
      expect(outline).toMatchObject({ seen: true });
    }
  });
});
