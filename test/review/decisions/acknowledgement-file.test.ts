import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { dump } from 'js-yaml';
import { formatDiagnostic } from '../../../lib/diagnostics/format-diagnostic';
import { acknowledgementsToFill, readAcknowledgements } from '../../../lib/review/decisions/acknowledgement-file';
import { finding, grant } from '../sample-report';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'acknowledgements-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const file = join(folder, 'file.yaml');
  writeFileSync(file, text);
  const { decisions, diagnostics } = readAcknowledgements(file);
  return { decisions: decisions.map(({ place, ...rest }) => rest), diagnostics: diagnostics.map((each) => formatDiagnostic(each).replace(file, 'file.yaml')) };
}

test('what is printed to be filled in is read back as it was found', () => {
  const found = finding({ grants: [grant('get secrets "a" in ci'), grant('get secrets "b" in ci')] });
  const document = acknowledgementsToFill([found]);
  expect(document).toEqual({
    apiVersion: 'argo-rbac/v1',
    kind: 'ReviewAcknowledgements',
    acknowledged: [{
      check: 'B1', subject: 'ServiceAccount ci/deployer', where: 'ci', permissions: ['get secrets "a"', 'get secrets "b"'], severity: 'medium', reason: '', expires: '',
    }],
  });
  const filled = { ...document, acknowledged: document.acknowledged.map((entry) => ({ ...entry, reason: 'It deploys.', expires: '2027-01-31' })) };
  expect(read(dump(filled))).toEqual({
    decisions: [{
      check: 'B1',
      subjects: ['ServiceAccount ci/deployer'],
      where: 'ci',
      permissions: ['get secrets "a"', 'get secrets "b"'],
      severity: 'medium',
      reason: 'It deploys.',
      expires: '2027-01-31',
    }],
    diagnostics: [],
  });
});

test('the check, the subject and the reason suffice', () => {
  expect(read('kind: ReviewAcknowledgements\nacknowledged: [{ check: J4, subject: Role ci/old, reason: It is bound by hand. }]'))
    .toEqual({ decisions: [{ check: 'J4', subjects: ['Role ci/old'], reason: 'It is bound by hand.' }], diagnostics: [] });
});

const WRONG: readonly [entry: string, message: string][] = [
  ['subject: User a, reason: b', 'The acknowledgement names no check. Use an id of review --list-checks.'],
  ['check: Z9, subject: User a, reason: b', 'The acknowledgement names no check. Use an id of review --list-checks.'],
  ['check: A17, subject: User a, reason: b', "The acknowledgement is of A17, which can't be acknowledged. Fix what is found, and remove the entry."],
  ['check: B1, reason: b', 'The acknowledgement has no subject. Name a subject, a role or a binding, as review prints it.'],
  ['check: B1, subject: User a', 'The acknowledgement has no reason. Say why it is accepted.'],
  ['check: B1, subject: User a, reason: " "', 'The acknowledgement has no reason. Say why it is accepted.'],
  ['check: B1, subject: User a, reason: b, where: 1', 'The acknowledgement has a "where" that isn\'t a text. Write the namespace, or cluster.'],
  ['check: B1, subject: User a, reason: b, permissions: get', "The acknowledgement has permissions that aren't a list of texts. Copy them from --write-acknowledgements."],
  ['check: B1, subject: User a, reason: b, severity: grave', 'The acknowledgement has no valid severity. Use one of critical, high, medium, low, info.'],
  ['check: B1, subject: User a, reason: b, expires: soon', 'The acknowledgement has an expiry that isn\'t a day. Write the last day as YYYY-MM-DD.'],
  ['check: B1, subject: User a, reason: b, expires: 2027-02-31', 'The acknowledgement has an expiry that isn\'t a day. Write the last day as YYYY-MM-DD.'],
];

test.each(WRONG)('an entry is wrong: %s', (entry, message) => {
  expect(read(`kind: ReviewAcknowledgements\nacknowledged:\n  - { ${entry} }`))
    .toEqual({ decisions: [], diagnostics: [`file.yaml:3:5: error[review/invalid-acknowledgement]: ${message}`] });
});

const OTHER_FILES: readonly [text: string, message: string][] = [
  ['kind: ConfigMap', 'file.yaml:1:1: error[review/invalid-acknowledgement]: The file has no list "acknowledged". Check the path.'],
  ['---\n', 'file.yaml: error[review/invalid-acknowledgement]: The file has no acknowledgement. Check the path.'],
];

test.each(OTHER_FILES)('a file of something else is refused: %j', (text, message) => {
  expect(read(text)).toEqual({ decisions: [], diagnostics: [message] });
});

test('a file that is missing is an error', () => {
  expect(readAcknowledgements(join(folder, 'nowhere.yaml')).diagnostics.map(({ code }) => code)).toEqual(['manifest/missing-file']);
});
