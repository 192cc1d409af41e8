import type { IAnyProducer } from 'cdk8s';
import { canonicalRules } from './canonical-rules';
import { printable } from '../diagnostics/printable-text';
import { Fault } from '../rbac/fault';
import { PermissionExplanation } from '../rbac/permission-explanation';
import { PolicyRule } from '../rbac/policy-rule';
import { explain } from '../rbac/reasons';
import { validatePolicyRule } from '../rbac/validation/policy-rules';
import { IGrant } from '../resources/grant';
import { GrantStatement } from '../resources/grant-statement';
import { ResourceScope } from '../resources/resource-info';

/** What a role grants, as it was asked for. */
export class GrantedRules implements IAnyProducer {
  private statements: readonly GrantStatement[] = [];

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
  }

  /** The rules as they were granted. */
  public get rules(): readonly PolicyRule[] {
    return this.statements.map(({ _rule }) => _rule);
  }

  /** The rules in canonical form, made anew. */
  public toRules(): PolicyRule[] {
    return canonicalRules(this.statements);
  }

  public produce(): PolicyRule[] {
    return this.toRules();
  }

  public explain(): PermissionExplanation[] {
    return explain(this.statements);
  }
}

/** Refuses grants that make no sense, or that a role of that scope can't make. */
export function validateGrants(grants: readonly IGrant[], role: ResourceScope): Fault[] {
  if (grants.length === 0) {
    return [{ field: 'grants', message: 'are missing; give at least one, for example Core.configMaps.get()' }];
  }
  return grants.flatMap((grant, i) => isSurelySound(grant, role) ? [] : validateGrant(grant, role, `grants[${i}]`));
}

/** Tells soon of a grant that was looked into before. */
function isSurelySound(grant: IGrant, role: ResourceScope): boolean {
  const statement: unknown = grant?.statement;
  return statement instanceof GrantStatement && statement._isKnownSound && !(role === ResourceScope.NAMESPACED && isClusterScoped(statement));
}

function validateGrant(grant: IGrant, role: ResourceScope, field: string): Fault[] {
  // Types see to it in TypeScript; what comes from JavaScript or Python may be a resource without a verb, or nothing.
  const statement: unknown = grant?.statement;
  if (!(statement instanceof GrantStatement)) {
    return [{ field: `${field}:`, message: 'This is no grant: name a resource and at least one verb, for example Core.configMaps.get().' }];
  }
  const messages = statement.faults;
  if (role === ResourceScope.NAMESPACED && isClusterScoped(statement)) {
    messages.push('A Role grants nothing on what belongs to the cluster: use a TailoredClusterRole.');
  }
  return messages.length > 0
    ? messages.map((message) => ({ field: `${field}${inBrackets(statement._rule)}:`, message }))
    : validatePolicyRule(statement._rule, { namespaced: false }, field);
}

/** A rule as people say it, ` (get, list on secrets)`; nothing where a part of it is missing. */
function inBrackets(rule: PolicyRule): string {
  const { verbs, resources = [], nonResourceURLs = [] } = rule;
  const targets = [...resources, ...nonResourceURLs];
  const isWhole = [verbs, targets].every((texts) => texts.length > 0 && texts.every((text) => text));
  return isWhole ? ` (${printable(`${verbs.join(', ')} on ${targetOf(rule)}`)})` : '';
}

function isClusterScoped({ _rule, scope }: GrantStatement): boolean {
  return scope === ResourceScope.CLUSTER || _rule.nonResourceURLs !== undefined;
}

/** What a rule is about, for errors. */
function targetOf({ resources, nonResourceURLs }: PolicyRule): string {
  return [...resources ?? [], ...nonResourceURLs ?? []].join(', ');
}
