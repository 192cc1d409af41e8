import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type MarkdownOptions } from 'vitepress';
import { siteLink, slugOf } from '../links';
import { GROUPS, pagesOf } from '../pages';
import { accessibleSearch } from '../search-box';

type MarkdownIt = Parameters<NonNullable<MarkdownOptions['config']>>[0];

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const PAGES = pagesOf(ROOT);

/** Links of documents lead to pages, or to the repository; an empty header of a table is a cell; `{{` in a text isn't Vue's. */
function adapt(markdown: MarkdownIt): void {
  markdown.core.ruler.push('site-links', ({ tokens, env }) => {
    const file = relative(ROOT, env.realPath ?? env.path);
    const adapted = (link: string) => siteLink(link, file, PAGES, ROOT);
    for (const token of tokens.flatMap((block) => [block, ...block.children ?? []])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href !== null) {
        token.attrSet('href', adapted(href));
      }
      if (token.type === 'code_block') {
        token.type = 'fence'; // an indented block scrolls where it is wide, as a fenced one does
        token.info = 'text';
        token.tag = 'code';
      }
      if (token.type === 'code_inline') {
        token.attrSet('v-pre', '');
      }
      if (token.type === 'html_inline') {
        token.content = token.content.replace(/(?<=^<a href=")[^"]+/, (link) => adapted(link).replace(/^(\/[^#]*)\.md/, `${BASE.slice(0, -1)}$1.html`));
      }
    }
  });
  markdown.core.ruler.push('empty-headers', ({ tokens }) => {
    tokens.forEach((token, index) => {
      const [content, end] = tokens.slice(index + 1, index + 3);
      if (token.type === 'th_open' && content.content === '') {
        token.tag = end.tag = 'td';
      }
    });
  });
  const { text } = markdown.renderer.rules;
  markdown.renderer.rules.text = (...args) => (text?.(...args) ?? '').replaceAll('{{', '&#123;&#123;');
}

const BASE = process.env.DOCS_BASE ?? '/';

export default defineConfig({
  title: 'cdk8s-argo-rbac',
  description: 'Least-privilege Kubernetes RBAC for Argo Workflows',
  lang: 'en',
  base: BASE,
  srcDir: '..',
  outDir: '../dist/site',
  cacheDir: '../node_modules/.cache/vitepress',
  // Only what is a page is read.
  srcExclude: ['!(docs|README.md|API.md)/**', '!(README|API).md'],
  rewrites: Object.fromEntries(PAGES.map(({ file, path }) => [file, path])),
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  markdown: {
    config: adapt,
    html: true,
    anchor: { slugify: slugOf },
    attrs: { disable: true }, // braces in a text are types
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  vite: {
    build: { target: 'es2022' }, // as the playground; the esbuild here transforms to nothing older
    plugins: [accessibleSearch],
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Tutorial', link: '/tutorial' },
      { text: 'Guides', link: '/guides/' },
      { text: 'Gallery', link: '/gallery' },
      { text: 'Reference', link: '/constructs' },
      { text: 'Playground', link: '/playground/index.html', target: '_self' },
    ],
    sidebar: GROUPS.map((group) => ({
      text: group,
      items: PAGES.filter((page) => page.group === group).map(({ title, path }) => ({ text: title, link: `/${path.replace(/(?:index)?\.md$/, '')}` })),
    })),
    socialLinks: [{ icon: 'github', link: 'https://github.com/cdk8s-argo-rbac/cdk8s-argo-rbac' }],
  },
});
