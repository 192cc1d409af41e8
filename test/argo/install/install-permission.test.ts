import { Testing } from 'cdk8s';
import { install } from './access-table';
import { ArgoFeature, ArgoVersion, ClientPreset, InstallPermission, InstallScope, PermissionSet } from '../../../lib';
import { PolicyRule } from '../../../lib/resources/grants';
import { boundAccess, EVERYWHERE, Manifest, permissionTexts } from '../../../scripts/upstream/bound-access';
import { COMPATIBLE_FEATURES } from '../../../scripts/upstream/example-features';
import { LENDING_SERVER, SSO_SERVER } from '../../../scripts/upstream/reference-installs';

function ruleOf({ verbs, apiGroup, resource, resourceNames }: InstallPermission): PolicyRule {
  return { verbs, apiGroups: [apiGroup], resources: [resource], ...resourceNames && { resourceNames } };
}

describe('explain()', () => {
  const { argo } = install({
    version: ArgoVersion.V4_1, namespace: 'argo', scope: InstallScope.cluster({ workflowNamespaces: ['jobs'] }), features: [ArgoFeature.semaphores('limits')],
  });

  test('tells of each permission why it is granted', () => {
    expect(argo.explain().find(({ resourceNames }) => resourceNames?.includes('limits'))).toEqual({
      component: 'controller',
      verbs: ['get'],
      apiGroup: '',
      resource: 'configmaps',
      resourceNames: ['limits'],
      namespaces: ['jobs'],
      turnedOnBy: ['`ArgoFeature.semaphores(…)` or `ArgoFeature.semaphoresIn(…)`'],
      why: 'The limit of a semaphore is read from the configmap and namespace that the workflow names; mutexes need nothing.',
      denied: 'workflow fails',
      evidence: ['v4.1.2 workflow/controller/controller.go:477-481', 'v4.1.2 workflow/sync/lock_name.go:56-61'],
    });
  });

  const everything = [...COMPATIBLE_FEATURES];
  const scopes: [string, InstallScope][] = [
    ['one namespace', InstallScope.namespaced({ clusterRole: true })],
    ['the cluster', InstallScope.cluster()],
    ['named namespaces of the cluster', InstallScope.cluster({ workflowNamespaces: ['jobs', 'argo'] })],
  ];

  test.each(scopes.flatMap(([where, scope]) => [SSO_SERVER, LENDING_SERVER].flatMap((mode) => [[], everything].map((features) => [
    where, `${mode}`, features.length === 0 ? 'no' : 'all', { scope, serverAuthMode: mode, features, ownerReferencesPermissionEnforcement: features.length > 0 },
  ] as const))))('tells of all that is bound in its place, and of nothing else: %s, %s, %s features', (_, __, ___, props) => {
    const { chart, argo: explained } = install({ version: ArgoVersion.V4_1, namespace: 'argo', ...props, client: [ClientPreset.administrator()] });
    const manifests = Testing.synth(chart) as Manifest[];
    for (const [component, account] of [['controller', 'my-workflow-argo'], ['server', 'my-workflow-argo-server'], ['client', 'my-workflow-argo-client']]) {
      const told = new Map<string, PolicyRule[]>();
      for (const permission of explained.explain().filter((candidate) => candidate.component === component)) {
        (permission.namespaces ?? [EVERYWHERE]).forEach((place) => told.set(place, [...told.get(place) ?? [], ruleOf(permission)]));
      }
      const bound = boundAccess(manifests, account);
      for (const place of new Set([...told.keys(), ...bound.keys()])) {
        // What is granted everywhere is not granted again in a namespace.
        const everywhere = told.get(EVERYWHERE) ?? [];
        expect(permissionTexts(PermissionSet.of([...told.get(place) ?? [], ...everywhere])))
          .toEqual(permissionTexts((bound.get(place) ?? PermissionSet.of([])).union(PermissionSet.of(everywhere))));
      }
    }
  });

  test('is a table in Markdown too', () => {
    const [head, rule, first] = argo.explainAsMarkdown().split('\n');
    expect([head, rule, first]).toEqual([
      '| Component | Verbs | Resource | Names | Where | On by | Why | Consequence | Evidence |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      '| controller | get | `configmaps` | `workflow-controller-configmap` | argo | always | Every replica reads its configuration before anything else. |  '
      + '| v4.1.2 config/controller.go:61; v4.1.2 workflow/controller/controller.go:251,750 |',
    ]);
  });
});
