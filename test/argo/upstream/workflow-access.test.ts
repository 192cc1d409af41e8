import { Chart, Testing } from 'cdk8s';
import { ArgoVersion } from '../../../lib/argo/argo-version';
import { WorkflowServiceAccount } from '../../../lib/argo/workflow/workflow-service-account';
import { ArtifactGarbageCollector, WorkflowServiceAccountProps } from '../../../lib/argo/workflow/workflow-service-account-props';
import { PermissionSet } from '../../../lib/rbac/permission-set';
import { boundAccess, Manifest, permissionTexts } from '../../../scripts/upstream/bound-access';
import { ARGO_RELEASES, CHART_RELEASE, permissionsOf, shipped } from '../../../scripts/upstream/shipped-roles';

const NAMESPACE = 'argo';

function ours(props: WorkflowServiceAccountProps): PermissionSet {
  const chart = new Chart(Testing.app(), 'chart', { namespace: NAMESPACE });
  new WorkflowServiceAccount(chart, 'ci', props);
  const access = boundAccess(Testing.synth(chart) as Manifest[], 'ci');
  expect([...access.keys()]).toEqual([NAMESPACE]);
  return access.get(NAMESPACE) ?? PermissionSet.of([]);
}

describe.each(ARGO_RELEASES)('the account of a workflow, beside the roles of %s', (release) => {
  const version = ArgoVersion.of(release);

  test('grants for pods what upstream grants', () => {
    expect(ours({ version }).grantsSameAs(permissionsOf(shipped({ release, role: 'Role executor' })))).toBe(true);
  });

  test('grants for everything no more than upstream, and leaves out what no code uses', () => {
    const upstream = permissionsOf(shipped({ release, install: 'quick-start', account: 'workflow' }));
    const everything = ours({ version, agent: true, artifactGarbageCollection: ArtifactGarbageCollector.SHARED_ACCOUNT });
    expect(permissionTexts(upstream.missing(everything))).toEqual([]);
    expect(permissionTexts(upstream.minus(everything))).toEqual(['watch workflowartifactgctasks.argoproj.io', 'list workflowtasksets.argoproj.io']);
  });

  test('grants beyond upstream only what upstream lacks', () => {
    const upstream = permissionsOf(shipped({ release, install: 'quick-start', account: 'workflow' }));
    const beyond = ours({ version, httpHeaderSecrets: ['header'], hdfsConfigMaps: ['krb5'] });
    expect(permissionTexts(beyond.minus(upstream))).toEqual([
      'get configmaps[krb5]', // read by the executor for HDFS artifacts
      'get secrets[header]', // read by the agent for request headers
    ]);
  });
});

test('the account of a workflow grants for pods what the chart grants', () => {
  const chart = permissionsOf(shipped({ release: CHART_RELEASE, install: 'default', account: 'workflow' }));
  expect(ours({}).grantsSameAs(chart)).toBe(true);
});
