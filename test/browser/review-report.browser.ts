import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { source } from 'axe-core';
import { Browser, BrowserContextOptions, chromium, Page } from 'playwright-core';
import { accessMatrix } from '../../lib/access/access-matrix';
import { writeHtml } from '../../lib/cli/commands/review/review-html';
import { judge } from '../../lib/review/review-gate';
import { ReviewReport } from '../../lib/review/review-report';
import { accessOf, binding, role } from '../access/access-texts';
import { manyFindings } from '../review/many-findings';
import { report, SAMPLE } from '../review/sample-report';

/** Where the pictures are kept, for people to look at: `REVIEW_SCREENSHOTS=folder npm run test:browser`. */
const SCREENSHOTS = process.env.REVIEW_SCREENSHOTS;

const REPORTS: readonly [name: string, ReviewReport][] = [['nothing', report([])], ['a few', SAMPLE], ['a thousand', manyFindings(1_000)]];

const SCREENS: readonly [name: string, BrowserContextOptions, media: 'screen' | 'print'][] = [
  ['light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }, 'screen'],
  ['dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }, 'screen'],
  ['phone', { viewport: { width: 360, height: 740 }, colorScheme: 'light' }, 'screen'],
  ['print', { viewport: { width: 794, height: 1123 }, colorScheme: 'dark' }, 'print'],
];

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'review-'));
  // The sandbox of Chromium needs a user that isn't root; the page is our own.
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** Opens a report, and notes what the page asks for, what it complains of and whether it runs anything. */
async function open(found: ReviewReport, options: BrowserContextOptions = {}, media: 'screen' | 'print' = 'screen') {
  const access = accessOf(role('ci/deployer', 'get,list secrets', 'delete pods named a,b'), binding('ci', 'Role deployer', 'ServiceAccount ci/deployer', 'User <b>ann</b>'));
  const file = join(folder, 'report.html');
  writeFileSync(file, writeHtml(found, { gate: judge(found, 'medium', false), version: '1.2.3', matrix: () => accessMatrix(access) }));
  const page = await (await browser.newContext(options)).newPage();
  const noted: string[] = [];
  page.on('request', (request) => noted.push(`asks for ${request.url().replace(`file://${file}`, 'the report')}`));
  page.on('requestfailed', (request) => noted.push(`fails: ${request.failure()?.errorText}`));
  page.on('console', (message) => noted.push(message.text()));
  page.on('dialog', (dialog) => noted.push(dialog.message()));
  await page.emulateMedia({ media });
  await page.goto(`file://${file}`);
  return { page, noted };
}

/** What axe finds; it is put in from outside, past the policy of the page, as a browser's own tools are. */
async function faultsOf(page: Page): Promise<unknown> {
  await page.evaluate(source);
  return page.evaluate(`axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, count: nodes.length, first: nodes[0].html.slice(0, 200), why: nodes[0].failureSummary })))`);
}

describe.each(REPORTS)('a report of %s', (name, found) => {
  test.each(SCREENS)('%s: accessible, as wide as the screen, and nothing loaded or run', async (screen, options, media) => {
    const { page, noted } = await open(found, options, media);
    expect(noted).toEqual(['asks for the report']);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    if (SCREENSHOTS !== undefined) {
      mkdirSync(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: join(SCREENSHOTS, `${name} ${screen}.png`) });
    }
    // axe takes a minute for a thousand findings, and colours and sizes are the same as of a few.
    expect(name === 'a thousand' && screen !== 'light' ? [] : await faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});

test('hostile names are only text: no element, attribute or title is theirs', async () => {
  const { page } = await open(manyFindings(200), { viewport: { width: 1280, height: 900 } });
  expect(await page.evaluate(`({
    title: document.title.startsWith('RBAC review: '),
    foreign: document.querySelectorAll('img, script, iframe, object, embed, form, base, link, [onload], [onerror], [style]').length,
    namesShown: document.querySelectorAll('article .name').length,
    hidden: document.body.textContent.includes('\u202e'),
  })`)).toEqual({ title: true, foreign: 0, namesShown: 200, hidden: false });
  await page.context().close();
});

test('the policy of the page stops what got in all the same', async () => {
  const { page, noted } = await open(SAMPLE, {});
  await page.evaluate(`
    document.body.insertAdjacentHTML('beforeend', '<img src="https://example.com/x.png" onerror="document.title=1"><p style="color: red">a</p>');
    const script = document.createElement('script');
    script.textContent = 'document.title = "run"';
    document.body.append(script);
  `);
  await page.waitForEvent('requestfailed', { timeout: 1_000 }).catch(() => undefined); // it may have failed already
  expect({ title: await page.title(), failed: noted.filter((line) => line.startsWith('fails')), stopped: noted.filter((line) => line.includes('Content Security Policy')).length > 2 })
    .toEqual({ title: expect.stringContaining('RBAC review: '), failed: ['fails: csp'], stopped: true });
  await page.context().close();
});

test('everything can be reached and unfolded by keyboard, and severities hidden', async () => {
  const { page } = await open(SAMPLE, {});
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the findings');
  for (let i = 0; i < 60 && await page.evaluate("document.activeElement !== document.querySelector('#low summary')"); i++) {
    await page.keyboard.press('Tab');
  }
  expect(await page.locator('#low dl').isVisible()).toBe(false);
  await page.keyboard.press('Enter');
  expect(await page.locator('#low dl').isVisible()).toBe(true);
  await page.getByLabel('low', { exact: true }).focus();
  await page.keyboard.press('Space');
  expect(await page.locator('#low').isVisible()).toBe(false);
  await page.context().close();
});

test('a screen reader is read the path', async () => {
  const { page } = await open(SAMPLE, {});
  await page.getByRole('img', {
    name: 'Path of 3 steps: User dev; then create workflows.argoproj.io in ci, by RoleBinding ci/dev › Role ci/submitter › rule 2; then a pod runs as ServiceAccount ci/release; '
      + 'then ClusterRole cluster-admin in the whole cluster, by ClusterRoleBinding release › ClusterRole cluster-admin',
  }).waitFor();
  await page.context().close();
});

test('on paper everything is unfolded, in light colours', async () => {
  const { page } = await open(SAMPLE, { colorScheme: 'dark' }, 'print');
  expect(await page.evaluate(`({
    folded: [...document.querySelectorAll('article dl')].filter((element) => element.getBoundingClientRect().height === 0).length,
    text: getComputedStyle(document.body).color,
  })`)).toEqual({ folded: 0, text: 'rgb(27, 31, 36)' });
  await page.context().close();
});

test('what is drawn stays in its box', async () => {
  const { page } = await open(manyFindings(200), {});
  expect(await page.evaluate(`[...document.querySelectorAll('details[open] svg')].flatMap((svg) => {
    const { right, bottom } = svg.getBoundingClientRect();
    const isOutside = (text) => text.getBoundingClientRect().right > right - 4 || text.getBoundingClientRect().bottom > bottom;
    return [...svg.querySelectorAll('text')].filter(isOutside).map((text) => text.textContent);
  })`)).toEqual([]);
  await page.context().close();
});
