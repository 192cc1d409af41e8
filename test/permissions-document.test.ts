import { readFileSync } from 'fs';
import { join } from 'path';
import { FEATURE_IDS } from '../lib/argo/features/feature-table';
import { EXECUTOR_NEEDS } from '../lib/argo/needs/executor-needs';
import { INSTALL_NEEDS } from '../lib/argo/needs/install-needs';
import { grantOf } from '../lib/argo/needs/need-grant';
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

test('each need has one row, below its component and resource', () => {
  const sections = { controller: sectionOf('`<name>-argo`.'), server: sectionOf('`<name>-argo-server`.'), executor: sectionOf("Argo's containers"), client: '' };
  const wrong = [...INSTALL_NEEDS, ...EXECUTOR_NEEDS].filter((need) => {
    const { apiGroups: [group] = [''], resources: [resource] = [], verbs } = grantOf(need, ['example']).statement.rule;
    const [plural, ...subresource] = resource.split('/');
    const rows = rowsBelow(sections[need.component], `### \`${[group === '' ? plural : `${plural}.${group}`, ...subresource].join('/')}\``);
    return rows.filter((row) => row.startsWith(`| ${verbs.join(', ')} |`) && row.includes(need.why) && row.endsWith(`| ${need.evidence.join('; ')} |`)).length !== 1;
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('each feature has one row, in alphabetical order', () => {
  const rows = rowsBelow(text, '## What does an install have to be told?');
  expect(rows.map((row) => /^\| `[^`]+` \| `([a-z-]+)/.exec(row)?.[1])).toEqual(FEATURE_IDS);
});
