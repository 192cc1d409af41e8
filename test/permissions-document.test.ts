import { readFileSync } from 'fs';
import { join } from 'path';
import { FEATURE_IDS } from '../lib/argo/features/feature-table';
import { EXECUTOR_NEEDS } from '../lib/argo/needs/executor-needs';
import { INSTALL_NEEDS } from '../lib/argo/needs/install-needs';
import { Need } from '../lib/argo/needs/need';
import { versionsOf } from '../scripts/permissions/permission-row';
import { PERMISSIONS_DOCUMENT, writePermissionsDocument } from '../scripts/permissions/permissions-document';

const text = readFileSync(join(__dirname, '..', PERMISSIONS_DOCUMENT), 'utf8');

/** The rows of the table below a heading. */
function rowsBelow(section: string, heading: string): string[] {
  const [, content = ''] = section.split(`\n${heading}\n`);
  return content.split(/\n#+ /)[0].split('\n').filter((line) => line.startsWith('| ')).slice(2);
}

/** The section of a component, found by what its introduction says. */
function sectionOf(words: string): string {
  return text.split(/\n(?=## )/).find((section) => section.includes(words)) ?? '';
}

test('the document is what the needs say; if not, run `npm run permissions`', () => {
  expect(text).toBe(writePermissionsDocument());
});

/** The needs whose row isn't there, or there twice. */
function missing<Trigger extends string>(needs: readonly Need<Trigger>[], section: string): string[] {
  return needs.filter((need) => {
    const { apiGroups: [group] = [''], resources: [resource] = [], verbs } = need.grant(['example']).statement.rule;
    const [plural, ...subresource] = resource.split('/');
    const rows = rowsBelow(section, `### \`${[group === '' ? plural : `${plural}.${group}`, ...subresource].join('/')}\``);
    const parts = [need.why, `| ${versionsOf(need.since, need.until)} | ${need.denied} |`];
    const own = rows.filter((row) => row.startsWith(`| ${verbs.join(', ')} |`) && parts.every((part) => row.includes(part))
      && row.endsWith(` ${need.evidence.join('; ')} |`));
    return own.length !== 1;
  }).map(({ id }) => id);
}

test('each need has one row, below its component and resource', () => {
  expect([
    ...missing(INSTALL_NEEDS.filter(({ component }) => component === 'controller'), sectionOf('`<name>-argo`.')),
    ...missing(INSTALL_NEEDS.filter(({ component }) => component === 'server'), sectionOf('`<name>-argo-server`.')),
    ...missing(EXECUTOR_NEEDS, sectionOf("Argo's containers")),
  ]).toEqual([]);
});

test('each feature has one row, in alphabetical order', () => {
  const rows = rowsBelow(text, '## Which features does an install need?');
  expect(rows.map((row) => /^\| `[^`]+` \| `([a-z-]+)/.exec(row)?.[1])).toEqual(FEATURE_IDS);
});
