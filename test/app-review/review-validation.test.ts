import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Validation, ValidationContext } from 'cdk8s-cli/plugins';
import { binding, role } from '../access/access-texts';
import { ReviewValidation } from 'cdk8s-argo-rbac';

const READER = role('ci/reader', 'get,list secrets') + binding('ci', 'Role reader', 'ServiceAccount ci/reader');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'validation-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function validate(text: string, properties?: ConstructorParameters<typeof ReviewValidation>[0]) {
  const file = join(folder, 'app.k8s.yaml');
  writeFileSync(file, text);
  const context = new ValidationContext([file], 'cdk8s-argo-rbac', '1.2.3', { reader: { path: 'ci/role' } }, false);
  const logged: string[] = [];
  jest.spyOn(context.logger, 'log').mockImplementation((message) => { logged.push(message.replaceAll(`${folder}/`, '')); });
  const validation: Validation = new ReviewValidation(properties);
  await validation.validate(context);
  const { violations, summary } = context.report.toJson();
  return { violations, status: summary.status, findings: summary.metadata, logged };
}

test('each finding that counts is a violation, with its construct', async () => {
  const { violations, status, findings, logged } = await validate(READER);
  expect({ status, findings, logged, violations }).toEqual({
    status: 'failure',
    findings: { Findings: expect.stringMatching(/^1 high/) },
    logged: [],
    violations: [{
      ruleName: 'B2 List or watch Secrets',
      recommendation: expect.stringMatching(/^high: ServiceAccount ci\/reader, namespace ci\. A list has the contents of all Secrets/),
      fix: expect.stringMatching(/\.$/),
      violatingConstructs: [{
        resourceName: 'reader',
        constructPath: 'ci/role',
        manifestPath: join(folder, 'app.k8s.yaml'),
        locations: [expect.stringMatching(/^RoleBinding ci\/reader-serviceaccount-ci-reader \(.*:\d+\) -> Role ci\/reader rule 1 \(.*:\d+\)$/)],
      }],
    }],
  });
});

const ACKNOWLEDGED = READER.replace('name: reader, namespace: ci }', 'name: reader, namespace: ci, annotations: { acknowledge.argo-rbac/B2: It backs them up. } }');

const STATUS: readonly [name: string, text: string, properties: Record<string, unknown>, status: string][] = [
  ['a finding that is less severe than what fails', READER, { failOn: 'critical' }, 'success'],
  ['nothing that fails', READER, { failOn: 'never', strict: true }, 'success'],
  ['a finding that is acknowledged', ACKNOWLEDGED, {}, 'success'],
  ['an unknown role', binding('ci', 'ClusterRole operator', 'User ann'), {}, 'success'],
  ['an unknown role, strict', binding('ci', 'ClusterRole operator', 'User ann'), { strict: true }, 'failure'],
  ['nothing of RBAC', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }', {}, 'success'],
  ['an object that Kubernetes would refuse', role('ci/a', 'get pods').replace('"get"', ''), {}, 'failure'],
  ['a version of Argo Workflows', READER, { argoVersion: 'v4.1', kubernetesVersion: '1.37', namespace: 'ci', failOn: 'critical' }, 'success'],
];

test.each(STATUS)('%s', async (_name, text, properties, status) => {
  expect((await validate(text, properties)).status).toBe(status);
});

test('what Kubernetes takes in another way than it is written is logged', async () => {
  expect((await validate(READER + READER.replace('\nrules:', '\nrole: {}\nrules:'))).logged).toEqual([
    expect.stringMatching(/^app\.k8s\.yaml:\d+:\d+: warning\[access\/unknown-field\]: /),
    expect.stringMatching(/^app\.k8s\.yaml:\d+:\d+: warning\[access\/replaced-object\]: The input holds Role ci\/reader again further on\./),
    expect.stringMatching(/^app\.k8s\.yaml:\d+:\d+: warning\[access\/replaced-object\]: The input holds RoleBinding /),
  ]);
});

test('errors are counted', async () => {
  const refused = role('ci/a', 'get pods').replace('"get"', '');
  expect((await validate(refused)).findings).toEqual({ 'No review': '1 error in the manifests' });
  expect((await validate(refused + refused.replace('name: a', 'name: b'))).findings).toEqual({ 'No review': '2 errors in the manifests' });
});

test('a profile of audit logs is read', async () => {
  expect((await validate(READER, { profile: join(folder, 'none.json') })).logged).toEqual([expect.stringMatching(/^none\.json: error\[/)]);
});

test('what is wrong with the manifests is logged', async () => {
  expect((await validate(role('ci/a', 'get pods').replace('"get"', ''))).logged).toEqual([expect.stringMatching(/^app\.k8s\.yaml:\d+:\d+: error\[rbac\/\S+\]: /)]);
  expect((await validate(ACKNOWLEDGED.replace('B2: It', 'Z9: It'))).logged).toEqual([expect.stringMatching(/warning\[review\/invalid-annotation\]: The annotation names no check: "Z9"\./)]);
});

const WRONG: readonly [properties: Record<string, unknown>, message: string][] = [
  [{ failon: 'high' }, 'failon: error[review/invalid-property]: The validation has no property "failon". It has failOn, strict, argoVersion, acknowledgements, kubernetesVersion, namespace and profile.'],
  [{ failOn: 'grave' }, 'failOn: error[review/invalid-property]: The value is "grave". Use critical, high, medium, low or never.'],
  [{ strict: 'yes' }, 'strict: error[review/invalid-property]: The value is "yes". Use true or false.'],
  [{ kubernetesVersion: 1.37 }, 'kubernetesVersion: error[review/invalid-property]: The value is a number. Write it in quotes.'],
  [{ kubernetesVersion: '37' }, 'kubernetesVersion: error[review/invalid-property]: "37" isn\'t a minor of Kubernetes. Write it like 1.37.'],
  [{ argoVersion: 4.1 }, 'argoVersion: error[review/invalid-property]: The value is a number. Write it in quotes.'],
  [{ argoVersion: 'new' }, 'version: error[install/invalid-version]: "new" isn\'t a release of Argo Workflows. Write it like v3.7.18 or v3.7.'],
];

test.each(WRONG)('the properties %j are refused', (properties, message) => {
  expect(() => new ReviewValidation(properties)).toThrow(`The properties of ReviewValidation in cdk8s.yaml are wrong:\n  ${message}`);
});
