/** How much a finding matters. */
export enum FindingSeverity {
  /** It leads to the whole cluster. */
  CRITICAL = 'critical',

  /** It leads to much more than was granted, or to the secrets of others. */
  HIGH = 'high',

  /** It is more than least privilege has, or doesn't grant what it says. */
  MEDIUM = 'medium',

  /** It matters little by itself. */
  LOW = 'low',

  /** It is good to know. */
  INFO = 'info',
}

/** Something dangerous, dead or careless that a review has found. */
export interface ReviewFinding {
  /** The id of the check, for example `B1`. docs/checks.md explains each. */
  readonly check: string;

  /** The title of the check that finds it. */
  readonly title: string;

  /** The subject that has it: `ServiceAccount NAMESPACE/NAME`, `User NAME`, `Group NAME`, or the object that is wrong: `Role NAMESPACE/NAME`. */
  readonly subject: string;

  /** How much it matters. */
  readonly severity: FindingSeverity;

  /** The namespace that it holds in, or `cluster`. The namespace of that name is `namespace/cluster`. */
  readonly where: string;

  /** The permissions that it is based on, for example `get secrets "name", namespace ci`. */
  readonly permissions: string[];

  /** From the subject to what it reaches, in steps. It is empty where the permissions say everything. */
  readonly path: string[];

  /** Why it matters here. */
  readonly why: string;

  /** How to fix it. */
  readonly remedy: string;

  /** The constructs and fields where it is written, for example `app/ci/role: rules[0]`. */
  readonly places: string[];

  /** Whether a known component needs what it holds, so it fails nothing. */
  readonly expected: boolean;
}
