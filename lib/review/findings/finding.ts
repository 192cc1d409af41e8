import { createHash } from 'crypto';
import { Place } from '../../diagnostics/diagnostic';
import { PolicyRule } from '../../rbac/policy-rule';
import { permissionText } from '../../resources/permission-text';
import { CheckId } from '../checks/check';
import { Severity } from '../checks/severity';

/** A permission that a finding is based on. */
export interface FindingGrant {
  /** The namespace, or `cluster`. */
  readonly where: string;
  readonly verb: string;
  readonly apiGroup?: string;
  readonly resource?: string;
  readonly resourceName?: string;
  readonly nonResourceURL?: string;
}

/** A way to a permission: binding, role and rule, and where they are written. */
export interface FindingVia {
  /** The group that the binding names, where that isn't the subject itself. */
  readonly through?: string;

  /** Absent for a role that nothing binds. */
  readonly binding?: string;
  readonly role: string;

  /** The aggregated role that has the rule. */
  readonly writtenIn?: string;

  /** The number of the rule, from 1. Absent where all of the role matters. */
  readonly rule?: number;
  readonly bindingPlace?: Place;
  readonly rulePlace?: Place;
}

/** A step of a path: from the one before, by something that is granted or written, to what is said here. */
export interface PathHop {
  /** Describes what is reached or done: `create workflows.argoproj.io in ci`. */
  readonly text: string;

  /** The grant that allows it. Absent where nothing is granted: where a pod runs as an account, for example. */
  readonly via?: FindingVia;
}

/** Something that a subject reaches, and the shortest way to it. */
export interface Reached {
  /** Describes what is reached: `cluster-admin`, `root on a node`. */
  readonly what: string;

  /** From the subject to it. */
  readonly path: readonly PathHop[];
}

/** How to fix a finding. */
export interface Remedy {
  /** Imperative sentences. */
  readonly text: string;

  /** The rules to write in place of those that are found, where the needs are known. */
  readonly rules?: readonly PolicyRule[];
}

/** Something dangerous, dead or careless that a review has found. */
export interface Finding {
  readonly check: CheckId;

  /** The subject that has it: `ServiceAccount NS/NAME`, `User NAME`, `Group NAME`; or the object that is wrong: `Role NS/NAME`. */
  readonly subject: string;
  readonly severity: Severity;

  /** True where a known component needs what it holds: it counts for no gate. */
  readonly expected?: true;

  /** The namespace that it holds in, or `cluster`. */
  readonly where: string;

  readonly grants: readonly FindingGrant[];

  /** The same for two findings that are based on the same grants, which needn't be compared then. */
  readonly basis?: object;

  /** From the subject to what it reaches, by the fewest steps; empty where the grants say everything. */
  readonly path: readonly PathHop[];

  /** The ends that the subject reaches by it, through other accounts or on a node: each by the fewest steps, those with the fewest first. */
  readonly reaches: readonly Reached[];

  /** The ways to the grants. */
  readonly via: readonly FindingVia[];

  /** Why it matters here: sentences. */
  readonly why: string;
  readonly remedy: Remedy;

  /** Where the grants, or the object that is wrong, are written. */
  readonly places: readonly Place[];

  /** The checks whose findings go away with this one, and aren't listed. */
  readonly folded: readonly CheckId[];
}

/** Identifies a finding, whatever roles, files and lines it comes from: by its check, subject, scope and permissions. */
export function findingId({ check, subject, where, grants }: Pick<Finding, 'check' | 'subject' | 'where' | 'grants'>): string {
  const permissions = grants.map((grant) => `${permissionText(grant)} in ${grant.where}`).sort();
  return createHash('sha256').update(JSON.stringify([check, subject, where, permissions])).digest('hex').slice(0, 16);
}
