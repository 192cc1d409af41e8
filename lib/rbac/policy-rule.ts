/**
 * One rule of a Role or ClusterRole, in the form Kubernetes gives it.
 *
 * A rule is about resources (`apiGroups`, `resources`, optionally `resourceNames`) or about
 * URLs (`nonResourceURLs`), never both.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-v1/
 */
export interface PolicyRule {
  /** The allowed actions: API verbs such as `get`, or `*`. At least one. */
  readonly verbs: string[];

  /**
   * The API groups, the empty text being the core group, or `*`.
   *
   * @default - none: the rule is about URLs
   */
  readonly apiGroups?: string[];

  /**
   * The resources: `pods`, `pods/log`, `scale` of every resource, or `*`.
   *
   * @default - none: the rule is about URLs
   */
  readonly resources?: string[];

  /**
   * The only object names that the rule is about.
   *
   * @default - every name
   */
  readonly resourceNames?: string[];

  /**
   * The URL paths that aren't resources: `/metrics`, `/healthz/*`, or `*`.
   *
   * @default - none: the rule is about resources
   */
  readonly nonResourceURLs?: string[];
}
