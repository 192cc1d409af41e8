import { ApiObject } from 'cdk8s';
import { Fault } from '../rbac/fault';
import { PermissionExplanation } from '../rbac/permission-explanation';
import { PermissionSet } from '../rbac/permission-set';
import { PolicyRule } from '../rbac/policy-rule';
import { explain } from '../rbac/reasons';
import { IGrant } from '../resources/grant';
import { GrantStatement } from '../resources/grant-statement';
import { ResourceScope } from '../resources/resource-info';
import { sizeFaults } from './role-size';

/** What a role grants, as it was asked for. */
export class GrantedRules {
  private readonly statements: GrantStatement[] = [];
  /** Kept between changes: cdk8s validates the whole app anew for each chart. */
  private faults?: string[];

  public get isEmpty(): boolean {
    return this.statements.length === 0;
  }

  /** What is granted on things that live in no namespace, each once. */
  public get clusterScopedTargets(): string[] {
    return [...new Set(this.statements.filter(isClusterScoped).map(({ rule }) => targetOf(rule)))];
  }

  public add(grants: readonly IGrant[]): void {
    grants.forEach(({ statement }) => this.statements.push(statement));
    this.faults = undefined;
  }

  /** The rules in canonical form, made anew. */
  public toRules(): PolicyRule[] {
    return PermissionSet.of(this.statements.map(({ rule }) => rule)).toRules();
  }

  /** Says what is wrong with the whole of it, once nothing will be added. */
  public validate(role: ApiObject): string[] {
    this.faults ??= this.isEmpty ? ['the role grants nothing: call allow(…), or leave the role out'] : sizeFaults(role, this.toRules());
    return this.faults;
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
  return grants.flatMap((grant, i) => faultsOf(grant, role).map((message) => ({ field: `grants[${i}]:`, message })));
}

function faultsOf(grant: IGrant, role: ResourceScope): string[] {
  // Types see to it in TypeScript; what comes from JavaScript or Python may be a resource without a verb, or nothing.
  const statement: GrantStatement | undefined = grant?.statement;
  if (statement?.rule === undefined) {
    return ['This is no grant: name a resource and at least one verb, for example Core.configMaps.get().'];
  }
  const faults = [...statement.faults];
  if (role === ResourceScope.NAMESPACED && isClusterScoped(statement)) {
    faults.push(`No namespace holds ${targetOf(statement.rule)}, so no Role grants them: use a TailoredClusterRole.`);
  }
  return faults;
}

function isClusterScoped({ rule, scope }: GrantStatement): boolean {
  return scope === ResourceScope.CLUSTER || rule.nonResourceURLs !== undefined;
}

/** What a rule is about, for errors. */
function targetOf({ resources, nonResourceURLs }: PolicyRule): string {
  return [...resources ?? [], ...nonResourceURLs ?? []].join(', ');
}
