import type { Page } from 'playwright-core';
import { confirmToken, manageToken, recipient, staffKey } from '../../apps/web/src/testing/fake-alerts.js';
import { looks, overhang, smallControls, tabTo, violations, WebInBrowser, withBrowser } from './browser.js';

const firm = 'area=43130:head&industry=28202&employees=23';
const manage = `/alerts/manage?recipient=${recipient}&token=${manageToken}`;
const told = '/programs/kes-exhibition/calls/2024-1/told';
const staff = { httpCredentials: { username: '누구나', password: staffKey } };

const addresses = {
  'alerts for a firm': `/alerts/new?from=matches&${firm}&q=${encodeURIComponent('시제품')}&track=ai`,
  'alerts for everything': '/alerts/new',
  'alerts for a programme': '/alerts/new?program=hostile',
  'alerts in English': `/alerts/new?from=matches&${firm}&lang=en`,
  'what comes next': '/alerts/sent?from=search&q=x&to=g***@example.com&often=daily',
  'to confirm': `/alerts/confirm?id=s-1&token=${confirmToken('s-1')}`,
  confirmed: `/alerts/confirm?id=s-2&token=${confirmToken('s-2')}`,
  'a link that leads nowhere': '/alerts/confirm?id=none&token=x',
  'all that an address hears': manage,
  'all that an address hears, one stopped': `${manage}&stopped=one`,
  'no more of a programme': `/alerts/dismiss/entry-1?token=${manageToken}`,
  mails: '/mails',
  mail: '/mails/confirm-1',
  'mail without HTML': '/mails/m-2',
  told,
  'told, sent again': `${told}?resent=2`,
  'what a firm was told': '/companies/garam/inbox',
} as const;

withBrowser('pages of alerts in a browser', () => {
  let web: WebInBrowser;
  beforeAll(async () => {
    web = await WebInBrowser.open();
  });
  afterAll(() => web.close());
  beforeEach(() => {
    web.api.reset();
    const search = {
      query: '배터리',
      filter: { tracks: ['ai', 'secondary-battery'] },
      profile: { sites: [{ area: '43130' }], employees: 23 },
    };
    web.api.alerts.add({ id: 's-1', state: 'pending', search, frequency: 'at-once' });
    web.api.alerts.add({ id: 's-2', kind: 'program', programId: 'kes-exhibition', search: undefined });
  });
  afterEach(() => web.leave());

  describe.each(looks)('at $width pixels, script: $script', ({ width, script }) => {
    const look = { viewport: { width, height: 800 }, script, ...staff };

    test.each(Object.entries(addresses))('%s: axe finds nothing, nothing sticks out, nothing is refused', async (_, path) => {
      const seen = await web.complaintsOf(path, look);
      expect(await violations(seen.page)).toEqual([]);
      expect(await overhang(seen.page)).toBe(0);
      expect(await smallControls(seen.page)).toEqual([]);
      // What the mail in the frame tries to run is refused, and said so.
      expect(seen.console.filter((text) => !/Blocked script execution in '[^']*\/mails\/confirm-1\/frame'/.test(text))).toEqual([]);
    });

    test('a form that has to be mended has no violation either', async () => {
      const page = await web.visit(addresses['alerts for a firm'], look);
      await page.getByRole('button', { name: '알림 신청하기' }).click();
      await page.getByRole('alert').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await overhang(page)).toBe(0);
      expect(await page.getByRole('link', { name: /메일 주소를 적어 주세요/ }).getAttribute('href')).toBe('#alert-email');
    });

    test('what was confirmed, stopped and dismissed has no violation either', async () => {
      const page = await web.visit(addresses['to confirm'], look);
      await page.getByRole('button', { name: '이 소식을 받겠습니다' }).click();
      await page.getByRole('heading', { name: '알림이 시작되었습니다' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('link', { name: '받는 소식 보기' }).click();
      await page.getByRole('button', { name: '모두 그만 받기' }).click();
      await page.getByText('모두 그만 받기로 했습니다').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.goto(addresses['no more of a programme']);
      await page.getByRole('button', { name: '이 사업 소식 그만 받기' }).click();
      await page.getByRole('heading', { name: '이 사업 소식을 그만 받습니다' }).waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });

  test('text doubled in size loses nothing at the side', async () => {
    for (const path of [addresses['alerts for a firm'], manage, told, '/mails/confirm-1']) {
      const page = await web.visit(path, { viewport: { width: 640, height: 800 }, ...staff });
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      expect(await overhang(page)).toBe(0);
      await web.leave();
    }
  });

  test('the keyboard goes from results to alerts that have begun and to none, without any script', async () => {
    web.api.alerts.subscriptions.clear();
    const page = await web.visit(`/matches?${firm}`, { javaScriptEnabled: false });
    await tabTo(page, '이 조건으로 알림 받기');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/alerts\/new\?from=matches&area=43130/);
    await tabTo(page, 'alert-email');
    await page.keyboard.type('gil@example.com');
    // From the radio that is chosen, down to the next.
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'alert-consent');
    await page.keyboard.press('Space');
    await tabTo(page, '알림 신청하기');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/alerts\/sent\?/);
    expect(await page.locator('main').textContent()).toMatch(/g\*\*\*@example.com 주소로 .*매일 오전 9시/);
    expect([...web.api.alerts.subscriptions.values()]).toMatchObject([{ state: 'pending', frequency: 'daily' }]);

    await page.goto(addresses['to confirm']);
    await tabTo(page, '이 소식을 받겠습니다');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '알림이 시작되었습니다' }).waitFor();
    await tabTo(page, '받는 소식 보기 · 그만 받기');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${web.origin}${manage}`);
    await tabTo(page, /^그만 받기/);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${web.origin}${manage}&stopped=one`);
    expect(await page.locator('main').textContent()).toContain('이 주소로 보내는 소식이 없습니다');
  });

  test('what is wrong has the focus, and its link leads to the field', async () => {
    const page = await web.visit('/alerts/new');
    await page.getByRole('button', { name: '알림 신청하기' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
    await page.getByRole('link', { name: /메일 주소를 적어 주세요/ }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('alert-email');
  });

  test('alerts follow the answers that the script sends', async () => {
    const page = await web.visit('/');
    await page.locator('#q-area').selectOption('43130');
    await page.getByRole('link', { name: '이 조건으로 알림 받기' }).waitFor();
    await page.locator('#q-employees').fill('8');
    await page.locator('#q-employees').blur();
    await page.waitForURL(/employees=8/);
    expect(await page.getByRole('link', { name: '이 조건으로 알림 받기' }).getAttribute('href')).toBe(
      '/alerts/new?from=matches&area=43130&employees=8',
    );
  });

  /** The frame, once the mail is in it. */
  async function mailFrame(page: Page) {
    const frame = page.frameLocator('iframe');
    await frame.getByText('알림 신청을 확인해 주세요').waitFor();
    return frame;
  }

  test('a mail is shown as it looks, runs nothing and reaches nothing', async () => {
    const page = await web.visit('/mails/confirm-1', staff);
    const frame = await mailFrame(page);
    const words = frame.getByText('알림 신청을 확인해 주세요');
    expect(await words.evaluate((element) => getComputedStyle(element).fontSize)).toBe('20px');
    expect(await words.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(1, 2, 3)');
    expect(await page.title()).not.toContain('broken out');
    expect(await frame.locator('body').textContent()).not.toBe('run');
  });

  test('a link of a mail opens a page of its own, which works', async () => {
    const page = await web.visit('/mails/confirm-1', staff);
    const frame = await mailFrame(page);
    const [opened] = await Promise.all([page.context().waitForEvent('page'), frame.getByRole('link', { name: '신청 확인하기' }).click()]);
    await opened.getByRole('button', { name: '이 소식을 받겠습니다' }).click();
    await opened.getByRole('heading', { name: '알림이 시작되었습니다' }).waitFor();
    expect(web.api.alerts.subscriptions.get('s-1')?.state).toBe('active');
    expect(await opened.evaluate(() => [document.referrer, window.opener])).toEqual(['', null]);
  });

  test('without a key the browser asks for one, and the page says how', async () => {
    const page = await web.blank({ viewport: { width: 360, height: 800 } });
    // A browser without a window cannot show its dialog, and gives up: it is handed what stands behind the dialog.
    await page.route('**/mails', async (route) => {
      const answer = await route.fetch();
      const { 'www-authenticate': asksFor, ...headers } = answer.headers();
      expect([answer.status(), asksFor]).toEqual([401, 'Basic realm="Ieum staff", charset="UTF-8"']);
      await route.fulfill({ response: answer, status: 403, headers });
    });
    await page.goto('/mails');
    expect(await page.locator('h1').textContent()).toBe('직원 키가 필요합니다');
    expect(await violations(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
  });

  test('what failed is sent again by its button, once', async () => {
    const page = await web.visit(told, staff);
    await page.getByRole('button', { name: '실패한 것만 다시 보내기' }).click();
    await page.getByText('실패한 2건을 다시 보냅니다').waitFor();
    await page.reload();
    expect(web.api.alerts.resent).toBe(1);
    expect(await page.getByRole('button', { name: '실패한 것만 다시 보내기' }).count()).toBe(0);
  });
});
