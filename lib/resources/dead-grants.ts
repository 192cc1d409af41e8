import { ResourceScope } from './resource-info';

/** A grant as it would stand in a role: raw texts, not yet known to mean anything. */
export interface RawGrant {
  readonly apiGroup: string;
  /** As in a rule, for example `pods/log`. */
  readonly resource: string;
  readonly verbs: readonly string[];
  /** Left out: every name. */
  readonly resourceNames?: readonly string[];
  /** `NAMESPACED` for a Role, `CLUSTER` for a ClusterRole. */
  readonly roleScope: ResourceScope;
}

/** Tells what in a grant can never match a request, and how to mend it. */
export function deadGrantFaults(_grant: RawGrant): string[] {
  return [];
}
