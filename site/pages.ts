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

/** The group of each document outside the folders of the guides and of the API. */
const GROUP_OF: Readonly<Record<string, Group>> = {
  'API.md': 'Reference',
  'docs/access.md': 'Reference',
  'docs/checks.md': 'Reference',
  'docs/comparison.md': 'Explanation',
  'docs/conformance.md': 'Explanation',
  'docs/constructs.md': 'Reference',
  'docs/create.md': 'Reference',
  'docs/diagnostics.md': 'Reference',
  'docs/evidence.md': 'Explanation',
  'docs/faq.md': 'Explanation',
  'docs/forbidden.md': 'Reference',
  'docs/gallery.md': 'Guides',
  'docs/inference.md': 'Reference',
  'docs/languages.md': 'Reference',
  'docs/live.md': 'Explanation',
  'docs/package.md': 'Explanation',
  'docs/performance.md': 'Explanation',
  'docs/permissions.md': 'Reference',
  'docs/review.md': 'Reference',
  'docs/security.md': 'Explanation',
  'docs/tailor.md': 'Reference',
  'docs/tutorial.md': 'Tutorial',
  'docs/versions.md': 'Reference',
};

/** The first documents of the reference; the others follow by name. */
const FIRST = ['docs/constructs.md', 'API.md'];

/** The documents outside `docs`, and where they are on the site. */
const OUTSIDE = { 'README.md': 'index.md', 'API.md': 'api/index.md' };

/**
 * Lists the documents in the order of the site, the home page first.
 *
 * @throws when a document has no group
 */
export function pagesOf(root: string): Page[] {
  const inside = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
    .map((file): [string, string] => [`docs/${file}`, file.replace(/README\.md$/, 'index.md')]);
  const pages = [...Object.entries(OUTSIDE), ...inside]
    .map(([file, path]) => ({ file, path, title: titleOf(join(root, file)), group: groupOf(file) }));
  return pages.sort((a, b) => rankOf(a) - rankOf(b) || (a.path < b.path ? -1 : 1));
}

function groupOf(file: string): string {
  if (file === 'README.md') {
    return '';
  }
  const group = file.startsWith('docs/guides/') ? 'Guides' : file.startsWith('docs/api/') ? 'Reference' : GROUP_OF[file];
  if (group === undefined) {
    throw new Error(`${file} has no group on the site. Give it one in site/pages.ts.`);
  }
  return group;
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
