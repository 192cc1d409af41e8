import { ApiObject } from 'cdk8s';
import { Issue, issue } from '../diagnostics/issue';
import { RBAC_API_GROUP } from '../rbac/rbac-api-group';
import { validateLabels } from '../rbac/validation/labels';
import { validateObjectName } from '../rbac/validation/object-names';


/** Labels that a cluster role must all carry to be collected. */
export type AggregationLabels = { readonly [key: string]: string };

/** The prefix of the label that adds a cluster role to another one; `view`, `edit` and `admin` select by it. */
const AGGREGATE_TO = `${RBAC_API_GROUP}/aggregate-to-`;

/** The label by which the cluster role of that name collects others. */
export function aggregateToLabel(clusterRole: string): string {
  return AGGREGATE_TO + clusterRole;
}

/** Whether another cluster role collects this one, as far as its labels show. */
export function isAggregated(role: ApiObject): boolean {
  const metadata: { labels?: AggregationLabels } = role.metadata.toJson();
  return Object.keys(metadata.labels ?? {}).some((key) => key.startsWith(AGGREGATE_TO));
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
