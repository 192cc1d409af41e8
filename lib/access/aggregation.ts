import { Role } from './access-object';
import { LabelSelector, selects } from './label-selector';
import { PolicyRule } from '../rbac/policy-rule';

/** A rule that is in force in a role, and where it is written. */
export interface RuleInForce {
  readonly rule: PolicyRule;

  /** The role that the rule is written in: the role itself, or one that it aggregates. */
  readonly writtenIn: Role;

  /** The position among the rules of that role, from 0. */
  readonly index: number;
}

/**
 * The rules in force in each role, with aggregation resolved as Kubernetes' controller does.
 *
 * The controller replaces the rules of an aggregated role by those of the roles that it selects. While none of them has a
 * rule, the rules that are written in the aggregated role stay in force. Aggregated roles can select each other, in circles too.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/controller/clusterroleaggregation/clusterroleaggregation_controller.go
 */
export class Aggregation {
  private readonly byLabel = new Map<string, Role[]>();
  private readonly inForce = new Map<Role, readonly RuleInForce[]>();

  /** @param clusterRoles All cluster roles that can be selected, in the order of their names. */
  constructor(private readonly clusterRoles: readonly Role[]) {
    for (const role of clusterRoles) {
      for (const [key, value] of Object.entries(role.labels)) {
        const label = labelKey(key, value);
        const labelled = this.byLabel.get(label) ?? [];
        this.byLabel.set(label, labelled);
        labelled.push(role);
      }
    }
  }

  /** Lists the rules in force in a role. */
  public rulesOf(role: Role): readonly RuleInForce[] {
    let rules = this.inForce.get(role);
    if (rules === undefined) {
      rules = role.aggregation === undefined ? writtenRules(role) : this.aggregate(role);
      this.inForce.set(role, rules);
    }
    return rules;
  }

  /** Lists the roles that an aggregated role selects, itself never. */
  public selectedBy({ aggregation = [], name: itself }: Role): Role[] {
    const selected = new Set(aggregation.flatMap((selector) => this.candidates(selector).filter(({ labels }) => selects(selector, labels))));
    return [...selected].filter(({ name }) => name !== itself);
  }

  private aggregate(root: Role): readonly RuleInForce[] {
    const reached = new Set<Role>([root]);
    for (const role of reached) { // grows as it goes
      this.selectedBy(role).forEach((selected) => reached.add(selected));
    }
    const parts = [...reached].filter((role) => role !== root && role.aggregation === undefined && role.rules.length > 0);
    // Aggregated roles that select no rule keep their own, and pass them on.
    const kept = [...reached].filter((role) => role !== root && role.aggregation !== undefined && role.rules.length > 0 && !this.reachesRules(role));
    const sources = [...parts, ...kept];
    return sources.length === 0 ? writtenRules(root) : sources.flatMap(writtenRules);
  }

  /** Whether a role that isn't aggregated gives an aggregated one a rule. */
  private reachesRules(root: Role): boolean {
    const reached = new Set<Role>([root]);
    for (const role of reached) {
      for (const selected of this.selectedBy(role)) {
        if (selected.aggregation === undefined && selected.rules.length > 0) {
          return true;
        }
        reached.add(selected);
      }
    }
    return false;
  }

  /** The fewest roles that are sure to hold all that a selector selects. */
  private candidates({ matchLabels }: LabelSelector): readonly Role[] {
    const lists = [...matchLabels].map(([key, value]) => this.byLabel.get(labelKey(key, value)) ?? []);
    return lists.reduce<readonly Role[]>((fewest, list) => list.length < fewest.length ? list : fewest, this.clusterRoles);
  }
}

function labelKey(key: string, value: string): string {
  return JSON.stringify([key, value]);
}

function writtenRules(role: Role): RuleInForce[] {
  return role.rules.map((rule, index) => ({ rule, writtenIn: role, index }));
}
