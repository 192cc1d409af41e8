import { ApiObject } from 'cdk8s';
import { RBAC_API_GROUP } from '../rbac/rbac-api-group';

/** Labels that a cluster role must all carry to be collected. */
export type AggregationLabels = { readonly [key: string]: string };

/** How the label begins that gives a cluster role to another one; `view`, `edit` and `admin` collect by it. */
const AGGREGATE_TO = `${RBAC_API_GROUP}/aggregate-to-`;

/** The label by which the cluster role of that name collects others. */
export function aggregateToLabel(clusterRole: string): string {
  return AGGREGATE_TO + clusterRole;
}

/** Whether another cluster role collects this one, as far as its labels tell. */
export function isAggregated(role: ApiObject): boolean {
  const metadata: { labels?: AggregationLabels } = role.metadata.toJson();
  return Object.keys(metadata.labels ?? {}).some((key) => key.startsWith(AGGREGATE_TO));
}
