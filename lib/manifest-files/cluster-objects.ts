import { spawnSync } from 'child_process';
import { ReadFiles } from './manifest-files';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';
import { ManifestSource } from '../manifests/parse-manifests';
import { TOKEN_SECRET } from '../rbac/account-object-names';

/** The kinds that are read from a cluster. Nothing else is asked of it, and nothing is written. */
const CLUSTER_KINDS = [
  'roles.rbac.authorization.k8s.io',
  'clusterroles.rbac.authorization.k8s.io',
  'rolebindings.rbac.authorization.k8s.io',
  'clusterrolebindings.rbac.authorization.k8s.io',
  'serviceaccounts',
  'namespaces',
] as const;

/** Prints what ties a token to its account, and nothing of what a Secret holds. */
const TOKEN_TEMPLATE = '{{range .items}}{{.metadata.namespace}}{{"\\t"}}{{.metadata.name}}{{"\\t"}}{{.type}}{{"\\t"}}'
  + `{{with .metadata.annotations}}{{with index . "${TOKEN_SECRET.accountAnnotation}"}}{{.}}{{end}}{{end}}{{"\\n"}}{{end}}`;

const MAX_OUTPUT = 1024 * 1024 * 1024;

export interface ClusterOptions {
  /**
   * The context of the kubeconfig.
   *
   * @default - the current one
   */
  readonly context?: string;

  /**
   * Whether the tokens of accounts are listed, too. kubectl receives whole Secrets for that, and needs the right to list them.
   *
   * @default false
   */
  readonly secrets?: boolean;
}

/** The objects of a cluster, and the kinds that can't be read: results that depend on those are unknown. */
export interface ClusterObjects extends ReadFiles {
  readonly unreadableKinds: readonly string[];
}

/** Reads roles, bindings, accounts and namespaces of a cluster by `kubectl get`. */
export function readCluster({ context, secrets = false }: ClusterOptions = {}): ClusterObjects {
  const sources: ManifestSource[] = [];
  const diagnostics: Diagnostic[] = [];
  const unreadableKinds: string[] = [];
  const get = (kind: string, output: string) => {
    const { status, stdout, stderr, error } = spawnSync(
      'kubectl', ['get', kind, '--all-namespaces', '--output', output, ...context === undefined ? [] : ['--context', context]],
      { maxBuffer: MAX_OUTPUT, encoding: 'utf8' },
    );
    if (error === undefined && status === 0) {
      return stdout;
    }
    unreadableKinds.push(kind);
    diagnostics.push(diagnostic('access/unreadable-kind', { kind: 'option', name: '--cluster' },
      `kubectl can't read ${kind}: ${(error?.message ?? stderr).trim()}. Results that depend on them are unknown.`, 'Grant get and list on them, or pass manifests.'));
    return undefined;
  };
  for (const kind of CLUSTER_KINDS) {
    const text = get(kind, 'json');
    if (text !== undefined) {
      sources.push({ file: `cluster:${kind}`, text, origin: {} });
    }
  }
  const tokens = secrets ? get('secrets', `go-template=${TOKEN_TEMPLATE}`) : undefined;
  if (tokens !== undefined) {
    sources.push({ file: 'cluster:secrets', origin: {}, text: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: tokens.split('\n').filter((line) => line !== '').map(tokenOf) }) });
  }
  return { sources, diagnostics, unreadableKinds };
}

/** Makes an object of a line that the template prints. */
function tokenOf(line: string): unknown {
  const [namespace, name, type, account] = line.split('\t');
  return { apiVersion: 'v1', kind: 'Secret', type, metadata: { namespace, name, ...account && { annotations: { [TOKEN_SECRET.accountAnnotation]: account } } } };
}
