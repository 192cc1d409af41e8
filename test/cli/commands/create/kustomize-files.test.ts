import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ArgoVersion, InstallScope } from '../../../../lib';
import { upstreamManifests } from '../../../../lib/cli/commands/create/upstream-manifests';
import { runCommand } from '../../run-command';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kustomize-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a folder is named from where it is used, and a URL as it is', async () => {
  mkdirSync(join(folder, 'upstream'));
  const read = () => readFileSync(join(folder, 'out', 'argo-workflows', 'kustomization.yaml'), 'utf8');
  const args = ['create', 'install', 'my', '-n', 'argo', '--argo-version', 'v3.7', '-o', 'kustomize', '--output-dir', join(folder, 'out')];
  await runCommand([...args, '--base', join(folder, 'upstream')]);
  expect(read()).toContain('resources:\n  - ../../upstream\n');
  rmSync(join(folder, 'out'), { recursive: true });
  await runCommand(args);
  expect(read()).toContain('resources:\n  - https://github.com/argoproj/argo-workflows/releases/download/v3.7.18/namespace-install.yaml\n');
  expect(readdirSync(join(folder, 'out'))).toEqual(['argo-workflows', 'kustomization.yaml', 'rbac.yaml']);
});

test('the manifests of a version are those of its newest patch that was read, and of a patch its own', () => {
  expect(upstreamManifests(ArgoVersion.V3_6, InstallScope.cluster())).toBe('https://github.com/argoproj/argo-workflows/releases/download/v3.6.19/install.yaml');
  expect(upstreamManifests(ArgoVersion.of('v3.6.2'), InstallScope.cluster())).toBe('https://github.com/argoproj/argo-workflows/releases/download/v3.6.2/install.yaml');
});

test('single sign-on needs of the user what nobody else knows', async () => {
  const { err } = await runCommand(['create', 'install', 'my', '--argo-version', 'v4.1', '-o', 'kustomize', '--output-dir', join(folder, 'out'), '--auth-mode', 'sso', '--sso-account', 'viewer']);
  expect(err).toContain('The ConfigMap workflow-controller-configmap needs sso from you: -o helm-values shows what the roles ask of it.\n');
});

test.each([
  ['without a folder', ['-o', 'kustomize'], '--output-dir: error[option/missing-option]: The format kustomize writes several files. Name a new folder for them.\n'],
  ['into a folder that has something', ['-o', 'kustomize', '--output-dir', '.'], '--output-dir: error[option/invalid-value]: "." isn\'t an empty folder. Name a new one, or empty it.\n'],
  ['of YAML into a folder', ['--output-dir', 'x'], '--output-dir: error[option/conflict]: The format yaml writes to standard output. Leave it out, or pass -o kustomize.\n'],
  ['of YAML with a base', ['--base', 'x'], '--base: error[option/conflict]: The format yaml has no use for this option. Leave it out, or pass -o kustomize.\n'],
])('nothing is written %s', async (_, options, err) => {
  expect(await runCommand(['create', 'install', 'my', '--argo-version', 'v4.1', ...options])).toEqual({ exitCode: 2, out: '', err });
});
