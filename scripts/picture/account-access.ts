import { App, Chart } from 'cdk8s';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { ArgoWorkflowsInstall } from '../../lib/argo/install/argo-workflows-install';
import { InstallScope } from '../../lib/argo/install/install-scope';
import { PolicyRule } from '../../lib/rbac/policy-rule';

/** A role and the rules it has. */
export interface PictureRole {
  readonly kind: string;
  readonly name: string;
  readonly rules: readonly PolicyRule[];
}

/** Where roles hold: in the whole cluster, or in namespaces that are all treated alike. */
export interface PicturePlace {
  readonly title: string;
  readonly subtitle: string;

  /** One of them. */
  readonly namespace?: string;
}

export interface PictureAccount {
  readonly component: string;
  readonly name: string;

  /** By the title of the place. */
  readonly roles: ReadonlyMap<string, PictureRole>;
}

/** The install that the picture shows. */
const INSTALL = 'my-workflow';
const HOME = 'argo';
const WORKFLOW_NAMESPACES = ['builds', 'reports'];

export const PLACES: readonly PicturePlace[] = [
  { title: 'the whole cluster', subtitle: 'what Argo lists and watches' },
  { title: `namespace ${HOME}`, subtitle: 'where Argo runs', namespace: HOME },
  { title: `namespaces ${WORKFLOW_NAMESPACES.join(' and ')}`, subtitle: 'where workflows run', namespace: WORKFLOW_NAMESPACES[0] },
];

/** Returns the access of the three accounts of an install, read from the objects that it makes. */
export function accountsOfInstall(): PictureAccount[] {
  const chart = new Chart(new App(), 'picture', { namespace: HOME });
  const { controller, server, client } = new ArgoWorkflowsInstall(chart, INSTALL, {
    version: ArgoVersion.V4_1,
    scope: InstallScope.cluster({ workflowNamespaces: WORKFLOW_NAMESPACES }),
  });
  const objects = chart.toJson();
  return Object.entries({ controller, server, client }).map(([component, { serviceAccount: { name } }]) => {
    const bindings = objects.filter(({ subjects = [] }) => subjects.some((subject: { name: string }) => subject.name === name));
    return {
      component,
      name,
      roles: new Map(PLACES.flatMap(({ title, namespace }) => bindings
        .filter(({ metadata }) => metadata.namespace === namespace)
        .map(({ roleRef }): [string, PictureRole] => [title, {
          kind: roleRef.kind,
          name: roleRef.name,
          rules: objects.find(({ kind, metadata }) => kind === roleRef.kind && metadata.name === roleRef.name
            && (kind === 'ClusterRole' || metadata.namespace === namespace))?.rules,
        }]))),
    };
  });
}
