import { execFileSync, spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { loadAll } from 'js-yaml';
import { UPSTREAM_ACCESS } from '../../../../lib/cli/commands/create/upstream-manifests';
import { readInstallObjects, UPSTREAM_INSTALLS } from '../../../../scripts/upstream/install-objects';
import { runCommand } from '../../run-command';

interface KubernetesObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: {
    readonly replicas?: number;
    readonly template: { readonly spec: { readonly serviceAccountName: string; readonly containers: readonly object[] } };
  };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kustomize-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Stands in for upstream's manifests: its objects, with a little of what is in them, and one of somebody else. */
function standIn(): object[] {
  const access = Object.entries(UPSTREAM_ACCESS).flatMap(([kind, names]) => names.map((name) => ({
    apiVersion: kind === 'ServiceAccount' ? 'v1' : 'rbac.authorization.k8s.io/v1',
    kind,
    metadata: { name },
    ...kind.endsWith('Binding') && { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name }, subjects: [] },
  })));
  const deployment = (name: string, account: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: { template: { spec: { serviceAccountName: account, containers: [{ name, image: 'a', args: ['theirs'], env: [{ name: 'THEIRS', value: '1' }] }] } } },
  });
  return [
    ...access, deployment('workflow-controller', 'argo'), deployment('argo-server', 'argo-server'),
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'workflow-controller-configmap' }, data: { theirs: '1' } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'of-somebody-else' } },
  ];
}

function objectsOf(yaml: string): KubernetesObject[] {
  return loadAll(yaml) as KubernetesObject[];
}

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
(hasKubectl ? describe : describe.skip)("kubectl kustomize, where it's installed", () => {
  const kustomized = (...options: string[]) => kustomizedBase(standIn(), 'upstream.yaml', 'v4.1', ...options);

  async function kustomizedBase(objects: readonly object[], file: string, version: string, ...options: string[]): Promise<KubernetesObject[]> {
    const base = join(folder, file);
    writeFileSync(base, objects.map((object) => JSON.stringify(object)).join('\n---\n'));
    const { exitCode, err } = await runCommand(['create', 'install', 'my', '-n', 'argo', '--argo-version', version, '-o', 'kustomize', '--output-dir', join(folder, 'out'), '--base', base, ...options]);
    expect({ exitCode, err: err.replaceAll(folder, '') }).toEqual({ exitCode: 0, err: expect.stringMatching(/^\/out\/kustomization\.yaml\n/) });
    return objectsOf(execFileSync('kubectl', ['kustomize', join(folder, 'out')], { encoding: 'utf8' }));
  }

  const SCOPES: Readonly<Record<typeof UPSTREAM_INSTALLS[number], readonly string[]>> = {
    'namespace-install': ['managed=jobs', 'namespaced'], 'cluster-install': ['cluster'], 'quick-start/minimal': ['cluster'],
  };

  test.each(readInstallObjects().flatMap(({ release, install, objects }) => (
    SCOPES[install].map((scope) => [release, install, scope, objects] as const))))(
    'of %s, %s, scope %s, nothing of the access of upstream is left, and all else stays', async (release, install, scope, objects) => {
      const made = await kustomizedBase(objects, `${install.replace('/', '-')}.yaml`, release, '--scope', scope);
      const ours = objectsOf((await runCommand(['create', 'install', 'my', '-n', 'argo', '--argo-version', release, '--scope', scope, '-q'])).out);
      const identity = ({ kind, metadata: { name } }: { readonly kind: string; readonly metadata: { readonly name: string } }) => `${kind} ${name}`;
      const isAccess = (text: string) => /^(ServiceAccount|(Cluster)?Role(Binding)?) /.test(text);
      expect(made.map(identity).sort()).toEqual([...ours.map(identity), ...objects.map(identity).filter((text) => !isAccess(text))].sort());
      const accounts = made.flatMap(({ kind, metadata: { name }, spec }) => kind === 'Deployment' ? [`${name} ${spec?.template.spec.serviceAccountName ?? '-'}`] : []);
      expect(accounts).toEqual(expect.arrayContaining(['argo-server my-argo-server', 'workflow-controller my-argo']));
    });

  test("takes upstream's access out, and adds ours as it is", async () => {
    const made = await kustomized('--scope', 'cluster=builds,reports', '--create-namespace');
    const ours = objectsOf((await runCommand('create install my -n argo --argo-version v4.1 --scope cluster=builds,reports --create-namespace -q'.split(' '))).out);
    const rest = made.filter((object) => !ours.some((own) => JSON.stringify(sorted(own)) === JSON.stringify(sorted(object))));
    expect(made).toHaveLength(ours.length + rest.length);
    expect(rest.map(({ kind, metadata: { name, namespace } }) => `${kind} ${namespace}/${name}`).sort()).toEqual([
      'ConfigMap argo/workflow-controller-configmap', 'Deployment argo/argo-server', 'Deployment argo/workflow-controller', 'ServiceAccount argo/of-somebody-else',
    ]);
  });

  test('lets the Deployments use our accounts and flags, and sets the configuration', async () => {
    const made = await kustomized('--scope', 'managed=jobs', '--without', 'events', '--without', 'leader-election', '--without', 'configuration-reload');
    const shown = made.filter(({ kind, metadata: { name } }) => kind === 'Deployment' || name === 'workflow-controller-configmap');
    expect(shown.map(({ data, spec }) => data ?? { replicas: spec?.replicas, ...spec?.template.spec })).toEqual([
      { theirs: '1', nodeEvents: 'enabled: false', workflowEvents: 'enabled: false' },
      {
        serviceAccountName: 'my-argo-server',
        containers: [{
          name: 'argo-server',
          image: 'a',
          env: [{ name: 'THEIRS', value: '1' }],
          args: ['server', '--configmap=workflow-controller-configmap', '--namespaced', '--managed-namespace=jobs', '--auth-mode=client'],
        }],
      },
      {
        replicas: 1,
        serviceAccountName: 'my-argo',
        containers: [{
          name: 'workflow-controller',
          image: 'a',
          args: ['--configmap=workflow-controller-configmap', '--namespaced', '--managed-namespace=jobs'],
          env: expect.arrayContaining([{ name: 'THEIRS', value: '1' }, { name: 'LEADER_ELECTION_DISABLE', value: 'true' }]) as unknown,
        }],
      },
    ].map((expected) => expect.objectContaining(expected) as unknown));
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, child]) => [key, sorted(child)])) : value;
}
