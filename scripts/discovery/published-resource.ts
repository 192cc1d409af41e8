/** The facts that Kubernetes publishes about a resource or subresource of a stable API version. */
export interface PublishedResource {
  readonly apiGroup: string;
  readonly version: string;
  /** As in a rule, for example `pods/log`. */
  readonly resource: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  /** Unknown where only the OpenAPI description is published. */
  readonly shortNames?: readonly string[];
}

const STABLE = /^v\d+$/;

export function isStable(version: string): boolean {
  return STABLE.test(version);
}
