import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Page } from './pages';

/** Where the files are that the site doesn't show. */
const REPOSITORY = 'https://github.com/cdk8s-argo-rbac/cdk8s-argo-rbac';

/** An address with a scheme, a path from the root of the site, or a place in the same page. */
const SETTLED = /^(?:[a-z][a-z0-9+.-]*:|\/|#)/i;

/**
 * Returns where a link of a document leads on the site: to the page of another document, or to the repository.
 *
 * @param file the document, from the root of the repository
 * @param link the link as the document has it, relative to the document
 */
export function siteLink(link: string, file: string, pages: readonly Page[], root: string): string {
  if (SETTLED.test(link)) {
    return link;
  }
  const [path, ...anchor] = link.split(/(?=#)/);
  const target = posix.join(posix.dirname(file), path).replace(/\/$/, '');
  const page = pages.find((one) => one.file === target || one.file === `${target}/README.md`);
  if (page !== undefined) {
    return `/${page.path}${anchor.join('')}`;
  }
  const absolute = join(root, target);
  if (!existsSync(absolute)) {
    throw new Error(`${file}: the link ${link} leads to no file.`);
  }
  return `${REPOSITORY}/${statSync(absolute).isDirectory() ? 'tree' : 'blob'}/main/${target}${anchor.join('')}`;
}

/** Names a heading as GitHub does, so links work in both places. */
export function slugOf(heading: string): string {
  return heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '').replace(/\s/g, '-');
}
