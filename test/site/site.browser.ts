import { readdirSync, readFileSync } from 'fs';
import { join, posix } from 'path';
import { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { SiteServer } from './site-server';
import type { Answer } from '../../site/playground/infer-text';
import { DARK, faultsOf, keepPicture, LIGHT, NO_OVERFLOW, OpenPage, openPage, overflowOf, PHONE, startChromium } from '../browser/chromium';
import { runCommand } from '../cli/run-command';
import { exampleWorkflows } from '../example-workflows';

const ROOT = join(__dirname, '../..');
const SITE = join(ROOT, 'dist/site');

/** What colours decide. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

const PAGES = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).sort();

let browser: Browser;
let server: SiteServer;
beforeAll(async () => {
  server = await SiteServer.start(SITE);
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Opens a page of the site. */
async function open(path: string, screen?: BrowserContextOptions): Promise<OpenPage> {
  return openPage(browser, `${server.url}/${path}`, screen);
}

/** Opens a document, and waits until its program is at work: it complains when it doesn't find what it wrote itself. */
async function openDocument(file: string, screen?: BrowserContextOptions): Promise<OpenPage> {
  const opened = await open(file, screen);
  await opened.page.waitForFunction("document.querySelector('#app').__vue_app__ !== undefined");
  return opened;
}

test('no link is dead', () => {
  const texts = new Map(PAGES.map((file) => [file, readFileSync(join(SITE, file), 'utf8')]));
  const ids = new Map([...texts].map(([file, text]) => [file, new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]));
  const links = [...texts].flatMap(([file, text]) => [...text.matchAll(/<a [^>]*?href="([^"]+)"/g)].map(([, href]) => ({ file, href })));
  const dead = links.filter(({ file, href }) => {
    const [path, anchor] = decodeURI(href).replace(/&amp;/g, '&').split('#');
    if (/^[a-z]+:/.test(path)) {
      return false;
    }
    const target = path === '' ? file : path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(file), path);
    const page = [target, `${target}index.html`, `${target}/index.html`, `${target}.html`].find((candidate) => ids.has(candidate));
    return page === undefined || (anchor !== undefined && anchor !== '' && ids.get(page)?.has(anchor) !== true);
  });
  expect(links.length).toBeGreaterThan(500);
  expect([...new Set(dead.map(({ file, href }) => `${file}: ${href}`))]).toEqual([]);
});

const DOCUMENTS = PAGES.filter((file) => file !== '404.html' && !file.startsWith('playground/'));

test.each(DOCUMENTS)('%s: accessible in light and dark, as wide as the screen, and all of it is ours', async (file) => {
  const { page, asked, failed, complaints } = await openDocument(file);
  expect(await overflowOf(page)).toEqual(NO_OVERFLOW);
  expect(await faultsOf(page)).toEqual([]);
  await keepPicture(page, `${file} light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html.dark').waitFor();
  expect(await faultsOf(page, COLOUR_RULES)).toEqual([]);
  await keepPicture(page, `${file} dark`);
  await page.setViewportSize(PHONE.viewport);
  expect(await overflowOf(page)).toEqual(NO_OVERFLOW);
  await keepPicture(page, `${file} phone`);
  expect({ foreign: asked.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:')), failed, complaints }).toEqual({ foreign: [], failed: [], complaints: [] });
  await page.context().close();
});

test('search finds a page by its words and opens it', async () => {
  const { page, complaints } = await openDocument('index.html');
  await page.getByRole('button', { name: 'Search' }).first().click();
  await page.getByRole('searchbox').fill('persona single sign-on');
  const guide = page.locator('.VPLocalSearchBox .result').filter({ hasText: 'Give the users of single sign-on their access' }).first();
  await guide.waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await keepPicture(page, 'search');
  await guide.click();
  await page.waitForURL('**/guides/sso-personas.html*');
  await page.getByRole('heading', { level: 1, name: 'Give the users of single sign-on their access' }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('a phone has search and the list of pages, and is accessible', async () => {
  const { page, complaints } = await openDocument('tutorial.html', PHONE);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Search' }).first().waitFor();
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.locator('.VPSidebar').getByText('Guides', { exact: true }).first().waitFor();
  await keepPicture(page, 'menu phone');
  expect(complaints).toEqual([]);
  await page.context().close();
});

describe('the playground', () => {
  const PLAYGROUND = 'playground/index.html';
  const MANIFEST = readFileSync(join(ROOT, 'examples/workflows/migrate.yaml'), 'utf8');

  async function ask(page: Page, text: string): Promise<void> {
    await page.getByLabel('Manifests', { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Infer access' }).click();
    await page.locator('#answer[aria-busy=false]').waitFor();
  }

  /** What it asked for, from the root of the site. */
  const paths = (asked: readonly string[]) => asked.map((url) => url.replace(`${server.url}/`, ''));

  test('loads what answers when it is asked, once', async () => {
    const { page, asked, complaints } = await open(PLAYGROUND);
    expect(paths(asked)).toEqual([PLAYGROUND, 'playground/playground.css', 'playground/playground.js']);
    await ask(page, MANIFEST);
    await ask(page, MANIFEST);
    expect(paths(asked).slice(3)).toEqual(['playground/inference.js']);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('answers each example with the bytes of the command, and a row for each reason and each unknown', async () => {
    const { page, complaints } = await open(PLAYGROUND);
    const differences = [];
    for (const [file, text] of exampleWorkflows()) {
      await ask(page, text);
      const shown = {
        yaml: await page.getByRole('region', { name: 'YAML' }).textContent(),
        reasons: await page.getByRole('region', { name: 'Reasons' }).locator('tbody tr').count(),
        unknown: await page.getByRole('region', { name: 'Unknown, so not granted' }).locator('tbody tr').count(),
      };
      const { out } = await runCommand(['infer', '-'], { input: text });
      const { workflows }: Pick<Answer, 'workflows'> = JSON.parse((await runCommand(['infer', '-', '--output', 'json'], { input: text })).out);
      const expected = {
        yaml: out,
        reasons: workflows.flatMap(({ identities }) => identities).flatMap(({ because }) => because).length,
        unknown: workflows.flatMap(({ unknown }) => unknown).length,
      };
      if (JSON.stringify(shown) !== JSON.stringify(expected)) {
        differences.push({ file, shown, expected });
      }
    }
    expect(differences).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('lists what is unknown, and errors', async () => {
    const { page } = await open(PLAYGROUND);
    await ask(page, MANIFEST.replace('kind: Job', 'kind: Database').replace('batch/v1', 'example.com/v1'));
    expect(await page.getByRole('region', { name: 'Unknown, so not granted' }).textContent()).toContain('Database');
    await ask(page, 'a: [');
    expect(await page.locator('#answer .wrong').textContent()).toBe((await runCommand(['infer', '-'], { input: 'a: [' })).err);
    await page.context().close();
  });

  test('reads as much as it says, and answers nothing about a part of what is longer', async () => {
    const { page, asked } = await open(PLAYGROUND);
    const longest = MANIFEST + '#'.repeat(500_000 - MANIFEST.length);
    await ask(page, `${longest}#`);
    expect(await page.locator('#answer').innerText()).toBe('Unknown\n\nThe manifests have 500,001 characters, and this page reads at most 500,000. '
      + 'It can\'t answer for them. Paste fewer manifests, or run argo-rbac infer, which has no limit.');
    expect(paths(asked)).not.toContain('playground/inference.js');
    await ask(page, longest);
    expect(await page.getByRole('region', { name: 'YAML' }).textContent()).toBe((await runCommand(['infer', '-'], { input: MANIFEST })).out);
    await page.context().close();
  });

  test.each([['light', LIGHT], ['dark', DARK], ['phone', PHONE]] as const)('%s: as wide as the screen and accessible, before and after', async (screen, options) => {
    const { page } = await open(PLAYGROUND, options);
    expect(await faultsOf(page)).toEqual([]);
    await ask(page, MANIFEST);
    expect(await overflowOf(page)).toEqual(NO_OVERFLOW);
    await page.evaluate('scrollTo(0, 0)');
    await keepPicture(page, `playground ${screen}`);
    await keepPicture(page, `playground answer ${screen}`, '#answer');
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('hostile names are only text', async () => {
    const { page, complaints } = await open(PLAYGROUND);
    await ask(page, MANIFEST.replace('name: migrate\n', 'name: "<img src=x onerror=alert(1)>"\n').replace('entrypoint: migrate', 'entrypoint: "<img src=x onerror=alert(1)>"'));
    expect(await page.evaluate("document.querySelectorAll('#answer img, #answer script').length")).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the policy lets nothing be sent', async () => {
    const { page } = await open(PLAYGROUND);
    await ask(page, MANIFEST);
    const outcomes = await page.evaluate(`Promise.all([
      fetch('https://example.com/').then(() => 'sent', () => 'stopped'),
      fetch('/index.html').then(() => 'sent', () => 'stopped'),
      new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve('sent');
        image.onerror = () => resolve('stopped');
        image.src = '/who-gets-what.svg?secret';
      }),
      new Promise((resolve) => {
        addEventListener('securitypolicyviolation', (event) => event.violatedDirective === 'form-action' && resolve('stopped'));
        const form = document.body.appendChild(document.createElement('form'));
        form.action = 'https://example.com/';
        form.submit();
        setTimeout(() => resolve('sent'), 2000);
      }),
    ])`);
    expect(outcomes).toEqual(['stopped', 'stopped', 'stopped', 'stopped']);
    await page.context().close();
  });
});
