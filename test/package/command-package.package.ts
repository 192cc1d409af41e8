import { readFileSync } from 'fs';
import { join } from 'path';
import { MANIFEST, PackedPackage, ROOT } from './packed-package';
import { ProjectFolder } from './project-folder';
import { WORKFLOW } from './workflow';
import { assembleCommandPackage, COMMAND_PACKAGE } from '../../scripts/command-package/command-package';

/** What the package may take on a disk. */
const LARGEST_SIZE = 1_500_000;

describe('the package of the command alone', () => {
  let packed: PackedPackage;
  let constructs: PackedPackage;
  beforeAll(() => {
    assembleCommandPackage(ROOT);
    packed = PackedPackage.pack(COMMAND_PACKAGE);
    constructs = PackedPackage.pack();
  });
  afterAll(() => {
    packed.remove();
    constructs.remove();
  });

  test('holds one file of code, its documents, the licences of what is in it and the schemas of what it prints', () => {
    expect(packed.contents.filter((file) => !file.startsWith('schemas/')))
      .toEqual(['CHANGELOG.md', 'LICENSE', 'NOTICE', 'README.md', 'argo-rbac.js', 'argo-rbac.licenses.txt', 'package.json']);
    expect(packed.contents.filter((file) => file.startsWith('schemas/'))).toEqual(constructs.contents.filter((file) => file.startsWith('schemas/')));
  });

  test('is small', () => {
    process.stdout.write(`argo-rbac: ${packed.unpackedSize} bytes unpacked\n`);
    expect(packed.unpackedSize).toBeLessThanOrEqual(LARGEST_SIZE);
  });

  test('names the licence of each package that is bundled', () => {
    const licences = readFileSync(join(ROOT, 'build', 'argo-rbac.licenses.txt'), 'utf8');

    expect(licences.match(/^\S+ \d+\.\d+\.\d+ \(\S+\)$/gm)?.map((line) => line.replace(/ .*/, ''))).toEqual(['@commander-js/extra-typings', 'commander', 'js-yaml']);
  });

  describe('installed in a folder without anything', () => {
    let project: ProjectFolder;
    beforeAll(() => {
      project = new ProjectFolder();
      project.write('package.json', '{"private":true}');
      project.write('workflow.yaml', WORKFLOW);
      project.run(`npm install --offline --no-audit --no-fund ${packed.file}`);
    });
    afterAll(() => {
      project.remove();
    });

    test('runs, without any other package', () => {
      expect(project.run('ls node_modules').trim()).toBe('argo-rbac');
      expect(project.run('npx argo-rbac --version').trim()).toBe(MANIFEST.version);
      expect(project.run('npx argo-rbac --help')).toContain('Usage: argo-rbac');
      expect(project.run('npx argo-rbac infer workflow.yaml')).toContain('kind: RoleBinding');
    });

    test('is a plugin of kubectl, where that is installed', () => {
      const { status, stdout } = project.try('command -v kubectl > /dev/null && PATH="$PWD/node_modules/.bin:$PATH" kubectl argo-rbac --version');
      if (status !== 0 && project.try('command -v kubectl').status !== 0) {
        process.stdout.write('Did not run: kubectl is not installed.\n');
        return;
      }
      expect(stdout.trim()).toBe(MANIFEST.version);
    });
  });

  const ORDERS = ['argo-rbac first', 'cdk8s-argo-rbac first'];
  const inOrder = (order: string) => order === ORDERS[0] ? [packed.file, constructs.file] : [constructs.file, packed.file];
  const INSTALL = 'npm install --offline --no-audit --no-fund --legacy-peer-deps'; // the command does without the peers of the constructs

  test.each(ORDERS)('both packages go into one folder, with the same file as the command: %s', (order) => {
    const project = new ProjectFolder();
    project.write('package.json', '{"private":true}');
    inOrder(order).forEach((file) => project.run(`${INSTALL} ${file}`));
    const text = (file: string) => readFileSync(join(project.path, 'node_modules', file), 'utf8');

    expect(text('cdk8s-argo-rbac/build/argo-rbac.js')).toBe(text('argo-rbac/argo-rbac.js'));
    expect(project.run('npx argo-rbac --version').trim()).toBe(MANIFEST.version);
    project.remove();
  });

  test.each(ORDERS)('both packages can be installed globally at once: %s', (order) => {
    const prefix = new ProjectFolder();
    prefix.run(`${INSTALL} --global --prefix . ${inOrder(order).join(' ')}`);

    expect(prefix.run('bin/argo-rbac --version').trim()).toBe(MANIFEST.version);
    prefix.remove();
  });

  test.each(ORDERS)('installed globally one after the other, npm refuses the second and leaves the first as it is: %s', (order) => {
    const prefix = new ProjectFolder();
    const [first, second] = inOrder(order).map((file) => `${INSTALL} --global --prefix . ${file}`);
    prefix.run(first);

    expect(prefix.try(second).stderr).toContain('EEXIST');
    expect(prefix.run('bin/argo-rbac --version').trim()).toBe(MANIFEST.version);
    prefix.remove();
  });
});
