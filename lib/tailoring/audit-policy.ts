import { accountUserName } from '../audit-log/selected-access';

/** A rule of an audit policy. */
export interface AuditPolicyRule {
  readonly level: 'None' | 'Metadata' | 'Request';
  readonly users?: readonly string[];
  readonly userGroups?: readonly string[];
  readonly verbs?: readonly string[];
  readonly resources?: readonly { readonly group: string; readonly resources: readonly string[] }[];
}

/**
 * The policy that the API server's `--audit-policy-file` takes.
 *
 * @see https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/
 */
export interface AuditPolicy {
  readonly apiVersion: 'audit.k8s.io/v1';
  readonly kind: 'Policy';
  readonly omitStages: readonly string[];
  readonly rules: readonly AuditPolicyRule[];
}

/** The accounts whose requests are recorded. */
export interface AuditedAccounts {
  /** `NAMESPACE/NAME`, or the name of a user. */
  readonly accounts: readonly string[];

  /** Namespaces, all accounts of which are recorded. */
  readonly namespaces: readonly string[];
}

/** The requests whose bodies the reading of logs looks at, and why. None of them can have a Secret in it. */
export const BODIES = [
  { group: 'rbac.authorization.k8s.io', resources: ['rolebindings', 'clusterrolebindings'], why: 'which role was bound' },
  { group: 'authorization.k8s.io', resources: ['subjectaccessreviews', 'localsubjectaccessreviews'], why: 'whom a server asked about' },
  { group: 'certificates.k8s.io', resources: ['certificatesigningrequests/approval', 'certificatesigningrequests/status'], why: 'which signer it is for' },
] as const;

/** The policy that records what roles are tailored from, and no more: no body of any other request, and nothing of other accounts. */
export function auditPolicy(audited: AuditedAccounts): AuditPolicy {
  const who = whoOf(audited);
  const recorded = (level: 'Request' | 'Metadata', rest: Omit<AuditPolicyRule, 'level'>): AuditPolicyRule[] =>
    // A rule with users and groups is for those who are both.
    who.map((each) => ({ level, ...each, ...rest }));
  return {
    apiVersion: 'audit.k8s.io/v1',
    kind: 'Policy',
    omitStages: ['RequestReceived'],
    rules: [
      ...recorded('Request', { verbs: ['create', 'update', 'patch'], resources: BODIES.map(({ group, resources }) => ({ group, resources })) }),
      ...recorded('Metadata', {}),
      { level: 'None' },
    ],
  };
}

function whoOf({ accounts, namespaces }: AuditedAccounts): Pick<AuditPolicyRule, 'users' | 'userGroups'>[] {
  return [
    ...accounts.length === 0 ? [] : [{ users: accounts.map(accountUserName) }],
    ...namespaces.length === 0 ? [] : [{ userGroups: namespaces.map((namespace) => `system:serviceaccounts:${namespace}`) }],
  ];
}
