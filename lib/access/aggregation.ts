import { Role } from './access-object';
import { LabelSelector, selects } from './label-selector';
import { Place } from '../diagnostics/diagnostic';
import { PolicyRule } from '../rbac/policy-rule';

/** A rule that is in force in a role, and where it is written. */
export class RuleInForce {
  private knownPlace: Place | undefined;

  constructor(
    public readonly rule: PolicyRule,
    /** The role that the rule is written in: the role itself, or one that it aggregates. */
    public readonly writtenIn: Role,
    /** The position among the rules of that role, from 0. */
    public readonly index: number,
  ) {}

  /** Where it is written. It is looked for once: many ways lead by one rule. */
  public get place(): Place {
    return this.knownPlace ??= this.writtenIn.placeOf('rules', this.index);
  }
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
  private readonly reached = new Map<Role, ReadonlySet<Role>>();
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
    return [...this.reachedFrom(root)].filter((role) => role.aggregation === undefined || this.keepsRules(role)).flatMap(writtenRules);
  }

  /** A role and all that it selects, directly or through others. */
  private reachedFrom(root: Role): ReadonlySet<Role> {
    const known = this.reached.get(root);
    if (known !== undefined) {
      return known;
    }
    const reached = new Set<Role>([root]);
    for (const role of reached) { // grows as it goes
      this.selectedBy(role).forEach((selected) => reached.add(selected));
    }
    this.reached.set(root, reached);
    return reached;
  }

  /**
   * Whether the rules that are written in an aggregated role may stay in force, in it or in those that select it.
   *
   * In a circle it depends on the order in which the controller visits the roles, so all of them count.
   */
  private keepsRules(role: Role): boolean {
    const others = [...this.reachedFrom(role)].filter((other) => other !== role);
    return others.every(({ rules }) => rules.length === 0)
      || others.some((other) => other.aggregation !== undefined && this.reachedFrom(other).has(role));
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
  return role.rules.map((rule, index) => new RuleInForce(rule, role, index));
}
