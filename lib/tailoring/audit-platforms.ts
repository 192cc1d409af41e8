import { AuditedAccounts } from './audit-policy';
import { accountUserName } from '../audit-log/selected-access';

/** A service that runs the API server, with an audit policy that its users can't change. */
export type AuditPlatform = 'eks' | 'gke' | 'aks';

/** The commands that turn on and read the audit log of a service. */
export interface AuditPlatformGuide {
  /** Turns the log on: commands of a shell, with names in capitals for what only the reader knows. */
  readonly turnOn: readonly string[];

  /** Reads the log of the accounts. */
  readonly read: readonly string[];

  /** The gaps in the log of the service: sentences. */
  readonly lacks: readonly string[];

  /** Where it is documented. */
  readonly references: readonly string[];
}

/** Writes the guide to the log of a service, for accounts. */
export const AUDIT_PLATFORMS: Readonly<Record<AuditPlatform, (audited: AuditedAccounts) => AuditPlatformGuide>> = {
  eks: (audited) => ({
    turnOn: [`aws eks update-cluster-config --name CLUSTER --logging ${shellQuoted('{"clusterLogging":[{"types":["audit"],"enabled":true}]}')}`],
    read: [`aws logs filter-log-events --log-group-name /aws/eks/CLUSTER/cluster --log-stream-name-prefix kube-apiserver-audit --filter-pattern ${
      shellQuoted(`{ ${either(usersOf(audited).map((user) => `$.user.username = ${cloudWatchText(user)}`), '||')} }`)} | argo-rbac tailor -`],
    lacks: [
      'The policy of EKS records no request of its own nodes and of kube-proxy, and none of health checks and of events.',
      'CloudWatch cuts events of more than 256 kB: tailor counts them as unreadable.',
    ],
    references: ['https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html'],
  }),
  gke: (audited) => ({
    turnOn: [
      'gcloud projects get-iam-policy PROJECT --format=json > policy.json',
      `# Add to policy.json: ${JSON.stringify({ auditConfigs: [{ service: 'container.googleapis.com', auditLogConfigs: ['ADMIN_READ', 'DATA_READ', 'DATA_WRITE'].map((logType) => ({ logType })) }] })}`,
      'gcloud projects set-iam-policy PROJECT policy.json',
    ],
    read: [`gcloud logging read ${shellQuoted(`protoPayload.serviceName="k8s.io" AND resource.labels.cluster_name="CLUSTER" AND (${
      either(usersOf(audited).map((user) => `protoPayload.authenticationInfo.principalEmail${user.endsWith('*') ? `:${JSON.stringify(user.slice(0, -1))}` : `=${JSON.stringify(user)}`}`), 'OR')})`)} --format=json | argo-rbac tailor -`],
    lacks: [
      'Without Data Access logs, the log has no get, list or watch.',
      'The log has no URLs, no stages and no names of field selectors.',
    ],
    references: ['https://cloud.google.com/kubernetes-engine/docs/concepts/audit-policy', 'https://cloud.google.com/logging/docs/audit/configure-data-access'],
  }),
  aks: (audited) => ({
    turnOn: [`az monitor diagnostic-settings create --name audit --resource CLUSTER_ID --logs ${
      shellQuoted('[{"category":"kube-audit","enabled":true}]')} --workspace WORKSPACE_ID --export-to-resource-specific true`],
    read: [`az monitor log-analytics query --workspace WORKSPACE_GUID --analytics-query ${shellQuoted(`AKSAudit | where ${
      either(usersOf(audited).map((user) => `tostring(User.username) ${user.endsWith('*') ? `startswith ${JSON.stringify(user.slice(0, -1))}` : `== ${JSON.stringify(user)}`}`), 'or')}`)} | argo-rbac tailor -`],
    lacks: [
      'The category kube-audit-admin has no get and no list: kube-audit has both.',
      'The table AKSAudit has no column for the impersonated user.',
    ],
    references: ['https://learn.microsoft.com/azure/aks/monitor-aks-reference'],
  }),
};

/** The names of users; that of a namespace ends with a star. */
function usersOf({ accounts, namespaces }: AuditedAccounts): string[] {
  return [...accounts.map(accountUserName), ...namespaces.map((namespace) => `system:serviceaccount:${namespace}:*`)];
}

function either(conditions: readonly string[], word: string): string {
  return conditions.map((condition) => conditions.length > 1 && word === '||' ? `(${condition})` : condition).join(` ${word} `);
}

/** In a filter of CloudWatch a star in quotes is a wildcard. */
function cloudWatchText(user: string): string {
  return `"${user.replace(/["\\]/g, '\\$&')}"`;
}

function shellQuoted(text: string): string {
  return `'${text.replace(/'/g, "'\\''")}'`;
}
