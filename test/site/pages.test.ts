import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, posix } from 'path';
import { pagesOf } from '../../site/pages';

const ROOT = join(__dirname, '../..');
const PAGES = pagesOf(ROOT);

test('the groups are in the order of Diátaxis, and each begins with what is read first', () => {
  const groups = [...new Set(PAGES.map(({ group }) => group))];
  expect(groups.map((group) => [group, PAGES.find((page) => page.group === group)?.file])).toEqual([
    ['', 'README.md'],
    ['Tutorial', 'docs/tutorial.md'],
    ['Guides', 'docs/guides/README.md'],
    ['Reference', 'docs/constructs.md'],
    ['Explanation', 'docs/comparison.md'],
  ]);
});

test('each page is linked from another one', () => {
  const linked = new Set(PAGES.flatMap(({ file }) => [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\]\(([^)#:\s]+)/g)]
    .map(([, link]) => posix.join(posix.dirname(file), link)).filter((target) => target !== file)));
  expect(PAGES.map(({ file }) => file).filter((file) => !linked.has(file))).toEqual([]);
});

test('a document without a group is an error', () => {
  const root = mkdtempSync(join(tmpdir(), 'pages-'));
  try {
    for (const file of ['README.md', 'API.md', 'docs/tutorial.md', 'docs/new.md']) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), '# Title\n');
    }
    expect(() => pagesOf(root)).toThrow('docs/new.md has no group on the site. Give it one in site/pages.ts.');
  } finally {
    rmSync(root, { recursive: true });
  }
});
