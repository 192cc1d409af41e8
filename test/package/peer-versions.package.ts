import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { programBeside } from './beside-cdk8s-plus';
import { MANIFEST, PackedPackage, ROOT } from './packed-package';
import { runCommand } from './run-command';
import { UserApp } from './user-app';
import { EXAMPLES, synthesizeExample } from '../synthesized-example';

const { peerDependencies: NEWEST } = MANIFEST;
const ENDS = ['oldest', 'newest'] as const;

/** Releases of cdk8s-plus that live in one app. */
const CDK8S_PLUS = ['cdk8s-plus-27', 'cdk8s-plus-32', 'cdk8s-plus-33'];
const LATER_CDK8S_PLUS = { 'cdk8s-plus-32': '^2', 'cdk8s-plus-33': '^2' };

/** Type-checks and runs the programs. */
const TOOLS = { '@types/node': '^20', 'typescript': '5.9.x' };

/** The oldest release in each range: the lower bound itself need not be one. */
function oldestPeers(): Record<string, string> {
  return Object.fromEntries(Object.entries(NEWEST).map(([name, range]) => {
    const versions = [JSON.parse(runCommand(`npm view "${name}@${range}" version --json`, ROOT))].flat();
    return [name, versions.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))[0]];
  }));
}

describe.each(ENDS)('with the %s peers', (end) => {
  let packed: PackedPackage;
  let app: UserApp;
  beforeAll(() => {
    packed = PackedPackage.pack();
    app = new UserApp({ ...end === 'oldest' ? oldestPeers() : NEWEST, ...LATER_CDK8S_PLUS, ...TOOLS, 'cdk8s-argo-rbac': `file:${packed.file}` });
    EXAMPLES.forEach((example) => app.write(`${example}.ts`, readFileSync(join(ROOT, 'examples', `${example}.ts`), 'utf8')));
    programBeside(CDK8S_PLUS).forEach(([file, text]) => app.write(file, text));
    app.run('npm install --omit=optional --no-audit --no-fund');
  });
  afterAll(() => {
    app.remove();
    packed.remove();
  });

  test('npm agrees to the versions', () => {
    app.run('npm ls');
    process.stdout.write(`${Object.keys(NEWEST).map((name) => `${name} ${app.versionOf(name)}`).join(', ')}\n`);
  });

  test('the examples and a program with every cdk8s-plus compile', () => {
    app.run('npx tsc');
  });

  test('where types are strictest, no error lies in our declarations', () => {
    const { stdout } = app.try('npx tsc --noEmit --skipLibCheck false --exactOptionalPropertyTypes');
    const files = stdout.split('\n').flatMap((line) => /^(\S+)\(\d+,\d+\): error/.exec(line)?.[1] ?? []);

    expect(files.filter((file) => file.includes('cdk8s-argo-rbac'))).toEqual([]);
    expect(new Set(files.filter((file) => file.startsWith('node_modules/')).map((file) => file.split('/')[1]))).toEqual(new Set(CDK8S_PLUS));
  });

  test.each(EXAMPLES)('%s writes what it writes here', (example) => {
    app.run(`node ${example}.js`);

    expect(app.manifests(`dist/examples/${example}`)).toEqual(synthesizeExample(example));
  });

  test('our objects and those of every cdk8s-plus fit each other', () => {
    app.run('node beside-cdk8s-plus.js');
    const [[, text]] = app.manifests('dist/beside-cdk8s-plus');
    const objects = parseAllDocuments(text).map((document) => document.toJSON());
    const ofKind = (kind: string) => objects.filter((object) => object.kind === kind);

    expect(ofKind('Deployment').map(({ metadata, spec }) => [metadata.name, spec.template.spec.serviceAccountName]))
      .toEqual(CDK8S_PLUS.map((name) => [name, 'account']));
    expect(ofKind('RoleBinding').map(({ roleRef, subjects }) => [roleRef.name, subjects])).toEqual([['role', [
      ...CDK8S_PLUS.map((name) => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: `${name}-developers` })),
      ...CDK8S_PLUS.map((name) => ({ kind: 'ServiceAccount', name: `${name}-account`, namespace: 'argo' })),
    ]]]);
    expect(ofKind('ClusterRoleBinding').map(({ roleRef, subjects }) => [roleRef.name, subjects]))
      .toEqual(CDK8S_PLUS.map((name) => [`${name}-nodes`, [{ kind: 'ServiceAccount', name: 'account', namespace: 'argo' }]]));
  });
});
