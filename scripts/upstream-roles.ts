import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import {
  ARGO_RELEASES, CHART_RELEASE, ChartValues, ShippedAccount, ShippedInstall, ShippedPlace, ShippedRole,
} from './upstream/shipped-roles';

/*
 * Reads what the roles of Argo Workflows' install manifests and of its Helm chart grant, and keeps it as a table of facts:
 *
 *   npx ts-node --project scripts/tsconfig.json scripts/upstream-roles.ts <argo-workflows repository> <argo-helm repository>
 *
 * Each path is a git checkout with its tags, or its git directory. Helm must be in the PATH, to render the chart.
 */

const NAMESPACE = 'argo';
/** More than any output here: the chart with its resource definitions is some 2 MB. */
const MAX_BYTES = 256 * 1024 * 1024;
const FACTS = join(__dirname, 'upstream', 'role-facts.json');

/** Folders and files below `manifests` that make up an install; the cluster install has moved in v3.7. */
const INSTALLS: Partial<Record<ShippedInstall, string[]>> = {
  'namespace-install': ['namespace-install'],
  'cluster-install': ['cluster-install', 'cluster-install-no-crds'],
  'quick-start': [
    'quick-start/base/executor/emissary/executor-role.yaml', 'quick-start/base/executor-default-rolebinding.yaml',
    'quick-start/base/agent-role.yaml', 'quick-start/base/agent-default-rolebinding.yaml',
    'quick-start/base/artifactgc-role.yaml', 'quick-start/base/artifactgc-default-rolebinding.yaml',
  ],
};

const CHART_VALUES: Record<ChartValues, string[]> = {
  'default': [],
  'single-namespace': ['singleNamespace=true'],
  'sso': ['server.sso.enabled=true'],
  'persistence-without-database': ['controller.persistence.archive=true'],
  'secret-whitelist': ['controller.rbac.secretWhitelist={my-secret}'],
};

const ACCOUNTS: Record<string, ShippedAccount> = {
  'argo': 'controller',
  'argo-server': 'server',
  'default': 'workflow',
  'argo-argo-workflows-workflow-controller': 'controller',
  'argo-argo-workflows-server': 'server',
  'argo-workflow': 'workflow',
  'argo-argo-workflows-crd-install': 'crd-install',
};

interface RbacObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: { apiGroups: string[]; resources: string[]; resourceNames?: string[] | null; verbs: string[] }[];
  readonly roleRef?: { kind: string; name: string };
  readonly subjects?: { kind: string; name: string }[];
}

interface FileOfObject {
  readonly file: string;
  readonly object: RbacObject;
}

function main([argoWorkflows, argoHelm]: string[]): void {
  if (argoWorkflows === undefined || argoHelm === undefined) {
    throw new Error('Give the paths of two git repositories: argo-workflows and argo-helm.');
  }
  const facts = [
    ...ARGO_RELEASES.flatMap((release) => Object.entries(INSTALLS).flatMap(([install, paths]) =>
      rolesOf(release, install as ShippedInstall, manifests(argoWorkflows, release, paths)))),
    ...Object.entries(CHART_VALUES).flatMap(([install, values]) =>
      rolesOf(CHART_RELEASE, install as ChartValues, chart(argoHelm, values))),
  ];
  writeFileSync(FACTS, `[\n${facts.map((role) => JSON.stringify(role)).join(',\n')}\n]\n`);
}

function manifests(repository: string, release: string, paths: string[]): FileOfObject[] {
  const files = git(repository, 'ls-tree', '-r', '--name-only', release, ...paths.map((path) => `manifests/${path}`));
  return files.split('\n')
    .filter((file) => file.endsWith('.yaml') && !file.endsWith('kustomization.yaml'))
    .flatMap((file) => objectsOf(file, git(repository, 'show', `${release}:${file}`)));
}

function chart(repository: string, values: string[]): FileOfObject[] {
  const folder = mkdtempSync(join(tmpdir(), 'argo-helm-'));
  try {
    execFileSync('tar', ['-x', '-C', folder], {
      input: execFileSync('git', ['-C', repository, 'archive', CHART_RELEASE, 'charts/argo-workflows'], { maxBuffer: MAX_BYTES }),
    });
    const text = execFileSync('helm', [
      'template', 'argo', join(folder, 'charts', 'argo-workflows'), '--namespace', NAMESPACE,
      ...values.flatMap((value) => ['--set', value]),
    ], { encoding: 'utf8', maxBuffer: MAX_BYTES });
    // Each object follows a comment that names its template.
    return text.split(/^# Source: argo-workflows\//m).slice(1).flatMap((part) => {
      const [template, ...lines] = part.split('\n');
      return objectsOf(`charts/argo-workflows/${template}`, lines.join('\n'));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function git(repository: string, ...command: string[]): string {
  return execFileSync('git', ['-C', repository, ...command], { encoding: 'utf8', maxBuffer: MAX_BYTES });
}

function objectsOf(file: string, text: string): FileOfObject[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as RbacObject | null)
    .filter((object): object is RbacObject => object !== null && /^(Cluster)?Role(Binding)?$/.test(object.kind ?? ''))
    .map((object) => ({ file, object }));
}

/** Joins bindings with their roles, and adds the roles that nothing binds. */
function rolesOf(release: string, install: ShippedInstall, objects: FileOfObject[]): ShippedRole[] {
  const roles = objects.filter(({ object }) => object.rules !== undefined);
  const bindings = objects.filter(({ object }) => object.roleRef !== undefined);
  const seen = new Set<RbacObject>();
  const bound = bindings.flatMap(({ file, object: binding }): ShippedRole[] => {
    const role = roles.find(({ object }) => object.kind === binding.roleRef?.kind && object.metadata.name === binding.roleRef.name
      && object.metadata.namespace === (object.kind === 'Role' ? binding.metadata.namespace : undefined));
    if (role !== undefined) {
      seen.add(role.object);
    }
    return (binding.subjects ?? []).map((subject): ShippedRole => ({
      release,
      install,
      account: accountOf(subject.name),
      place: placeOf(binding),
      role: `${binding.roleRef?.kind} ${binding.roleRef?.name}`,
      file: role?.file ?? file,
      grants: role === undefined ? {} : grantsOf(role.object),
    }));
  });
  const unbound = roles.filter(({ object }) => !seen.has(object)).map(({ file, object }): ShippedRole => ({
    release, install, account: 'users', place: 'unbound', role: `${object.kind} ${object.metadata.name}`, file, grants: grantsOf(object),
  }));
  return [...bound, ...unbound];
}

function accountOf(name: string): ShippedAccount {
  const account = ACCOUNTS[name];
  if (account === undefined) {
    throw new Error(`The purpose of the account '${name}' isn't known. Add it to ACCOUNTS.`);
  }
  return account;
}

function placeOf({ kind, metadata }: RbacObject): ShippedPlace {
  return kind === 'ClusterRoleBinding' ? 'cluster' : (metadata.namespace ?? NAMESPACE) === NAMESPACE ? 'install' : 'workflow';
}

function grantsOf({ rules = [] }: RbacObject): Record<string, string> {
  const verbsOf = new Map<string, Set<string>>();
  for (const { apiGroups, resources, resourceNames, verbs } of rules) {
    const names = resourceNames?.length ? `[${resourceNames.join(',')}]` : '';
    for (const group of apiGroups) {
      for (const resource of resources) {
        const key = `${resource}${group === '' ? '' : `.${group}`}${names}`;
        verbsOf.set(key, new Set([...verbsOf.get(key) ?? [], ...verbs]));
      }
    }
  }
  return Object.fromEntries([...verbsOf].map(([key, verbs]) => [key, [...verbs].join(' ')]));
}

main(process.argv.slice(2));
