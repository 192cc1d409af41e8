/**
 * The smallest thing that can be granted: one verb on one resource, or on one URL.
 *
 * Either `apiGroup` and `resource` are set, or `nonResourceURL` is.
 */
export interface Permission {
  /** The verb, or `*`. */
  readonly verb: string;

  /**
   * The API group, the empty text being the core group, or `*`.
   *
   * @default - none: the permission is about a URL
   */
  readonly apiGroup?: string;

  /**
   * The resource, as in a rule: `pods`, `pods/log`, `scale` of every resource, or `*`.
   *
   * @default - none: the permission is about a URL
   */
  readonly resource?: string;

  /**
   * The one object name.
   *
   * @default - every name
   */
  readonly resourceName?: string;

  /**
   * The URL path, or a prefix that ends in `*`.
   *
   * @default - none: the permission is about a resource
   */
  readonly nonResourceURL?: string;
}
