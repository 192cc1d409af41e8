/** Which roles are made of a profile, and how exact they are. */
export interface TailoredAccessProps {
  /**
   * The file that `argo-rbac tailor --save-profile` wrote.
   */
  readonly profile: string;

  /**
   * The accounts that get roles: `NAMESPACE/NAME` for a ServiceAccount, or the name of a user.
   *
   * @default - every account of the profile
   */
  readonly accounts?: string[];

  /**
   * The namespaces whose roles are made.
   *
   * @default - every namespace, and the cluster
   */
  readonly namespaces?: string[];

  /**
   * How many names of a resource a role is limited to: beyond so many seen, and for kinds whose names are made per run, it is limited to none.
   *
   * @default - all that were seen, and none for kinds whose names are made per run
   */
  readonly mostNames?: number;

  /**
   * Whether roles are limited to names of kinds, too, whose names are made per run.
   *
   * @default false
   */
  readonly exactNames?: boolean;
}

/** A permission of a role made of a profile, and why it is granted. */
export interface TailoredReason {
  /** The user name of the account, for example `system:serviceaccount:argo:runner`. */
  readonly account: string;

  /**
   * The namespace of the role.
   *
   * @default - none: it is a ClusterRole
   */
  readonly namespace?: string;

  /** The verb and what it is on: `get: 312 requests, 2027-01-31T12:00:00Z to 2027-02-03T08:15:00Z`. */
  readonly reason: string;
}
