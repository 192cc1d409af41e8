import { runCommand } from '../../run-command';

describe('resources', () => {
  test('are shown as the guide has them', async () => {
    const { out } = await runCommand(['resources', '--api-group=argoproj.io', '--namespaced=false', '-o', 'wide']);
    expect(out).toBe(
      'NAME                       SHORTNAMES           APIVERSION             NAMESPACED   KIND                      '
      + 'VERBS                                                        TYPED\n'
      + 'clusterworkflowtemplates   clusterwftmpl,cwft   argoproj.io/v1alpha1   false        ClusterWorkflowTemplate   '
      + 'get,list,watch,create,update,patch,delete,deletecollection   Argo.clusterWorkflowTemplates\n',
    );
  });

  test('are data for programs', async () => {
    const { out } = await runCommand(['resources', '--api-group=argoproj.io', '--namespaced=false', '-o', 'json']);
    expect(JSON.parse(out)).toEqual({
      apiVersion: 'argo-rbac/v1',
      resources: [{
        name: 'clusterworkflowtemplates',
        shortNames: ['clusterwftmpl', 'cwft'],
        apiVersion: 'argoproj.io/v1alpha1',
        namespaced: false,
        kind: 'ClusterWorkflowTemplate',
        verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'],
        typed: 'Argo.clusterWorkflowTemplates',
      }],
    });
  });

  test('of the core group', async () => {
    const { out } = await runCommand(['resources', '--api-group=', '--namespaced=true']);
    expect(out).toMatch(/^configmaps +cm +v1 +true +ConfigMap +Core\.configMaps$/m);
    expect(out).not.toContain('nodes');
  });

  test('of a group that nobody knows', async () => {
    expect(await runCommand(['resources', '--api-group=none'])).toMatchObject({
      exitCode: 2, out: '', err: expect.stringMatching(/^--api-group: error\[option\/unknown-api-group\]: The API group "none" isn't known\. Use "" for the core group, or one of .*argoproj\.io/),
    });
  });
});
