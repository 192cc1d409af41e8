import { PolicyRule } from '../../rbac/policy-rule';
import { InferredIdentity, InferredReason, InferredRule, InferredWorkflow } from '../inferred-workflow';
import { AccountRules, rulesByAccount, ScopedRules } from './account-rules';
import { controllerFeatureText } from './findings';
import { Need, NeedScope } from './need';
import { WorkflowStudy } from './workflow-study';
import { Place } from '../../manifests/field';
import { nameOf } from '../workflows/workflow-object';

/** Writes what was found about a workflow as data. */
export function describeWorkflow({ workflow, findings }: WorkflowStudy): InferredWorkflow {
  const { file, kind, namespace } = workflow;
  const at = (place: Place) => ({ ...place.file !== file && { file: place.file }, line: place.line });
  const accounts = rulesByAccount(findings.accounts, findings.needs);
  return {
    file,
    kind,
    name: nameOf(workflow),
    identities: accounts.map((account) => describeIdentity(account, namespace, at)),
    unknown: findings.unknown.map(({ template, place, where, why }) => ({ template, ...at(place), where, why })),
    controllerFeatures: findings.features.map((feature) => (
      { feature: controllerFeatureText(feature), template: feature.template, ...at(feature.place) })),
    notes: findings.notes.map(({ code, place, text }) => ({ code, ...at(place), text })),
  };
}

/** Returns the parts of a place that readers need. */
export type DescribePlace = (place: Place) => { readonly file?: string; readonly line: number };

/** Writes what one account needs as data. */
export function describeIdentity({ name, scoped }: Pick<AccountRules, 'name' | 'scoped'>, namespace: string, at: DescribePlace): InferredIdentity {
  const inNamespaces = scoped.filter(({ scope }) => scope.kind !== 'cluster');
  const inCluster = scoped.filter(({ scope }) => scope.kind === 'cluster');
  return {
    serviceAccount: name,
    namespace,
    rules: inNamespaces.flatMap(({ scope, rules }) => rules.map((rule) => ({ ...describeRule(rule), ...namespaceOf(scope) }))),
    clusterRules: inCluster.flatMap(({ rules }) => rules.map(describeRule)),
    because: [...inNamespaces, ...inCluster].flatMap(({ because }: ScopedRules) => because.map((need) => describeReason(need, at))),
  };
}

function describeRule({ apiGroups = [], resources = [], verbs, resourceNames }: PolicyRule): InferredRule {
  return { apiGroups, resources, verbs, ...resourceNames !== undefined && { resourceNames } };
}

function describeReason({ permission, scope, template, place, why }: Need, at: DescribePlace): InferredReason {
  const { verb, apiGroup = '', resource = '', resourceName } = permission;
  return {
    verb,
    apiGroup,
    resource,
    ...resourceName !== undefined && { name: resourceName },
    ...namespaceOf(scope),
    template,
    ...at(place),
    why,
  };
}

function namespaceOf(scope: NeedScope): { namespace?: string } {
  return scope.kind === 'namespace' ? { namespace: scope.namespace } : {};
}
