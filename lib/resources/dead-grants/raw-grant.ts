import { NameForm } from '../catalogue/catalogue-row';
import { ResourceScope } from '../resource-info';

/** A grant as a role would have it: raw texts, not yet known to mean anything. */
export interface RawGrant {
  readonly apiGroup: string;

  /** As in a rule, for example `pods/log`. */
  readonly resource: string;

  readonly verbs: readonly string[];

  /** Left out: every name. */
  readonly resourceNames?: readonly string[];

  /** `NAMESPACED` for a Role, `CLUSTER` for a ClusterRole. */
  readonly roleScope: ResourceScope;

  /** The form of names where the catalogue does not know the resource. */
  readonly nameForm?: NameForm;

  /** True where a named top-level create is meant: the check inside a server-side apply carries the name. */
  readonly serverSideApply?: boolean;
}
