import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Finding } from '../../../lib/review/findings/finding';
import { newSince, readBaseline } from '../../../lib/review/report/baseline';
import { ReviewReport } from '../../../lib/review/report/review-report';
import { finding, grant, report } from '../sample-report';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'baseline-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function baselineOf(text: string) {
  const file = join(folder, 'baseline.json');
  writeFileSync(file, text);
  return readBaseline(file);
}

function compare(before: ReviewReport, now: ReviewReport): ReviewReport {
  const acknowledged = before.acknowledged.map(({ finding: found, reason }) => ({ ...found, reason }));
  const { baseline } = baselineOf(JSON.stringify({ apiVersion: 'argo-rbac/v1', findings: before.findings, unknown: before.unknown, acknowledged }));
  return baseline === undefined ? now : newSince(now, baseline);
}

const CASES: readonly [name: string, before: Partial<Finding>, now: Partial<Finding>, isNew: boolean][] = [
  ['the same', {}, {}, false],
  ['the same by another role', {}, { via: [], places: [] }, false],
  ['less severe', {}, { severity: 'low' }, false],
  ['worse', {}, { severity: 'high' }, true],
  ['a permission more', {}, { grants: [grant('get secrets in ci'), grant('get secrets "a" in ci')] }, true],
  ['a permission less', { grants: [grant('get secrets in ci'), grant('list secrets in ci')] }, {}, false],
  ['of another subject', {}, { subject: 'User ann' }, true],
  ['in another scope', {}, { where: 'cluster' }, true],
  ['of another check', {}, { check: 'B2' }, true],
];

test.each(CASES)('a finding that is %s', (_name, before, now, isNew) => {
  const { findings, baseline } = compare(report([finding(before)]), report([finding(now)]));
  expect({ isNew: findings.length === 1, known: baseline?.known }).toEqual({ isNew, known: isNew ? 0 : 1 });
});

test('what is gone, and what was acknowledged, is counted', () => {
  const before = report([finding({ subject: 'User gone' })], { acknowledged: [{ finding: finding(), reason: 'a', place: { kind: 'file', file: 'a' } }] });
  expect(compare(before, report([finding()]))).toEqual(report([], { baseline: { known: 1, fixed: 1 } }));
});

test('what was unknown already is left out, unless it concerns somebody else', () => {
  const fact = (...concerns: readonly string[]) => ({ what: 'ClusterRole operator', concerns, why: 'No input defines it.' });
  expect(compare(report([], { unknown: [fact('User ann', 'User ben')] }), report([], { unknown: [fact('User ann')] })).unknown).toEqual([]);
  expect(compare(report([], { unknown: [fact('User ann')] }), report([], { unknown: [fact('User ann', 'User ben')] })).unknown).toEqual([fact('User ann', 'User ben')]);
});

const SOUND = { apiVersion: 'argo-rbac/v1', findings: [finding()], unknown: [], acknowledged: [] };
const WRONG: readonly [name: string, text: string][] = [
  ['no JSON', 'findings: []'],
  ['another document', '{"apiVersion": "argo-rbac/v1", "added": []}'],
  ['another version', JSON.stringify({ ...SOUND, apiVersion: 'argo-rbac/v2' })],
  ['a finding without check', JSON.stringify({ ...SOUND, findings: [{ ...finding(), check: undefined }] })],
  ['a finding without severity', JSON.stringify({ ...SOUND, findings: [{ ...finding(), severity: 'grave' }] })],
  ['a grant without verb', JSON.stringify({ ...SOUND, findings: [{ ...finding(), grants: [{ where: 'ci' }] }] })],
];

test.each(WRONG)('%s is no baseline', (_name, text) => {
  expect(baselineOf(text)).toEqual({ diagnostics: [expect.objectContaining({ code: 'review/invalid-baseline' })] });
});

test('a baseline that is missing is an error', () => {
  expect(readBaseline(join(folder, 'nowhere.json'))).toEqual({ diagnostics: [expect.objectContaining({ code: 'manifest/missing-file' })] });
});
