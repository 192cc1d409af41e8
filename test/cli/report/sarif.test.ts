import { toBeValidSarifLog } from '@microsoft/jest-sarif';
import { formatSarif, SarifResult, uriOf } from '../../../lib/cli/report/sarif';
import { Origin } from '../../../lib/diagnostics/diagnostic';

expect.extend({ toBeValidSarifLog });

const RULES = [{ id: 'access-broadened', title: 'A subject gains a permission.', help: 'Review it.', securitySeverity: 5.5 }];

const RESULT: SarifResult = {
  ruleId: 'access-broadened',
  level: 'warning',
  message: 'User ann gains get pods, namespace web.',
  place: { kind: 'file', file: 'deploy/roles.yaml', line: 3, column: 5 },
  relatedPlaces: [{ place: { kind: 'file', file: 'deploy/roles.yaml', line: 14 }, message: 'RoleBinding web/reader' }],
  logicalName: 'Role/web/reader',
  fingerprint: '0123456789abcdef',
  baselineState: 'new',
};

const format = (results: readonly SarifResult[]) => JSON.parse(formatSarif('1.2.3', RULES, results, 'access/v1', ''));

test('a log is valid by the published schema', () => {
  expect({ ...format([]), version: '2.0.0' }).not.toBeValidSarifLog();
  expect(format([RESULT, { ...RESULT, place: { kind: 'option', name: 'AFTER' }, relatedPlaces: [], logicalName: undefined, baselineState: undefined }])).toBeValidSarifLog();
  expect(format([])).toBeValidSarifLog();
});

test('a result has its place, its fingerprint and what it is related to', () => {
  expect(format([RESULT]).runs[0].results).toEqual([{
    ruleId: 'access-broadened',
    ruleIndex: 0,
    level: 'warning',
    message: { text: 'User ann gains get pods, namespace web.' },
    baselineState: 'new',
    locations: [{
      physicalLocation: { artifactLocation: { uri: 'deploy/roles.yaml', uriBaseId: '%SRCROOT%' }, region: { startLine: 3, startColumn: 5 } },
      logicalLocations: [{ fullyQualifiedName: 'Role/web/reader' }],
    }],
    relatedLocations: [{
      id: 0,
      physicalLocation: { artifactLocation: { uri: 'deploy/roles.yaml', uriBaseId: '%SRCROOT%' }, region: { startLine: 14 } },
      message: { text: 'RoleBinding web/reader' },
    }],
    partialFingerprints: { 'access/v1': '0123456789abcdef' },
  }]);
});

test('the most severe results stay where there are too many', () => {
  const { results, invocations } = format([...Array.from({ length: 5_000 }, (): SarifResult => ({ ...RESULT, level: 'note' })), { ...RESULT, level: 'error' }]).runs[0];
  expect([results.length, results[0].level, invocations[0].toolExecutionNotifications[0].message.text])
    .toEqual([5_000, 'error', '1 results of lower severity are left out: the limit is 5000.']);
});

test('a note is one of the invocation', () => {
  expect(JSON.parse(formatSarif('1.2.3', RULES, [], 'access/v1', '', ['One is left out.'])).runs[0].invocations)
    .toEqual([{ executionSuccessful: true, toolExecutionNotifications: [{ level: 'note', message: { text: 'One is left out.' } }] }]);
});

const FILES: readonly [file: string, uri: string | undefined, folder?: string, origin?: Origin][] = [
  ['deploy/roles.yaml', 'deploy/roles.yaml'],
  ['deploy/roles.yaml', 'apps/a%20b/deploy/roles.yaml', 'apps/a b/'],
  [`${process.cwd()}/deploy/roles.yaml`, 'deploy/roles.yaml'],
  ['a b#c?.yaml', 'a%20b%23c%3F.yaml'],
  ['deploy\\roles.yaml', 'deploy/roles.yaml'],
  ['deploy/roles.yaml@HEAD', 'sub/deploy/roles.yaml', 'sub/', { path: 'deploy/roles.yaml' }],
  ['a@b.yaml', 'a%40b.yaml'],
  ['roles.yaml@origin/main', 'roles.yaml', '', { path: 'roles.yaml' }],
  ['@team/roles.yaml@main@{1}', '%40team/roles.yaml', '', { path: '@team/roles.yaml' }],
  ['LICENSE@HEAD~1', 'LICENSE', '', { path: 'LICENSE' }],
  ['-', undefined, 'sub/', {}],
  ['cluster:roles', undefined, '', {}],
  ['Kubernetes 1.37', undefined, '', {}],
];

test.each(FILES)('%s is written as the URI %s', (file, uri, folder = '', origin = undefined) => {
  expect(uriOf({ kind: 'file', file, origin }, folder)).toBe(uri);
});
