import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type OpenWeb, openWeb } from '../../apps/web/src/testing/open-web.js';

const executablePath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find((path) => path && existsSync(path));
if (!executablePath) console.log('Skipped: no Chromium at CHROMIUM_PATH or /usr/bin/chromium');
export const withBrowser = executablePath ? describe : describe.skip;

const flags = [
  '--no-sandbox',
  // The order in which a date control takes year, month and day.
  '--lang=en-US',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export type Visit = BrowserContextOptions & { readonly script?: boolean };

/** How every page is looked at: on a phone and on a desk, with its script and without. */
export const looks = [
  { width: 360, script: true },
  { width: 360, script: false },
  { width: 1280, script: true },
  { width: 1280, script: false },
] as const;

/** The pages in a real Chromium, in front of a stand-in for the API. */
export class WebInBrowser {
  private context: BrowserContext | undefined;

  private constructor(
    private readonly web: OpenWeb,
    private readonly browser: Browser,
    readonly origin: string,
  ) {}

  static async open(): Promise<WebInBrowser> {
    const web = await openWeb();
    await web.app.listen(0, '127.0.0.1');
    const origin = `http://127.0.0.1:${(web.app.getHttpServer().address() as AddressInfo).port}`;
    return new WebInBrowser(web, await chromium.launch({ executablePath, headless: true, args: flags }), origin);
  }

  get api(): OpenWeb['api'] {
    return this.web.api;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.web.close();
  }

  async leave(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
  }

  async visit(path: string, options: Visit = {}): Promise<Page> {
    const page = await this.blank(options);
    await page.goto(path);
    return page;
  }

  async blank({ script = true, ...rest }: Visit): Promise<Page> {
    this.context = await this.browser.newContext({
      locale: 'ko-KR',
      viewport: { width: 1280, height: 900 },
      baseURL: this.origin,
      ...rest,
    });
    const page = await this.context.newPage();
    // Axe itself is a script, so the pages are kept from theirs rather than from every one.
    if (!script) await page.route('**/assets/ieum.js*', (route) => route.abort());
    return page;
  }

  /** What is wrong with a page at its first look. */
  async complaintsOf(path: string, options: Visit): Promise<{ readonly console: readonly string[]; readonly page: Page }> {
    const complaints: string[] = [];
    const page = await this.blank(options);
    page.on('console', (message) => {
      // Pages with a status of their own, and the script that was kept away, are not complaints.
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(path);
    return { console: complaints, page };
  }
}

export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: AxeViolation[] }> } };
    interface AxeViolation {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run({ runOnly: { type: 'tag', values: tags } });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  });
}

/** Pixels by which something sticks out at the side. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Controls that are less than 44 pixels high and no links in a sentence. */
export function smallControls(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>('button, select, input:not([type=hidden]), summary, a[href], label.check');
    return [...controls]
      .filter(
        (control) => control.checkVisibility() && !control.closest('label.check input') && !control.matches('.skip-link, .check input'),
      )
      .filter((control) => control.getBoundingClientRect().height < 43.5)
      .filter((control) => !control.closest('.line__title, .back, .site-footer, .fit-call, .error-summary, .my-firm__head, dd, .mail-text'))
      .map((control) => control.outerHTML.slice(0, 120));
  });
}

/** What the keyboard is on. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || '');
}

export async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  const fits = (here: string) => (typeof wanted === 'string' ? here === wanted : wanted.test(here));
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    if (fits(await focused(page))) return;
  }
  throw new Error(`The keyboard never reached ${String(wanted)}; it is on ${await focused(page)}`);
}
