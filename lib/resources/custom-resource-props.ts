/** What a custom resource definition says about its resource. */
export interface CustomResourceProps {
  /** The API group, for example `example.com`. */
  readonly apiGroup: string;

  /** The resource in plural, for example `widgets`. */
  readonly plural: string;

  /** The kind of the objects, for example `Widget`. */
  readonly kind: string;

  /**
   * Verbs beside the usual ones that somebody asks the authorizer for, for example `use` on OpenShift's `securitycontextconstraints`.
   *
   * @default - none
   */
  readonly specialVerbs?: string[];
}
