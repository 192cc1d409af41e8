import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';

/** The fields that the manifest of the command's package takes from that of the constructs. */
const SHARED_FIELDS = ['version', 'author', 'repository', 'license', 'engines', 'publishConfig'] as const;

/** The folder of the command's package, from the root. */
export const COMMAND_PACKAGE = join('dist', 'argo-rbac');

const COMMAND_FILE = 'argo-rbac.js';

/** kubectl runs `kubectl argo-rbac` by the second name. */
const COMMANDS = ['argo-rbac', 'kubectl-argo_rbac'];

/**
 * Assembles the package that holds the command alone: no cdk8s and no dependencies. jsii owns the manifest at the root, so this one is made
 * from it.
 *
 * @param root The folder of the repository, in which the command is bundled.
 */
export function assembleCommandPackage(root: string): void {
  const folder = join(root, COMMAND_PACKAGE);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const copied = [join('build', COMMAND_FILE), join('build', 'argo-rbac.licenses.txt'), 'LICENSE', 'NOTICE', 'CHANGELOG.md', join('scripts', 'command-package', 'README.md')];
  copied.forEach((file) => copyFileSync(join(root, file), join(folder, file.replace(/^.*[\\/]/, ''))));
  mkdirSync(join(folder, 'schemas'));
  for (const file of readdirSync(join(root, 'schemas'))) { // without the spaces that only readers need
    writeFileSync(join(folder, 'schemas', file), JSON.stringify(JSON.parse(readFileSync(join(root, 'schemas', file), 'utf8'))));
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifestOf(root), undefined, 2)}\n`);
}

function manifestOf(root: string): object {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    name: 'argo-rbac',
    description: 'Least-privilege Kubernetes RBAC for Argo Workflows: infer it, check it, compare it',
    keywords: ['argo-workflows', 'kubectl-plugin', 'kubernetes', 'least-privilege', 'rbac'],
    ...Object.fromEntries(SHARED_FIELDS.map((field) => [field, manifest[field]])),
    bin: Object.fromEntries(COMMANDS.map((command) => [command, COMMAND_FILE])),
  };
}
