import { mkdirSync } from 'fs';
import { join } from 'path';
import { source } from 'axe-core';
import { Browser, BrowserContextOptions, chromium, Page } from 'playwright-core';

/** Where the pictures are kept, for people to look at: `SCREENSHOTS=folder npm run test:browser`. */
const SCREENSHOTS = process.env.SCREENSHOTS;

/** The screens that pages are looked at on. */
export const LIGHT = { viewport: { width: 1280, height: 900 }, colorScheme: 'light' } as const satisfies BrowserContextOptions;
export const DARK = { ...LIGHT, colorScheme: 'dark' } as const satisfies BrowserContextOptions;
export const PHONE = { viewport: { width: 360, height: 740 }, colorScheme: 'light' } as const satisfies BrowserContextOptions;
export const PAPER = { viewport: { width: 794, height: 1123 }, colorScheme: 'dark' } as const satisfies BrowserContextOptions;

/** A page that is open, what it asked for, why requests of it failed, and all that it wrote, threw and popped up. */
export interface OpenPage {
  readonly page: Page;
  readonly asked: readonly string[];
  readonly failed: readonly string[];
  readonly complaints: readonly string[];
}

/** How long something may take, in milliseconds: on a machine that does much else, a large page takes more than Playwright's half a minute. */
const TIMEOUT = 120_000;

/** Starts the Chromium that is installed. */
export async function startChromium(): Promise<Browser> {
  // Its sandbox needs a user that isn't root; the pages are our own.
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
}

/** Opens a page by itself, with nothing that another one left behind. */
export async function openPage(browser: Browser, url: string, screen: BrowserContextOptions = LIGHT): Promise<OpenPage> {
  const page = await (await browser.newContext(screen)).newPage();
  page.setDefaultTimeout(TIMEOUT);
  const [asked, failed, complaints]: string[][] = [[], [], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('requestfailed', (request) => failed.push(request.failure()?.errorText ?? 'unknown'));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  await page.goto(url);
  return { page, asked, failed, complaints };
}

/** Returns what axe finds by all of its rules, or by some; it is put in from outside, past the policy of the page, as a browser's own tools are. */
export async function faultsOf(page: Page, rules?: readonly string[]): Promise<unknown> {
  await page.evaluate(source);
  return page.evaluate(`axe.run({ resultTypes: ['violations']${rules === undefined ? '' : `, runOnly: ${JSON.stringify(rules)}`} }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, count: nodes.length, first: nodes[0].html.slice(0, 200), why: nodes[0].failureSummary })))`);
}

/** By how many pixels the page is wider than the screen, and what is. */
export async function overflowOf(page: Page): Promise<unknown> {
  return page.evaluate(`({
    pixels: Math.max(0, document.documentElement.scrollWidth - innerWidth),
    elements: [...document.querySelectorAll('body *')].filter((element) => {
      const isHeld = (box) => box !== null && (getComputedStyle(box).overflowX !== 'visible' || isHeld(box.parentElement));
      return document.documentElement.scrollWidth > innerWidth && element.getBoundingClientRect().right > innerWidth && !isHeld(element.parentElement);
    }).map((element) => element.outerHTML.slice(0, 200)),
  })`);
}

/** What `overflowOf` returns of a page that is as wide as the screen. */
export const NO_OVERFLOW = { pixels: 0, elements: [] };

/** Keeps a picture where somebody wants to look at it, of the page or of a part of it. */
export async function keepPicture(page: Page, name: string, part?: string): Promise<void> {
  if (SCREENSHOTS !== undefined) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const path = join(SCREENSHOTS, `${name.replace(/\//g, ' ')}.png`);
    await (part === undefined ? page.screenshot({ path }) : page.locator(part).screenshot({ path }));
  }
}
