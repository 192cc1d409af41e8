import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'validation-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `cdk8s synth` on an app of plain objects, with the validation from this folder. */
function synth(properties: string) {
  mkdirSync(join(folder, 'validation'));
  writeFileSync(join(folder, 'validation', 'index.js'), `
    require(${JSON.stringify(require.resolve('ts-node'))}).register({ transpileOnly: true, project: ${JSON.stringify(join(ROOT, 'test', 'tsconfig.json'))} });
    exports.ReviewValidation = require(${JSON.stringify(join(ROOT, 'lib', 'app-review', 'review-validation.ts'))}).ReviewValidation;`);
  writeFileSync(join(folder, 'app.js'), `
    const { App, Chart, ApiObject } = require(${JSON.stringify(require.resolve('cdk8s'))});
    const app = new App();
    const chart = new Chart(app, 'ci', { namespace: 'ci' });
    const rbac = (id, kind, rest) => new ApiObject(chart, id, { apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata: { name: id }, ...rest });
    rbac('reader', 'Role', { rules: [{ verbs: ['list'], apiGroups: [''], resources: ['secrets'] }] });
    rbac('binding', 'RoleBinding', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' },
      subjects: [{ kind: 'ServiceAccount', name: 'reader', namespace: 'ci' }],
    });
    app.synth();`);
  writeFileSync(join(folder, 'cdk8s.yaml'), `app: node app.js
language: typescript
validations:
- { package: ./validation, version: 1.2.3, class: ReviewValidation${properties} }
`);
  // It asks the registry for its own newest version, unless it has done so in the last half hour.
  writeFileSync(join(folder, '.cdk8s-cli.version'), JSON.stringify('0.0.0'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s'), 'synth', '--validation-reports-output-file', 'report.json'], {
    cwd: folder, encoding: 'utf8', env: { ...process.env, HOME: folder, CDK8S_CHECK_UPGRADE: 'false' },
  });
  return { status, stdout, stderr };
}

test('cdk8s-cli fails by two lines of YAML, and reports the construct', () => {
  const { status, stdout, stderr } = synth('');
  expect({ status, stderr: stderr.includes('Validation failed'), stdout }).toEqual({ status: 2, stderr: true, stdout: expect.stringContaining('B2 List or watch Secrets') });
  const { reports: [{ violations, summary }] } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  expect({ status: summary.status, violations }).toEqual({
    status: 'failure',
    violations: [expect.objectContaining({
      ruleName: 'B2 List or watch Secrets',
      violatingConstructs: [expect.objectContaining({ resourceName: 'reader', constructPath: 'ci/reader', manifestPath: 'dist/ci.k8s.yaml' })],
    })],
  });
});

test('cdk8s-cli succeeds where nothing counts, and gives the properties', () => {
  expect(synth(', properties: { failOn: critical }')).toMatchObject({ status: 0, stdout: expect.stringContaining('Validations ended succesfully') });
});
