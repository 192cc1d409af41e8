import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Browser, BrowserContextOptions } from 'playwright-core';
import { DARK, faultsOf, keepPicture, LIGHT, NO_OVERFLOW, openPage, overflowOf, PAPER, PHONE, startChromium } from './chromium';
import { accessMatrix } from '../../lib/access/access-matrix';
import { writeHtml } from '../../lib/cli/commands/review/review-html';
import { judge } from '../../lib/review/report/review-gate';
import { ReviewReport } from '../../lib/review/report/review-report';
import { accessOf, binding, role } from '../access/access-texts';
import { manyFindings } from '../review/many-findings';
import { report, SAMPLE } from '../review/sample-report';

const REPORTS: readonly [name: string, ReviewReport][] = [['nothing', report([])], ['a few', SAMPLE], ['a thousand', manyFindings(1_000)]];

const SCREENS: readonly [name: string, BrowserContextOptions, media: 'screen' | 'print'][] = [
  ['light', LIGHT, 'screen'],
  ['dark', DARK, 'screen'],
  ['phone', PHONE, 'screen'],
  ['print', PAPER, 'print'],
];

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'review-'));
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** Opens a report. */
async function open(found: ReviewReport, options?: BrowserContextOptions, media: 'screen' | 'print' = 'screen') {
  const access = accessOf(role('ci/deployer', 'get,list secrets', 'delete pods named a,b'), binding('ci', 'Role deployer', 'ServiceAccount ci/deployer', 'User <b>ann</b>'));
  const file = join(folder, 'report.html');
  writeFileSync(file, writeHtml(found, { gate: judge(found, 'medium', false), version: '1.2.3', matrix: () => accessMatrix(access) }));
  const url = `file://${file}`;
  const opened = await openPage(browser, url, options);
  await opened.page.emulateMedia({ media });
  return { ...opened, url };
}

describe.each(REPORTS)('a report of %s', (name, found) => {
  test.each(SCREENS)('%s: accessible, as wide as the screen, and nothing loaded or run', async (screen, options, media) => {
    const { page, url, asked, failed, complaints } = await open(found, options, media);
    expect({ asked, failed, complaints }).toEqual({ asked: [url], failed: [], complaints: [] });
    expect(await overflowOf(page)).toEqual(NO_OVERFLOW);
    await keepPicture(page, `${name} ${screen}`);
    // axe takes a minute for a thousand findings, and colours and sizes are the same as of a few.
    expect(name === 'a thousand' && screen !== 'light' ? [] : await faultsOf(page)).toEqual([]);
    await page.context().close();
  });
});

test('hostile names are only text: no element, attribute or title is theirs', async () => {
  const { page } = await open(manyFindings(200));
  expect(await page.evaluate(`({
    title: document.title.startsWith('RBAC review: '),
    foreign: document.querySelectorAll('img, script, iframe, object, embed, form, base, link, [onload], [onerror], [style]').length,
    namesShown: document.querySelectorAll('article .name').length,
    hidden: document.body.textContent.includes('\u202e'),
  })`)).toEqual({ title: true, foreign: 0, namesShown: 200, hidden: false });
  await page.context().close();
});

test('the policy of the page stops what got in all the same', async () => {
  const { page, failed, complaints } = await open(SAMPLE);
  const stopped = page.waitForEvent('requestfailed');
  await page.evaluate(`
    document.body.insertAdjacentHTML('beforeend', '<img src="https://example.com/x.png" onerror="document.title=1"><p style="color: red">a</p>');
    const script = document.createElement('script');
    script.textContent = 'document.title = "run"';
    document.body.append(script);
  `);
  await stopped;
  expect({ title: await page.title(), failed, stopped: complaints.filter((line) => line.includes('Content Security Policy')).length > 2 })
    .toEqual({ title: expect.stringContaining('RBAC review: '), failed: ['csp'], stopped: true });
  await page.context().close();
});

test('everything can be reached and unfolded by keyboard, and severities hidden', async () => {
  const { page } = await open(SAMPLE);
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
  const { page } = await open(SAMPLE);
  await page.getByRole('img', {
    name: 'Path of 3 steps: User dev; then create workflows.argoproj.io in ci, by RoleBinding ci/dev › Role ci/submitter › rule 2; then a pod runs as ServiceAccount ci/release; '
      + 'then ClusterRole cluster-admin in the whole cluster, by ClusterRoleBinding release › ClusterRole cluster-admin',
  }).waitFor();
  await page.context().close();
});

test('on paper everything is unfolded, in light colours', async () => {
  const { page } = await open(SAMPLE, PAPER, 'print');
  expect(await page.evaluate(`({
    folded: [...document.querySelectorAll('article dl')].filter((element) => element.getBoundingClientRect().height === 0).length,
    text: getComputedStyle(document.body).color,
  })`)).toEqual({ folded: 0, text: 'rgb(27, 31, 36)' });
  await page.context().close();
});

test('what is drawn stays in its box', async () => {
  const { page } = await open(manyFindings(200));
  expect(await page.evaluate(`[...document.querySelectorAll('details[open] svg')].flatMap((svg) => {
    const { right, bottom } = svg.getBoundingClientRect();
    const isOutside = (text) => text.getBoundingClientRect().right > right - 4 || text.getBoundingClientRect().bottom > bottom;
    return [...svg.querySelectorAll('text')].filter(isOutside).map((text) => text.textContent);
  })`)).toEqual([]);
  await page.context().close();
});
