import { formatDiagnostic } from '../../../lib/diagnostics/format-diagnostic';
import { acknowledgementAnnotation, readAnnotations } from '../../../lib/review/decisions/acknowledgement-annotation';
import { accessOf } from '../../access/access-texts';

function read(...objects: readonly { readonly kind: string; readonly name: string; readonly annotations: Readonly<Record<string, string>> }[]) {
  const { decisions, diagnostics } = readAnnotations(accessOf(...objects.map(({ kind, name, annotations }) => JSON.stringify({
    apiVersion: kind === 'ServiceAccount' ? 'v1' : 'rbac.authorization.k8s.io/v1', kind, metadata: { name, namespace: 'ci', annotations }, ...kind === 'Role' ? { rules: [] } : {},
  }))).objects);
  return { decisions: decisions.map(({ place, ...rest }) => rest), diagnostics: diagnostics.map(formatDiagnostic) };
}

test('the annotation that is made is read', () => {
  const annotations = Object.fromEntries([acknowledgementAnnotation('B1', 'It deploys.'), acknowledgementAnnotation('B2', 'Until: soon.', '2027-01-31')]);
  expect(annotations).toEqual({ 'acknowledge.argo-rbac/B1': 'It deploys.', 'acknowledge.argo-rbac/B2': 'until 2027-01-31: Until: soon.' });
  expect(read({ kind: 'Role', name: 'deployer', annotations })).toEqual({
    decisions: [
      { check: 'B1', subjects: ['Role ci/deployer'], reason: 'It deploys.' },
      { check: 'B2', subjects: ['Role ci/deployer'], reason: 'Until: soon.', expires: '2027-01-31' },
    ],
    diagnostics: [],
  });
});

test('one text on several objects is one acknowledgement, and other annotations are none', () => {
  const annotations = { 'acknowledge.argo-rbac/B1': 'It deploys.', 'example.com/B1': 'else' };
  expect(read({ kind: 'Role', name: 'deployer', annotations }, { kind: 'ServiceAccount', name: 'deployer', annotations }))
    .toEqual({ decisions: [{ check: 'B1', subjects: ['Role ci/deployer', 'ServiceAccount ci/deployer'], reason: 'It deploys.' }], diagnostics: [] });
});

const WRONG: readonly [key: string, value: string, message: string][] = [
  ['Z9', 'a', 'The annotation names no check: "Z9". Use an id of review --list-checks.'],
  ['A17', 'a', "A17 can't be acknowledged. Fix what is found, and remove the annotation."],
  ['B1', 'until soon: a', 'The annotation has an expiry that isn\'t a day: "soon". Write "until YYYY-MM-DD: " and the reason.'],
  ['B1', 'until 2027-01-31: ', 'The annotation has no reason. Say why it is accepted.'],
  ['B1', ' ', 'The annotation has no reason. Say why it is accepted.'],
];

test.each(WRONG)('an annotation is wrong: %s: %j', (key, value, message) => {
  expect(read({ kind: 'Role', name: 'a', annotations: { [`acknowledge.argo-rbac/${key}`]: value } }))
    .toEqual({ decisions: [], diagnostics: [expect.stringMatching(/^1\.yaml:1:\d+: warning\[review\/invalid-annotation\]: /)] });
  expect(read({ kind: 'Role', name: 'a', annotations: { [`acknowledge.argo-rbac/${key}`]: value } }).diagnostics[0]).toContain(message);
});
