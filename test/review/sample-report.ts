import { Finding, FindingGrant, FindingVia } from '../../lib/review/findings/finding';
import { ReviewReport } from '../../lib/review/report/review-report';

/** A permission in a scope: `get secrets in ci`, `get secrets "a" in cluster`. */
export function grant(text: string): FindingGrant {
  const [, verb, resource, group = '', resourceName, where] = /^(\S+) ([^. ]+)(?:\.(\S+))?(?: "(.*)")? in (\S+)$/s.exec(text) ?? [];
  return { where, verb, apiGroup: group, resource, ...resourceName === undefined ? {} : { resourceName } };
}

/** A way from a subject to a permission, all of it in one file. */
export function way(binding: string, role: string, rule = 1, file = 'roles.yaml'): FindingVia {
  return {
    binding, role, rule, bindingPlace: { kind: 'file', file, line: 20 + rule, column: 1 }, rulePlace: { kind: 'file', file, line: rule, column: 5 },
  };
}

/** A finding, by default that an account reads Secrets of its namespace. */
export function finding(changes: Partial<Finding> = {}): Finding {
  const via = changes.via ?? [way('RoleBinding ci/deployer', 'Role ci/deployer')];
  return {
    check: 'B1',
    subject: 'ServiceAccount ci/deployer',
    severity: 'medium',
    where: 'ci',
    grants: [grant('get secrets in ci')],
    path: [],
    reaches: [],
    via,
    why: 'Whoever knows a name reads the Secret.',
    remedy: { text: 'Name the Secrets.' },
    places: via.flatMap(({ rulePlace }) => rulePlace ?? []),
    folded: [],
    ...changes,
  };
}

/** A report of some findings, and nothing else. */
export function report(findings: readonly Finding[], changes: Partial<ReviewReport> = {}): ReviewReport {
  return { findings, unknown: [], acknowledged: [], voidAcknowledgements: [], ...changes };
}

/** Findings of every severity, with a path, with something expected and with everything that can be around them. */
export const SAMPLE: ReviewReport = report([
  finding({
    check: 'M1',
    severity: 'critical',
    subject: 'User dev',
    grants: [grant('create workflows.argoproj.io in ci')],
    path: [
      { text: 'User dev' },
      { text: 'create workflows.argoproj.io in ci', via: way('RoleBinding ci/dev', 'Role ci/submitter', 2) },
      { text: 'a pod runs as ServiceAccount ci/release' },
      { text: 'ClusterRole cluster-admin in the whole cluster', via: { binding: 'ClusterRoleBinding release', role: 'ClusterRole cluster-admin' } },
    ],
    reaches: [{ what: 'root on a node', path: [{ text: 'User dev' }, { text: 'create workflows.argoproj.io in ci', via: way('RoleBinding ci/dev', 'Role ci/submitter', 2) }, { text: 'a privileged pod: root on its node' }] }],
    via: [way('RoleBinding ci/dev', 'Role ci/submitter', 2)],
    why: 'A workflow runs a pod as any account of its namespace. The strongest one is ServiceAccount ci/release.',
    remedy: { text: 'Set templateReferencing to Strict.', rules: [{ verbs: ['get', 'list'], apiGroups: ['argoproj.io'], resources: ['workflows'] }] },
    folded: ['M2'],
  }),
  finding({ check: 'B2', severity: 'high', where: 'cluster', grants: [grant('list secrets in cluster'), grant('watch secrets in cluster')], subject: 'Group auditors' }),
  finding(),
  finding({ check: 'H9', severity: 'medium', subject: 'Role ci/deployer', grants: [], via: [{ role: 'Role ci/deployer', rule: 3 }], why: 'The name "app-*" is taken as it is.' }),
  finding({ check: 'J4', severity: 'low', subject: 'ClusterRole old', where: 'cluster', grants: [], via: [], places: [] }),
  finding({ check: 'B2', severity: 'high', expected: true, subject: 'ServiceAccount argo/argo', grants: [grant('list secrets in cluster')], where: 'cluster' }),
], {
  unknown: [{ what: 'ClusterRole operator', concerns: ['ServiceAccount ci/operator'], why: 'No input defines the role.' }],
  acknowledged: [{
    finding: finding({ check: 'B3', subject: 'ServiceAccount ci/vault' }),
    reason: 'It keeps them up to date.',
    expires: '2027-01-31',
    place: { kind: 'file', file: 'acknowledged.yaml', line: 4 },
  }],
  voidAcknowledgements: [{ check: 'B1', subject: 'User gone', because: 'unused', place: { kind: 'file', file: 'acknowledged.yaml', line: 9 } }],
});
