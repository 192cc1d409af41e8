import type { IAnyProducer } from 'cdk8s';
import type { IValidation } from 'constructs';
import { canonicalRules } from './canonical-rules';
import { formatIssue } from '../diagnostics/format-diagnostic';
import { Issue, issue } from '../diagnostics/issue';
import { printable } from '../diagnostics/printable-text';
import { PolicyRule } from '../rbac/policy-rule';
import { PermissionExplanation, explain } from '../rbac/reasons';
import { IGrant } from '../resources/grant';
import { GrantStatement } from '../resources/grant-statement';
import { ResourceScope } from '../resources/resource-info';

/** The issue of a role that was never filled. */
const GRANTS_NOTHING = issue('construct/empty-role', 'rules', 'The role grants nothing.', 'Call allow(…), or leave the role out.');

/** The grants of a role, as they were requested. */
export class GrantedRules implements IAnyProducer, IValidation {
  private statements: readonly GrantStatement[] = [];

  public get isEmpty(): boolean {
    return this.statements.length === 0;
  }

  /** The granted resources that no namespace holds. */
  public get clusterScopedTargets(): string[] {
    return [...new Set(this.statements.filter(isClusterScoped).map(({ _rule }) => targetOf(_rule)))];
  }

  /** @param grants Sound ones, see `validateGrants`. */
  public add(grants: readonly IGrant[]): void {
    this.statements = [...this.statements, ...grants.map(({ statement }) => statement)]; // no longer than it has to be: there are many
  }

  /** The rules in canonical form, as a copy. */
  public toRules(): PolicyRule[] {
    return structuredClone([...this.produce()]);
  }

  /** The rules in canonical form, for cdk8s, which changes nothing in them. */
  public produce(): readonly PolicyRule[] {
    return canonicalRules(this.statements);
  }

  /** Says that the role is empty. */
  public validate(): string[] {
    return this.isEmpty ? [formatIssue(GRANTS_NOTHING)] : [];
  }

  public explain(): PermissionExplanation[] {
    return explain(this.statements);
  }
}

/** Rejects grants that make no sense, or that a role of that scope can't make. */
export function validateGrants(grants: readonly IGrant[], role: ResourceScope): Issue[] {
  return grants.length === 0
    ? [issue('construct/missing-grant', 'grants', 'The list has no grant.', 'Give at least one, for example Core.configMaps.get().')]
    : grants.flatMap((grant, i) => validateGrant(grant, role, `grants[${i}]`));
}

function validateGrant(grant: IGrant, role: ResourceScope, field: string): Issue[] {
  // Types ensure it in TypeScript; what comes from JavaScript or Python may be a resource without a verb, or nothing.
  const statement: unknown = grant?.statement;
  if (!(statement instanceof GrantStatement)) {
    return [issue(
      'construct/invalid-grant', field, "The value isn't a grant.", 'Name a resource and at least one verb, for example Core.configMaps.get().',
    )];
  }
  const issues = statement._issuesAt(field);
  if (role === ResourceScope.NAMESPACED && isClusterScoped(statement)) {
    issues.push(issue(
      'construct/cluster-scoped-grant', field, `A Role grants nothing on ${printable(targetOf(statement._rule))}, which no namespace holds.`,
      'Grant it cluster-wide: use allowClusterWide(…) of the account, or a TailoredClusterRole.',
    ));
  }
  return issues;
}

function isClusterScoped({ _rule, scope }: GrantStatement): boolean {
  return scope === ResourceScope.CLUSTER || _rule.nonResourceURLs !== undefined;
}

/** The target of a rule, for errors. */
function targetOf({ resources, nonResourceURLs }: PolicyRule): string {
  return [...resources ?? [], ...nonResourceURLs ?? []].join(', ');
}
