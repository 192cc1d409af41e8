/** The facts of a custom resource definition about its resource. */
export interface CustomResourceProps {
  /** The API group, for example `example.com`. */
  readonly apiGroup: string;

  /** The resource in plural, for example `widgets`. */
  readonly plural: string;

  /** The kind of the objects, for example `Widget`. */
  readonly kind: string;

  /**
   * Verbs in addition to the usual ones that a component checks with the authorizer, for example `use` on OpenShift's `securitycontextconstraints`.
   *
   * @default - none
   */
  readonly specialVerbs?: string[];
}
