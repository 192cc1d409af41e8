import { SelectedNeed } from './need-selection';
import { PolicyRule } from '../../rbac/policy-rule';

/** One thing that a client is granted for one operation, and why. */
export interface ClientExplanation {
  /** The operation: `argo submit FILE`, `workflow.StopWorkflow`, `UI /workflows`. */
  readonly operation: string;

  /** The granted rule. The roles join it with the rest. */
  readonly rule: PolicyRule;

  /** Whether it is granted in the whole cluster, rather than in the namespaces of the client. */
  readonly clusterWide: boolean;

  /** The use that the operation makes of it. */
  readonly why: string;

  /**
   * The access that it allows beyond that.
   *
   * @default - nothing worth a warning
   */
  readonly consequence?: string;

  /** Where it is read in the source of Argo Workflows. */
  readonly evidence: string[];
}

/** Explains one need of a client. */
export function explainNeed({ label, grant, place, need: { why, consequence }, evidence }: SelectedNeed): ClientExplanation {
  return { operation: label, rule: grant.statement.rule, clusterWide: place === 'cluster', why, consequence, evidence: [...evidence] };
}
