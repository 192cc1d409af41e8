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

/** What an account may do as the permissions say, by place. */
function explainedAccess(permissions: readonly InstallPermission[]): Map<string, PermissionSet> {
  const places = new Set(permissions.flatMap(({ namespaces }) => namespaces ?? [EVERYWHERE]));
  return new Map([...places].map((place) => [place, PermissionSet.of(
    permissions.filter(({ namespaces }) => (namespaces ?? [EVERYWHERE]).includes(place)).map(ruleOf))]));
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

  const accounts = [['controller', 'my-workflow-argo'], ['server', 'my-workflow-argo-server'], ['client', 'my-workflow-argo-client']];

  /** Each way to install, with no features and with all. */
  const installs = scopes.flatMap(([where, scope]) => [SSO_SERVER, LENDING_SERVER].flatMap((serverAuthMode) => [[], everything].map((features) => ({
    text: `${where}, ${serverAuthMode}, ${features.length} features`,
    props: { scope, serverAuthMode, features, ownerReferencesPermissionEnforcement: features.length > 0 },
  }))));

  test('lists all that is bound in its place, and nothing else', () => {
    const none = PermissionSet.of([]);
    const offenders = installs.flatMap(({ text, props }) => {
      const made = install({ version: ArgoVersion.V4_1, namespace: 'argo', ...props, client: [ClientPreset.administrator()] });
      const manifests = Testing.synth(made.chart) as Manifest[];
      return accounts.flatMap(([component, account]) => {
        const explained = explainedAccess(made.argo.explain().filter((candidate) => candidate.component === component));
        const bound = boundAccess(manifests, account);
        // What is granted everywhere is not granted again in a namespace.
        const everywhere = explained.get(EVERYWHERE) ?? none;
        return [...new Set([...explained.keys(), ...bound.keys()])].flatMap((place) => {
          const [listed, granted] = [explained, bound].map((access) => permissionTexts((access.get(place) ?? none).union(everywhere)));
          return [
            ...listed.filter((permission) => !granted.includes(permission)).map((permission) => `is not bound: ${permission}`),
            ...granted.filter((permission) => !listed.includes(permission)).map((permission) => `is not listed: ${permission}`),
          ].map((difference) => `${text}, ${component}, ${place} ${difference}`);
        });
      });
    });
    expect(offenders).toEqual([]);
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
