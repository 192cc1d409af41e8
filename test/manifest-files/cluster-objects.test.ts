import { spawnSync } from 'child_process';
import { runCommand } from '../cli/run-command';

jest.mock('child_process', () => ({ ...jest.requireActual<object>('child_process'), spawnSync: jest.fn() }));

const KINDS = ['roles.rbac.authorization.k8s.io', 'clusterroles.rbac.authorization.k8s.io', 'rolebindings.rbac.authorization.k8s.io', 'clusterrolebindings.rbac.authorization.k8s.io', 'serviceaccounts', 'namespaces'];
const AS_JSON = KINDS.map((kind) => `kubectl get ${kind} --all-namespaces --output json`);

/** What the cluster has, as kubectl prints it: one account, its token, and a binding to a role that nothing has. */
const PRINTED: Readonly<Record<string, string>> = {
  'serviceaccounts': listOf({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'app', namespace: 'web' } }),
  'rolebindings.rbac.authorization.k8s.io': listOf({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'app', namespace: 'web' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'gone' },
    subjects: [{ kind: 'ServiceAccount', name: 'app', namespace: 'web' }],
  }),
  'secrets': 'web\tapp-token\tkubernetes.io/service-account-token\tapp\nweb\tcredentials\tOpaque\t\n',
};

function listOf(...items: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}

interface ReviewedCluster {
  /** The commands that were run. */
  readonly asked: readonly string[];
  readonly found: readonly string[];
  readonly unknown: readonly string[];
}

interface JsonReport {
  readonly findings: readonly { readonly check: string; readonly subject: string }[];
  readonly unknown: readonly { readonly what: string }[];
}

/** What a review of the cluster asks kubectl for, and what it finds and doesn't know. */
async function reviewed(forbidden: readonly string[], ...options: readonly string[]): Promise<ReviewedCluster> {
  const asked: string[] = [];
  jest.mocked(spawnSync).mockImplementation((command: string, args?: unknown) => {
    const words = args as readonly string[];
    asked.push([command, ...words].join(' '));
    const isForbidden = forbidden.includes(words[1]);
    return { pid: 1, output: [], signal: null, status: isForbidden ? 1 : 0, stdout: PRINTED[words[1]] ?? listOf(), stderr: isForbidden ? 'forbidden' : '' };
  });
  const { out } = await runCommand(['review', '--cluster', ...options, '--output', 'json']);
  const { findings, unknown } = JSON.parse(out) as JsonReport;
  return { asked, found: findings.map(({ check, subject }) => `${check} ${subject}`), unknown: unknown.map(({ what }) => what) };
}

test('a cluster is read by kubectl get of a few kinds, and the tokens of accounts are unknown', async () => {
  expect(await reviewed([])).toEqual({ asked: AS_JSON, found: ['J1 RoleBinding web/app'], unknown: ['secrets'] });
});

test('with --secrets a template prints what ties tokens to accounts, and nothing else of a Secret', async () => {
  const template = 'go-template={{range .items}}{{.metadata.namespace}}{{"\\t"}}{{.metadata.name}}{{"\\t"}}{{.type}}{{"\\t"}}'
    + '{{with .metadata.annotations}}{{with index . "kubernetes.io/service-account.name"}}{{.}}{{end}}{{end}}{{"\\n"}}{{end}}';
  expect(await reviewed([], '--secrets')).toEqual({
    asked: [...AS_JSON, `kubectl get secrets --all-namespaces --output ${template}`], found: ['J1 RoleBinding web/app', 'K2 ServiceAccount web/app'], unknown: [],
  });
});

test('a kind that may not be read is unknown, and nothing is missing for that reason', async () => {
  const { found, unknown } = await reviewed(['secrets', 'roles.rbac.authorization.k8s.io'], '--secrets');
  expect({ found, unknown }).toEqual({ found: [], unknown: ['roles.rbac.authorization.k8s.io', 'secrets', 'Role web/gone'] });
});
