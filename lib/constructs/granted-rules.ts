import type { IAnyProducer } from 'cdk8s';
import { Issue, issue } from '../diagnostics/issue';
import { printable } from '../diagnostics/printable-text';
import { canonical } from '../rbac/coverage';
import { packRules } from '../rbac/packing';
import { PermissionExplanation } from '../rbac/permission-explanation';
import { PermissionIndex } from '../rbac/permission-index';
import { PolicyRule } from '../rbac/policy-rule';
import { explain } from '../rbac/reasons';
import { validatePolicyRule } from '../rbac/validation/policy-rules';
import { IGrant } from '../resources/grant';
import { GrantStatement } from '../resources/grant-statement';
import { ResourceScope } from '../resources/resource-info';

/** What a role grants, as it was asked for. */
export class GrantedRules implements IAnyProducer {
  private statements: readonly GrantStatement[] = [];
  private canonical?: readonly PolicyRule[];

  public get isEmpty(): boolean {
    return this.statements.length === 0;
  }

  /** What is granted that no namespace holds. */
  public get clusterScopedTargets(): string[] {
    return [...new Set(this.statements.filter(isClusterScoped).map(({ _rule }) => targetOf(_rule)))];
  }

  /** @param grants Sound ones, see `validateGrants`. */
  public add(grants: readonly IGrant[]): void {
    this.statements = [...this.statements, ...grants.map(({ statement }) => statement)]; // no longer than it has to be: there are many
    this.canonical = undefined;
  }

  /** The rules in canonical form, for those who change nothing in them: both the size of the role and its text are made of them. */
  public get rules(): readonly PolicyRule[] {
    return this.canonical ??= packRules(canonical(PermissionIndex.of(this.statements.map(({ _rule }) => _rule))));
  }

  /** The rules in canonical form, as a copy. */
  public toRules(): PolicyRule[] {
    return structuredClone([...this.rules]);
  }

  public produce(): readonly PolicyRule[] {
    return this.rules;
  }

  public explain(): PermissionExplanation[] {
    return explain(this.statements);
  }
}

/** Refuses grants that make no sense, or that a role of that scope can't make. */
export function validateGrants(grants: readonly IGrant[], role: ResourceScope): Issue[] {
  return grants.length === 0
    ? [issue('construct/missing-grant', 'grants', 'There is no grant.', 'Give at least one, for example Core.configMaps.get().')]
    : grants.flatMap((grant, i) => validateGrant(grant, role, `grants[${i}]`));
}

function validateGrant(grant: IGrant, role: ResourceScope, field: string): Issue[] {
  // Types see to it in TypeScript; what comes from JavaScript or Python may be a resource without a verb, or nothing.
  const statement: unknown = grant?.statement;
  if (!(statement instanceof GrantStatement)) {
    return [issue(
      'construct/invalid-grant', field, "The value isn't a grant.", 'Name a resource and at least one verb, for example Core.configMaps.get().',
    )];
  }
  const issues = statement._issues.map((each) => ({ ...each, field: `${field}.${each.field}` }));
  if (role === ResourceScope.NAMESPACED && isClusterScoped(statement)) {
    issues.push(issue(
      'construct/cluster-scoped-grant', field, `A Role grants nothing on ${printable(targetOf(statement._rule))}, which no namespace holds.`,
      'Grant it cluster-wide: use allowClusterWide(…) of the account, or a TailoredClusterRole.',
    ));
  }
  return issues.length > 0 ? issues : validatePolicyRule(statement._rule, { namespaced: false }, field);
}

function isClusterScoped({ _rule, scope }: GrantStatement): boolean {
  return scope === ResourceScope.CLUSTER || _rule.nonResourceURLs !== undefined;
}

/** What a rule is about, for errors. */
function targetOf({ resources, nonResourceURLs }: PolicyRule): string {
  return [...resources ?? [], ...nonResourceURLs ?? []].join(', ');
}
