import { checkOf, compareChecks } from './checks/check-table';
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
import { Finding, FindingGrant, FindingVia } from './findings/finding';
import { bindingVia, viaOf } from './findings/via';
import { fold } from './folding';
import { SharedQuestions } from './holdings/question';
import { remedyOf } from './remedies';
import { ReviewReport } from './report/review-report';
import { ReviewContext } from './review-context';
import { ReviewOptions } from './review-options';
import { unknownFacts } from './unknown-facts';
import { EffectiveAccess } from '../access/effective-access';
import { Place } from '../diagnostics/diagnostic';
import { compareText } from '../rbac/order';

/**
 * Finds what is dangerous, dead or careless in who may do what.
 *
 * @param shared The questions of other reviews, of states that have much in common with this one.
 */
export function review(access: EffectiveAccess, options: ReviewOptions = {}, shared = new SharedQuestions()): ReviewReport {
  const context = new ReviewContext(access, options, shared);
  const expected = new ExpectedHolders(context);
  const granted = [...heldFindings(context), ...administrativeBindings(context), ...policyParameters(context)];
  escalate(granted, context);
  settleAccountGroups(granted);
  const judged = [
    ...granted, ...deadRules(context), ...bindingHygiene(context), ...accountTokens(context), ...argoState(context), ...workflowExcess(context),
  ].map((draft) => expected.judge(draft));
  const drafts = [
    ...judged, ...dependentHygiene(judged, context), ...openSubmission(judged, context), ...missingQuotas(judged, context),
    ...usageFindings(judged, context),
  ];
  const reach = once(() => new Reach(granted, context)); // few formats show it
  return {
    findings: fold(drafts).map((draft) => findingOf(draft, reach, context, expected)).sort(compareFindings),
    unknown: unknownFacts(drafts, context),
    acknowledged: [],
    voidAcknowledgements: [],
  };
}

/** Writes a finding. The parts that only a listed finding needs are written when they are read: a comparison of two states reads few of them. */
function findingOf(draft: Draft, reach: () => Reach, context: ReviewContext, expected: ExpectedHolders): Finding {
  const { check, subject, severity, namespace, path, details, folded = [] } = draft;
  const via = once(() => waysOf(draft));
  return {
    check,
    subject,
    severity,
    ...draft.expected === true ? { expected: true } : {},
    where: namespace ?? 'cluster',
    grants: draft.grants ?? grantsOf(draft),
    get path() {
      return path?.() ?? [];
    },
    get reaches() {
      return draft.holder === undefined ? [] : reach().by(draft);
    },
    get via() {
      return via();
    },
    get why() {
      return details.length === 0 ? checkOf(check).why : [checkOf(check).why, ...new Set(details)].join(' ');
    },
    get remedy() {
      return remedyOf(draft, context, expected);
    },
    get places() {
      return draft.places ?? placesOf(via());
    },
    folded: folded.length < 2 ? folded : [...new Set(folded)].sort((a, b) => compareChecks({ id: a }, { id: b })),
  };
}

function once<Value>(find: () => Value): () => Value {
  let found: { readonly value: Value } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

function waysOf({ subject, held, bindings = [], holder, via }: Draft): readonly FindingVia[] {
  return via?.() ?? (holder !== undefined && bindings.length > 0 ? bindings.map((grant) => bindingVia(grant, holder, subject)) : viaOf(held, subject));
}

function grantsOf({ held }: Draft): FindingGrant[] {
  const grants = new Map<string, FindingGrant>();
  for (const { verb, apiGroup, resource, names = [undefined], grant: { namespace } } of held) {
    const where = namespace ?? 'cluster';
    for (const resourceName of names) {
      const key = `${where} ${verb} ${apiGroup} ${resource} ${resourceName ?? '*'}`;
      if (!grants.has(key)) {
        grants.set(key, resourceName === undefined ? { where, verb, apiGroup, resource } : { where, verb, apiGroup, resource, resourceName });
      }
    }
  }
  return [...grants.values()];
}

function placesOf(via: readonly FindingVia[]): Place[] {
  return [...new Set(via.flatMap(({ rulePlace, bindingPlace }) => [rulePlace, bindingPlace]).filter((place) => place !== undefined))];
}

/** The worst first; then by check, subject and scope. */
function compareFindings(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
    || compareChecks({ id: a.check }, { id: b.check })
    || compareText(a.subject, b.subject)
    || compareText(a.where, b.where);
}
