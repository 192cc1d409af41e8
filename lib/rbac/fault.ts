/** One thing that is wrong in an object, and where. */
export interface Fault {
  /** The field, as Kubernetes writes it: `rules[0].verbs`. */
  readonly field: string;

  /** What is wrong and how to mend it. */
  readonly message: string;
}
