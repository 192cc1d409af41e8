/** Where the objects of a resource live. */
export enum ResourceScope {
  /** In a namespace: a Role can grant it. */
  NAMESPACED = 'Namespaced',

  /** In the cluster as a whole: only a ClusterRole can grant it. */
  CLUSTER = 'Cluster',
}

/** A resource or subresource, and the names it is limited to. */
export interface ResourceInfo {
  /** The API group, the empty text for the core group. */
  readonly apiGroup: string;

  /** The resource in plural, for example `pods`. */
  readonly plural: string;

  /**
   * The subresource, for example `log`.
   *
   * @default - none
   */
  readonly subresource?: string;

  /** The kind of the object, or of what the subresource takes, for example `Pod`. */
  readonly kind: string;

  /** Where the objects live. */
  readonly scope: ResourceScope;

  /**
   * The only names meant.
   *
   * @default - every name
   */
  readonly resourceNames?: string[];
}

/** A resource that verbs can be granted on. */
export interface IRbacResource {
  /** The resource as data. */
  readonly info: ResourceInfo;
}
