import { mkdirSync, readdirSync, readFileSync } from 'fs';
import { join, posix } from 'path';
import { source } from 'axe-core';
import { Browser, BrowserContextOptions, chromium, Page } from 'playwright-core';
import { SiteServer } from './site-server';
import { runCommand } from '../cli/run-command';

const ROOT = join(__dirname, '../..');
const SITE = join(ROOT, 'dist/site');

/** Where the pictures are kept, for people to look at: `SITE_SCREENSHOTS=folder npm run test:docs`. */
const SCREENSHOTS = process.env.SITE_SCREENSHOTS;

const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, colorScheme: 'light' };
const DARK: BrowserContextOptions = { ...DESKTOP, colorScheme: 'dark' };
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, colorScheme: 'light' };

/** Megabytes of the same pieces: axe takes minutes for them, and a part of the reference has the same. */
const LARGE = ['api/grants.html', 'api/index.html', 'api/operations.html', 'api/resources.html', 'permissions.html'];

const PAGES = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).sort();

let browser: Browser;
let server: SiteServer;
beforeAll(async () => {
  server = await SiteServer.start(SITE);
  // The sandbox of Chromium needs a user that isn't root; the pages are our own.
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Opens a page, and notes what it asks for and what it complains of. */
async function open(path: string, options: BrowserContextOptions = DESKTOP) {
  const page = await (await browser.newContext(options)).newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url().replace(`${server.url}/`, '')));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  await page.goto(`${server.url}/${path}`, { waitUntil: 'networkidle' });
  return { page, asked, complaints };
}

/** What axe finds; it is put in from outside, past the policy of the page, as a browser's own tools are. */
async function faultsOf(page: Page): Promise<unknown> {
  await page.evaluate(source);
  return page.evaluate(`axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, count: nodes.length, first: nodes[0].html.slice(0, 200), why: nodes[0].failureSummary })))`);
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (SCREENSHOTS !== undefined) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: join(SCREENSHOTS, `${name.replace(/\//g, ' ')}.png`) });
  }
}

const overflow = async (page: Page) => page.evaluate('document.documentElement.scrollWidth - innerWidth');

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

describe.each(PAGES.filter((file) => file !== '404.html' && !file.startsWith('playground/')))('%s', (file) => {
  test.each([['desktop', DESKTOP], ['dark', DARK], ['phone', PHONE]] as const)('%s: as wide as the screen, accessible, and all of it is ours', async (screen, options) => {
    const { page, asked, complaints } = await open(file, options);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await keepPicture(page, `${file} ${screen}`);
    // Colours don't depend on the width.
    expect(LARGE.includes(file) || screen === 'phone' ? [] : await faultsOf(page)).toEqual([]);
    expect(asked.filter((url) => /^https?:/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

test('search finds a page by its words and opens it', async () => {
  const { page } = await open('index.html');
  await page.getByRole('button', { name: 'Search' }).first().click();
  await page.getByRole('searchbox').fill('persona single sign-on');
  const guide = page.locator('.VPLocalSearchBox .result').filter({ hasText: 'Give the users of single sign-on their rights' }).first();
  await guide.waitFor();
  await keepPicture(page, 'search');
  await guide.click();
  await page.waitForURL('**/guides/sso-personas.html*');
  await page.context().close();
});

test('a phone has search and the list of pages', async () => {
  const { page } = await open('tutorial.html', PHONE);
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.locator('.VPSidebar').getByText('Guides', { exact: true }).first().waitFor();
  await keepPicture(page, 'menu phone');
  await page.context().close();
});

describe('the playground', () => {
  const PLAYGROUND = 'playground/index.html';
  const [EXAMPLE] = readdirSync(join(ROOT, 'examples/workflows'));
  const MANIFEST = readFileSync(join(ROOT, 'examples/workflows', EXAMPLE), 'utf8');

  async function ask(page: Page, text: string): Promise<void> {
    await page.getByLabel('Manifests', { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Infer access' }).click();
    await page.locator('#answer h2').first().waitFor();
  }

  test('answers with the bytes of the command, and loads what answers when it is asked', async () => {
    const { page, asked, complaints } = await open(PLAYGROUND);
    expect(asked).toEqual([PLAYGROUND, 'playground/playground.css', 'playground/playground.js']);
    await ask(page, MANIFEST);
    expect(await page.getByRole('region', { name: 'YAML' }).textContent()).toBe((await runCommand(['infer', '-'], { input: MANIFEST })).out);
    expect(asked.slice(3)).toEqual(['playground/inference.js']);
    expect(await page.locator('tbody tr').count()).toBe(5);
    await ask(page, MANIFEST.replace('kind: Job', 'kind: Job\n          x: {{workflow.parameters.x}}').replace('name: migrate-db', 'name: "{{workflow.parameters.name}}"'));
    expect(asked.length).toBe(4);
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

  test.each([['desktop', DESKTOP], ['dark', DARK], ['phone', PHONE]] as const)('%s: as wide as the screen and accessible, before and after', async (screen, options) => {
    const { page } = await open(PLAYGROUND, options);
    expect(await faultsOf(page)).toEqual([]);
    await ask(page, MANIFEST);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.evaluate('scrollTo(0, 0)');
    await keepPicture(page, `playground ${screen}`);
    await page.locator('#answer').screenshot(SCREENSHOTS === undefined ? {} : { path: join(SCREENSHOTS, `playground answer ${screen}.png`) });
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
