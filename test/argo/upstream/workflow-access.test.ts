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

describe('the account of a workflow, beside the roles of every release', () => {
  const releases = ARGO_RELEASES.map((release) => ({
    release,
    version: ArgoVersion.of(release),
    upstream: permissionsOf(shipped({ release, install: 'quick-start', account: 'workflow' })),
  }));

  test('grants for pods what upstream grants', () => {
    const offenders = releases.filter(({ release, version }) => !ours({ version }).grantsSameAs(permissionsOf(shipped({ release, role: 'Role executor' }))));
    expect(offenders.map(({ release }) => release)).toEqual([]);
  });

  test('grants for everything no more than upstream, and leaves out what no code uses', () => {
    const compared = releases.map(({ release, version, upstream }) => {
      const everything = ours({ version, agent: true, artifactGarbageCollection: ArtifactGarbageCollector.SHARED_ACCOUNT });
      return { release, beyond: permissionTexts(upstream.missing(everything)), unused: permissionTexts(upstream.minus(everything)) };
    });
    const unused = ['watch workflowartifactgctasks.argoproj.io', 'list workflowtasksets.argoproj.io'];
    expect(compared).toEqual(ARGO_RELEASES.map((release) => ({ release, beyond: [], unused })));
  });

  test('grants beyond upstream only what upstream lacks', () => {
    const compared = releases.map(({ release, version, upstream }) => {
      const access = ours({ version, httpHeaderSecrets: ['header'], hdfsConfigMaps: ['krb5'] });
      return { release, beyond: permissionTexts(access.minus(upstream)) };
    });
    const beyond = [
      'get configmaps[krb5]', // read by the executor for HDFS artifacts
      'get secrets[header]', // read by the agent for request headers
    ];
    expect(compared).toEqual(ARGO_RELEASES.map((release) => ({ release, beyond })));
  });
});

test('the account of a workflow grants for pods what the chart grants', () => {
  const chart = permissionsOf(shipped({ release: CHART_RELEASE, install: 'default', account: 'workflow' }));
  expect(ours({}).grantsSameAs(chart)).toBe(true);
});
