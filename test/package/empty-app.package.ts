import { readFileSync } from 'fs';
import { join } from 'path';
import { MANIFEST, PackedPackage, ROOT } from './packed-package';
import { ProjectFolder } from './project-folder';
import { runCommand } from './run-command';
import { UserApp } from './user-app';
import { WORKFLOW } from './workflow';
import * as library from '../../lib';
import { synthesizeExample } from '../synthesized-example';

/** What `cdk8s init typescript-app` puts into an app, but for the library of resources and the tests. */
const INITIAL_PACKAGES = { 'cdk8s': '^2', 'cdk8s-cli': '^2', 'constructs': '^10', '@types/node': '^20', 'ts-node': '^10', 'typescript': '5.9.x' };

/** The line of the README that installs the package, and the one that every cdk8s app is synthesized by. */
const INSTALL = 'npm install --omit=optional cdk8s-argo-rbac';
const SYNTH = 'npx cdk8s synth';

const EXAMPLE = 'dedicated-service-account';

/** The oldest release of Node.js that is supported, and each even one after it that npm has. */
function evenReleases(): string[] {
  const [oldest = ''] = /\d+\.\d+\.\d+/.exec(MANIFEST.engines.node) ?? [];
  const [oldestMajor, newestMajor] = [oldest, runCommand('npm view node version', ROOT)].map((version) => parseInt(version, 10));
  const majors = Array.from({ length: newestMajor - oldestMajor }, (_, index) => oldestMajor + 1 + index);
  return [oldest, ...majors.filter((major) => major % 2 === 0).map(String)];
}

describe('an empty cdk8s app', () => {
  let packed: PackedPackage;
  let app: UserApp;
  beforeAll(() => {
    packed = PackedPackage.pack();
    app = new UserApp(INITIAL_PACKAGES);
    app.write('main.ts', readFileSync(join(ROOT, 'examples', `${EXAMPLE}.ts`), 'utf8'));
  });
  afterAll(() => {
    app.remove();
    packed.remove();
  });

  test('installs the package by the line of the README', () => {
    expect(readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n')).toContain(INSTALL);
    app.run(INSTALL.replace('cdk8s-argo-rbac', packed.file));

    expect(app.versionOf('cdk8s-argo-rbac')).toBe(MANIFEST.version);
  });

  test('gets its peers, and not what cdk8s-plus-27 lists as optional', () => {
    Object.keys(MANIFEST.peerDependencies).forEach((name) => expect(() => app.versionOf(name)).not.toThrow());
    expect(() => app.versionOf('backport')).toThrow('ENOENT');
  });

  test('writes what the example writes here', () => {
    app.run(SYNTH);

    expect(app.manifests(`dist/examples/${EXAMPLE}`)).toEqual(synthesizeExample(EXAMPLE));
  });

  test('has each export by its name in an ES module too', () => {
    const names = Object.keys(library);
    app.write('names.mjs', `import { ${names.join(', ')} } from 'cdk8s-argo-rbac';\nconsole.log([${names.join(', ')}].includes(undefined));\n`);

    expect(app.run('node names.mjs').trim()).toBe('false');
  });

  test('writes the same with every even release of Node.js, from the oldest that is supported', () => {
    app.write('workflow.yaml', WORKFLOW);
    const nodes = new ProjectFolder();
    nodes.write('package.json', '{"private":true}');
    const answers = evenReleases().map((release) => {
      nodes.run(`npm install --no-audit --no-fund --no-save node@${release}`);
      const node = join(nodes.path, 'node_modules', '.bin', 'node');
      app.run('rm -rf dist');
      app.run(`${node} node_modules/ts-node/dist/bin.js main.ts`);
      process.stdout.write(`Node.js ${app.run(`${node} --version`)}`);
      return { written: app.manifests(`dist/examples/${EXAMPLE}`), inferred: app.run(`${node} node_modules/.bin/argo-rbac infer workflow.yaml`) };
    });
    nodes.remove();
    const inferred = app.run('npx argo-rbac infer workflow.yaml');

    expect(answers).toEqual(answers.map(() => ({ written: synthesizeExample(EXAMPLE), inferred })));
  });

  const commands = Object.keys(MANIFEST.bin ?? {});
  if (commands.length > 0) {
    test.each(commands)('has the command %s', (command) => {
      expect(app.run(`npx ${command} --version`).trim()).toBe(MANIFEST.version);
      expect(app.run(`npx ${command} --help`)).toContain(`Usage: ${command}`);
    });
  }
});
