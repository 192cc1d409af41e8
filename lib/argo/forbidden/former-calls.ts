import { ArgoVersion } from '../argo-version';

/** A call that versions of Argo Workflows before those of the tables made, or that is made only where another one was denied. */
export interface FormerCall {
  /** The part that made it. */
  readonly by: 'executor' | 'server';

  readonly verbs: readonly string[];
  readonly resource: string;
  readonly apiGroup: string;

  /** The first version that doesn't make it. */
  readonly gone: ArgoVersion | 'v3.4' | 'v3.0';

  /** Why it was made: a sentence. */
  readonly why: string;

  /** The action to take in place of granting it: an imperative sentence. */
  readonly instead: string;

  readonly evidence: string;
}

/** Every such call. */
export const FORMER_CALLS: readonly FormerCall[] = [
  {
    by: 'executor',
    verbs: ['patch'],
    apiGroup: '',
    resource: 'pods',
    gone: ArgoVersion.V3_6,
    why: 'Up to v3.5 the executor patches its own pod where its report by workflowtaskresults was denied.',
    instead: 'Grant create and patch on workflowtaskresults, which comes first; patching pods would let the workflow change any pod of the namespace.',
    evidence: 'v3.5.15 workflow/executor/executor.go:805-880',
  },
  {
    by: 'executor',
    verbs: ['get', 'watch'],
    apiGroup: '',
    resource: 'pods',
    gone: 'v3.4',
    why: 'Up to v3.3 the executors that are not emissary looked at their own pod.',
    instead: 'Upgrade: from v3.4 on the executor needs create and patch on workflowtaskresults alone.',
    evidence: 'https://argo-workflows.readthedocs.io/en/latest/workflow-rbac/',
  },
  {
    by: 'executor',
    verbs: ['get'],
    apiGroup: '',
    resource: 'pods/log',
    gone: 'v3.4',
    why: 'Up to v3.3 the executors that are not emissary read the log of their own pod.',
    instead: 'Upgrade: from v3.4 on the executor needs create and patch on workflowtaskresults alone.',
    evidence: 'https://github.com/thoth-station/kebechet/issues/720',
  },
  {
    by: 'server',
    verbs: ['list', 'watch'],
    apiGroup: '',
    resource: 'secrets',
    gone: 'v3.4',
    why: 'In v3.3 argo-server keeps a cache of all Secrets, for single sign-on.',
    instead: 'Upgrade: from v3.4 on argo-server gets only the token Secrets of accounts with a rule.',
    evidence: 'v3.3.10 server/cache/cache.go:21',
  },
];
