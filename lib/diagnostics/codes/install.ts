import { CodeTable } from '../code-table';

/** Faults of the properties of an install of Argo Workflows. */
export const INSTALL_CODES = {
  'install/cluster-role-not-allowed': { severity: 'error', summary: 'Something needs a ClusterRole, which the scope of the install doesn\'t allow.' },
  'install/contradicting-features': { severity: 'error', summary: 'Two features contradict each other.' },
  'install/delegation-without-effect': { severity: 'error', summary: 'Single sign-on delegates to a namespace to which the server doesn\'t delegate.' },
  'install/empty-list': { severity: 'error', summary: 'A list that must name something is empty.' },
  'install/feature-not-in-version': { severity: 'error', summary: 'A feature isn\'t in this version of Argo Workflows.' },
  'install/feature-without-effect': { severity: 'error', summary: 'A feature has no effect in this install.' },
  'install/invalid-scope': { severity: 'error', summary: 'A text isn\'t a scope of an install.' },
  'install/invalid-version': { severity: 'error', summary: 'A text isn\'t a release of Argo Workflows.' },
  'install/known-version': { severity: 'error', summary: 'A version whose needs are known is assumed to need what another does.' },
  'install/managed-install-namespace': { severity: 'error', summary: 'The managed namespace is the install namespace.' },
  'install/missing-reason': { severity: 'error', summary: 'A server whose callers act with its permissions has no reason for it.' },
  'install/unknown-feature': { severity: 'error', summary: 'A text isn\'t a feature.' },
  'install/unknown-version': { severity: 'error', summary: 'The needs of this version of Argo Workflows aren\'t known.' },
  'install/webhooks-without-effect': { severity: 'error', summary: 'Webhooks are turned on for a server that doesn\'t use the tokens of webhook clients.' },
  'install/wrong-feature-names': { severity: 'error', summary: 'A feature has names that it doesn\'t take, or lacks those that it needs.' },
} as const satisfies CodeTable<'install'>;
