import { PolicyRule } from '../../rbac/policy-rule';

/** A role or binding that Kubernetes makes in every cluster, with the minors that have this content. */
export type BootstrapObject = BootstrapRole | BootstrapBinding;

interface BootstrapFacts {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;

  /** The first minor that has it; absent for the first one that is known. */
  readonly since?: string;

  /** The last minor that has it; absent for the last one that is known. */
  readonly until?: string;
}

export interface BootstrapRole extends BootstrapFacts {
  readonly kind: 'Role' | 'ClusterRole';
  readonly aggregationRule?: unknown;
  readonly rules: PolicyRule[];
}

export interface BootstrapBinding extends BootstrapFacts {
  readonly kind: 'RoleBinding' | 'ClusterRoleBinding';
  readonly roleRef: unknown;

  /** Absent for a role that Kubernetes doesn't bind. */
  readonly subjects?: unknown;
}
