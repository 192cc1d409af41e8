import { joined } from '../../access/effective-access';
import { whereOf } from '../../access/reported-scope';
import { Subject, subjectText } from '../../access/subject';
import { NeedScope } from '../../inference/access/need';
import { planAccess } from '../../inference/plan/account-plan';
import { WorkflowObject } from '../../inference/workflows/workflow-object';
import { coverersOf } from '../../rbac/coverage';
import { expandRule } from '../../rbac/expansion';
import { packRules } from '../../rbac/packing';
import { PermissionIndex } from '../../rbac/permission-index';
import { PolicyRule } from '../../rbac/policy-rule';
import { Draft } from '../findings/draft';
import { ReviewContext } from '../review-context';

/** The needs of an account of workflows, by their manifests. */
export interface WorkflowAccount {
  readonly account: Extract<Subject, { readonly kind: 'ServiceAccount' }>;

  /** The rules that suffice, by namespace; those of the whole cluster under nothing. */
  readonly needs: ReadonlyMap<string | undefined, readonly PolicyRule[]>;

  /** Whether the manifests don't say everything. */
  readonly isPartlyUnknown: boolean;
}

const accounts = new WeakMap<ReviewContext, ReadonlyMap<string, WorkflowAccount>>();

/** The accounts of workflows whose manifests are studied, by their text. */
export function workflowAccounts(context: ReviewContext): ReadonlyMap<string, WorkflowAccount> {
  let known = accounts.get(context);
  if (known === undefined) {
    known = readAccounts(context);
    accounts.set(context, known);
  }
  return known;
}

/** Finds accounts of workflows that hold something that the manifests don't need, or not all that they need. */
export function workflowExcess(context: ReviewContext): Draft[] {
  const { access } = context;
  return [...workflowAccounts(context).values()].filter(({ isPartlyUnknown }) => !isPartlyUnknown).flatMap(({ account, needs }): Draft[] => {
    const subject = subjectText(account);
    const shared = { check: 'M18', subject, holder: account, namespace: account.namespace, held: [] } as const;
    const excess = [undefined, ...access.namespacesOf(account)].flatMap((namespace) => {
      const needed = [...needs].filter(([where]) => where === undefined || where === namespace || namespace === undefined)
        .flatMap(([, rules]) => rules);
      const index = PermissionIndex.of(needed);
      const bound = access.permissionsBound(account, namespace);
      return (bound.length === 0 ? [] : packRules(joined(bound)).flatMap(expandRule))
        .filter((permission) => coverersOf(permission, index).length === 0)
        .map((permission) => ({ where: whereOf(namespace), ...permission }));
    });
    const missing = [...needs].some(([where, rules]) => rules.flatMap(expandRule).some((need) =>
      ![...access.permissionsOf(account, where), ...access.permissionsThroughGroups(account, where)]
        .some((index) => coverersOf(need, index).length > 0)));
    return excess.length > 0 ? [{ ...shared, severity: 'medium', grants: excess, details: [] }]
      : missing && access.grantsTo(account).length > 0 ? [{ ...shared, severity: 'info', grants: [], details: ['It doesn\'t hold all that the manifests need.'] }] : [];
  });
}

function readAccounts({ options: { studies = [] } }: ReviewContext): Map<string, WorkflowAccount> {
  const isRun = ({ kind }: WorkflowObject) => kind === 'Workflow' || kind === 'CronWorkflow';
  return new Map(planAccess(studies).accounts.filter(({ namespace, workflows }) => namespace !== '' && workflows.some(isRun)).map(({ name, namespace, scoped, workflows }) => {
    const account = { kind: 'ServiceAccount', namespace, name } as const;
    const needs = new Map<string | undefined, PolicyRule[]>();
    for (const { scope, rules } of scoped) {
      const where = namespaceOf(scope, namespace);
      needs.set(where, [...needs.get(where) ?? [], ...rules]);
    }
    const isPartlyUnknown = studies.some(({ workflow, findings }) => workflows.includes(workflow) && findings.unknown.length > 0);
    return [subjectText(account), { account, needs, isPartlyUnknown }];
  }));
}

function namespaceOf(scope: NeedScope, home: string): string | undefined {
  return scope.kind === 'workflow' ? home : scope.kind === 'namespace' ? scope.namespace : undefined;
}
