import { Chart, Testing } from 'cdk8s';
import { ArgoWorkflowsInstall, ArgoWorkflowsInstallProps, PermissionSet } from '../../../lib';
import { PolicyRule } from '../../../lib/resources/grants';

interface RbacObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: PolicyRule[];
  readonly roleRef?: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly { readonly name: string; readonly namespace?: string }[];
}

/** What accounts may do, by place, as one reads it off the objects: the bindings decide, not the roles alone. */
export type AccessTable = { readonly [place: string]: readonly string[] };

/** Makes an install in a chart of its own. */
export function install(props: ArgoWorkflowsInstallProps, id: string = 'my-workflow'): { chart: Chart; argo: ArgoWorkflowsInstall } {
  const chart = Testing.chart();
  return { chart, argo: new ArgoWorkflowsInstall(chart, id, props) };
}

/** Reads what one account of an install may do. */
export function accessOf(props: ArgoWorkflowsInstallProps, account: string): AccessTable {
  const objects: RbacObject[] = Testing.synth(install(props).chart);
  const rules = new Map<string, PolicyRule[]>();
  for (const { metadata: { namespace = 'the whole cluster' }, roleRef, subjects = [] } of objects) {
    if (roleRef !== undefined && subjects.some(({ name }) => name === account)) {
      const role = objects.find(({ kind, metadata }) =>
        kind === roleRef.kind && metadata.name === roleRef.name && (kind === 'ClusterRole' || metadata.namespace === namespace));
      rules.set(namespace, [...rules.get(namespace) ?? [], ...role?.rules ?? []]);
    }
  }
  return Object.fromEntries([...rules].sort().map(([place, granted]) => [place, linesOf(granted)]));
}

/** One line a resource: `pods/exec: create`, `leases [workflow-controller]: get, update`. */
function linesOf(rules: PolicyRule[]): string[] {
  return PermissionSet.of(rules).toRules().flatMap(({ resources = [], resourceNames = [], verbs }) =>
    resources.flatMap((resource) => resourceNames.length === 0
      ? [`${resource}: ${verbs.join(', ')}`]
      : resourceNames.map((name) => `${resource} [${name}]: ${verbs.join(', ')}`))).sort();
}
