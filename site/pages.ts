import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document of the repository that the site shows. */
export interface Page {
  /** From the root of the repository. */
  readonly file: string;
  /** From the root of the site, with the ending of the source. */
  readonly path: string;
  readonly title: string;
  readonly group: string;
}

/** The groups of the documents, after https://diataxis.fr, in the order of the site. */
export const GROUPS = ['Tutorial', 'Guides', 'Reference', 'Explanation'] as const;

type Group = typeof GROUPS[number];

/** The documents that have a group of their own; a guide is in its folder, and all others are reference. */
const GROUP_OF: Readonly<Record<string, Group>> = {
  'docs/tutorial.md': 'Tutorial',
  'docs/gallery.md': 'Guides',
  'docs/comparison.md': 'Explanation',
  'docs/faq.md': 'Explanation',
  'docs/security.md': 'Explanation',
  'docs/conformance.md': 'Explanation',
  'docs/evidence.md': 'Explanation',
  'docs/package.md': 'Explanation',
  'docs/performance.md': 'Explanation',
};

/** What comes first in the reference; the others follow by name. */
const FIRST = ['docs/constructs.md', 'API.md'];

/** The documents outside `docs`, and where they are on the site. */
const OUTSIDE = { 'README.md': 'index.md', 'API.md': 'api/index.md' };

/** Lists the documents in the order of the site, the home page first. */
export function pagesOf(root: string): Page[] {
  const inside = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
    .map((file): [string, string] => [`docs/${file}`, file.replace(/README\.md$/, 'index.md')]);
  const pages = [...Object.entries(OUTSIDE), ...inside]
    .map(([file, path]) => ({ file, path, title: titleOf(join(root, file)), group: groupOf(file) }));
  return pages.sort((a, b) => rankOf(a) - rankOf(b) || (a.path < b.path ? -1 : 1));
}

function groupOf(file: string): string {
  return GROUP_OF[file] ?? (file.startsWith('docs/guides/') ? 'Guides' : file === 'README.md' ? '' : 'Reference');
}

function rankOf({ file, path, group }: Page): number {
  const first = FIRST.indexOf(file);
  return group === '' ? -1 : GROUPS.findIndex((one) => one === group) * 10 + (first >= 0 ? first : path.endsWith('index.md') ? 0 : path.startsWith('api/') ? FIRST.length : 9);
}

/** The first heading, without marks. */
function titleOf(path: string): string {
  const [, title = ''] = /^# (.+)$/m.exec(readFileSync(path, 'utf8')) ?? [];
  return title.replace(/`/g, '').replace(/ <a .*/, '');
}
