import { compareChecks } from './checks/check-table';
import { SEVERITIES } from './checks/severity';
import { accountTokens } from './conditions/account-tokens';
import { administrativeBindings, settleAccountGroups } from './conditions/administrative-bindings';
import { argoState, openSubmission } from './conditions/argo-state';
import { bindingHygiene, dependentHygiene } from './conditions/binding-hygiene';
import { deadRules } from './conditions/dead-rules';
import { heldFindings } from './conditions/held-findings';
import { missingQuotas, policyParameters } from './conditions/namespace-state';
import { usageFindings } from './conditions/usage-findings';
import { workflowExcess } from './conditions/workflow-excess';
import { escalate } from './escalation/escalation';
import { Reach } from './escalation/reach';
import { ExpectedHolders } from './expected-holders';
import { Draft } from './findings/draft';
import { DraftedFinding, FindingContext } from './findings/drafted-finding';
import { Finding } from './findings/finding';
import { fold } from './folding';
import { GrantedDrafts } from './independent-drafts';
import { remedyOf } from './remedies';
import { ReviewReport } from './report/review-report';
import { ReviewContext } from './review-context';
import { ReviewOptions } from './review-options';
import { SharedReview } from './shared-review';
import { unknownFacts } from './unknown-facts';
import { EffectiveAccess } from '../access/effective-access';
import { compareText } from '../rbac/order';

/** A review whose findings are drafts. The report folds these into each other, and looks for what they reach. */
export class DraftedReview {
  public readonly drafts: readonly Draft[];

  /** Those of the drafts that are about what subjects are granted. */
  public readonly granted: GrantedDrafts;
  private readonly context: ReviewContext;
  private readonly expected: ExpectedHolders;

  /** Finds what a subject reaches by a finding. The first call looks at all findings. */
  private readonly reachedBy: FindingContext['reachedBy'];

  /**
   * @param shared Parts of the review of another state that this one shares.
   * @param only The subjects whose access is reviewed, by their texts: all by default.
   */
  constructor(access: EffectiveAccess, options: ReviewOptions, shared?: SharedReview, only?: ReadonlySet<string>) {
    const context = new ReviewContext(access, options, shared, only);
    const expected = new ExpectedHolders(context);
    const granted = [...heldFindings(context), ...administrativeBindings(context), ...policyParameters(context)];
    const edges = escalate(granted, context);
    settleAccountGroups(granted);
    this.granted = { drafts: granted, edges };
    const judged = [
      ...granted, ...deadRules(context), ...bindingHygiene(context), ...accountTokens(context), ...argoState(context), ...workflowExcess(context),
    ].map((draft) => expected.judge(draft));
    this.drafts = [
      ...judged, ...dependentHygiene(judged, context), ...openSubmission(judged, context), ...missingQuotas(judged, context),
      ...usageFindings(judged, context),
    ];
    let reach: Reach | undefined;
    this.reachedBy = (draft) => (reach ??= new Reach(granted, edges, context)).by(draft);
    this.context = context;
    this.expected = expected;
  }

  /** @param drafts Those that are reported. All that are about one subject fold into each other. */
  public report(drafts = this.drafts): ReviewReport {
    const writing: FindingContext = { reachedBy: this.reachedBy, remedyOf: (draft) => remedyOf(draft, this.context, this.expected) };
    return {
      findings: fold(drafts).map((draft) => new DraftedFinding(draft, writing)).sort(compareFindings),
      unknown: unknownFacts(this.drafts, this.context),
      acknowledged: [],
      voidAcknowledgements: [],
    };
  }
}

/** The worst first; then by check, subject and scope. */
function compareFindings(a: Finding, b: Finding): number {
  return (a.severity === b.severity ? 0 : SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    || compareChecks(a.check, b.check)
    || compareText(a.subject, b.subject)
    || compareText(a.where, b.where);
}
