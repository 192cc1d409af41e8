import { ApiObject, Chart } from 'cdk8s';
import { oncePerSynthesis } from './once-per-synthesis';
import { Issue, issue } from '../diagnostics/issue';
import { AGGREGATE_TO_LABEL } from '../rbac/rbac-api-group';
import { validateLabels } from '../rbac/validation/labels';
import { validateObjectName } from '../rbac/validation/object-names';
import { entriesOf, membersOf } from '../rbac/validation/plain-data';

/** Labels that a cluster role must all carry to be collected. */
export type AggregationLabels = { readonly [key: string]: string };

/** The label by which the cluster role of that name collects others. */
export function aggregateToLabel(clusterRole: string): string {
  return AGGREGATE_TO_LABEL + clusterRole;
}

/** The cluster roles of an app that collect others, with their selectors. */
const collectorsOf = oncePerSynthesis((objects) => objects
  .filter(({ kind }) => kind === 'ClusterRole')
  .map((role) => ({ role, selectors: selectorsOf(role) }))
  .filter(({ selectors }) => selectors.length > 0));

/** Whether another cluster role collects this one: by the usual label, or as a role of the app. */
export function isAggregated(role: ApiObject): boolean {
  const labels = labelsOf(role);
  return Object.keys(labels).some((key) => key.startsWith(AGGREGATE_TO_LABEL))
    || collectorsOf(role).some((collector) => collector.role !== role && collector.selectors.some((selector) => mayMatch(selector, labels)));
}

/** Whether roles outside of the app may select a role: by a label that its chart doesn't give to every object, or that says so. */
export function hasSelectableLabel(role: ApiObject): boolean {
  const { labels: shared } = Chart.of(role);
  return Object.entries(labelsOf(role)).some(([key, value]) => shared[key] !== value || key.includes('aggregate'));
}

function labelsOf(role: ApiObject): AggregationLabels {
  const metadata: { labels?: AggregationLabels } = role.metadata.toJson();
  return metadata.labels ?? {};
}

function selectorsOf(role: ApiObject): readonly unknown[] {
  return entriesOf(membersOf(membersOf(role.toJson()).aggregationRule).clusterRoleSelectors);
}

/** Expressions of a selector count as met: they could be. */
function mayMatch(selector: unknown, labels: AggregationLabels): boolean {
  return Object.entries(membersOf(membersOf(selector).matchLabels)).every(([key, value]) => labels[key] === value);
}

/** Rejects names of collecting cluster roles that no label can hold, and an empty list. */
export function validateCollectors(clusterRoles: readonly string[]): Issue[] {
  return clusterRoles.length === 0
    ? [issue('construct/missing-cluster-role', 'clusterRoles', 'The list has no cluster role.', 'Name at least one, for example view.')]
    : clusterRoles.flatMap((name, i) => {
      const issues = validateObjectName(name, `clusterRoles[${i}]`);
      return issues.length > 0 ? issues : validateLabels({ [aggregateToLabel(name)]: 'true' }, `clusterRoles[${i}]`);
    });
}
