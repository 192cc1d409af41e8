import { Chart, Testing } from 'cdk8s';
import { ResourceAction } from '../../../lib/argo/workflow/resource-action';
import { WorkflowServiceAccount } from '../../../lib/argo/workflow/workflow-service-account';
import { WorkflowServiceAccountProps } from '../../../lib/argo/workflow/workflow-service-account-props';

/** An object as it is written. */
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: { apiGroups: string[]; resources: string[]; resourceNames?: string[]; verbs: string[] }[];
  readonly subjects?: { name: string; namespace?: string }[];
}

/** Makes the account of a workflow, and writes it. */
export function synth(props: WorkflowServiceAccountProps = {}): { account: WorkflowServiceAccount; manifests: Manifest[]; chart: Chart } {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'argo' });
  const account = new WorkflowServiceAccount(chart, 'ci', props);
  return { account, chart, manifests: Testing.synth(chart) as Manifest[] };
}

/** What each role grants, written `verbs resource[names]`, by where the role is and to whom it is bound. */
export function access(props: WorkflowServiceAccountProps): Record<string, string[]> {
  const { manifests } = synth(props);
  const roles = manifests.filter(({ rules }) => rules !== undefined);
  return Object.fromEntries(roles.map(({ kind, metadata: { name, namespace }, rules = [] }) => {
    const bound = manifests.filter(({ metadata }) => metadata.name === `${name}${kind === 'Role' ? '' : '-cluster'}-binding`
      && metadata.namespace === namespace).flatMap(({ subjects = [] }) => subjects.map((subject) => subject.name));
    return [`${bound.join()} in ${namespace ?? 'the cluster'}`, rules.map(({ resources, resourceNames = [], verbs }) =>
      `${verbs.join()} ${resources.join()}${resourceNames.length > 0 ? `[${resourceNames.join()}]` : ''}`)];
  }));
}

/** What resource actions add to the account in its own namespace. */
export function accessOf(...resourceActions: ResourceAction[]): string[] {
  return access({ resourceActions })['ci in argo'].filter((rule) => rule !== RESULTS);
}

/** What every account of pods may do. */
export const RESULTS = 'create,patch workflowtaskresults';
