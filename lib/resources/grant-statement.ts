import { authoringFaults } from './dead-grants';
import { ResourceInfo, ResourceScope } from './resource-info';
import { resourceText } from './resource-names';
import { PolicyRule } from '../rbac/policy-rule';

/** What a statement is made of. */
interface StatementContent {
  readonly rule: PolicyRule;
  readonly scope: ResourceScope;
  readonly reasons: readonly string[];
  /** Finds what is wrong with a rule of this kind. */
  readonly check: (rule: PolicyRule) => string[];
}

/**
 * What one grant says: a rule, its reasons, and what is wrong with it.
 *
 * The typed resources make it; it never changes. A fault does not throw here, so that `allow(...)` can
 * report all faults of a call with the path of the construct.
 */
export class GrantStatement {
  /** @internal */
  public static _of(content: StatementContent): GrantStatement {
    return new GrantStatement(content);
  }

  /** @internal */
  public static _onResource(info: ResourceInfo, verb: string, reasons: readonly string[] = []): GrantStatement {
    const { apiGroup, plural, subresource, resourceNames, scope } = info;
    const resource = resourceText(plural, subresource);
    return new GrantStatement({
      rule: { apiGroups: [apiGroup], resources: [resource], ...resourceNames && { resourceNames }, verbs: [verb] },
      scope,
      reasons,
      check: ({ verbs }) => authoringFaults({ apiGroup, resource, verbs, resourceNames, roleScope: scope }),
    });
  }

  private constructor(private readonly content: StatementContent) {}

  /** The rule that grants it. */
  public get rule(): PolicyRule {
    return this.content.rule;
  }

  /** Where the rule has an effect: what is namespaced can stand in a role, the rest only in a cluster role. */
  public get scope(): ResourceScope {
    return this.content.scope;
  }

  /** Why it is granted. */
  public get reasons(): string[] {
    return [...this.content.reasons];
  }

  /** What is wrong with it and how to mend it, empty for a sound grant. */
  public get faults(): string[] {
    const { check, rule, reasons } = this.content;
    return [...check(rule), ...reasons.some(isBlank) ? ['A reason is empty: say in a few words why this is granted.'] : []];
  }

  /** @internal */
  public _with(verb: string, reasons: readonly string[] = []): GrantStatement {
    const { rule } = this.content;
    return new GrantStatement({
      ...this.content,
      rule: { ...rule, verbs: [...new Set([...rule.verbs, verb])] },
      reasons: [...this.content.reasons, ...reasons],
    });
  }

  /** @internal */
  public _because(reason: string): GrantStatement {
    return new GrantStatement({ ...this.content, reasons: [...this.content.reasons, reason] });
  }
}

/** Also true for what is no text at all: callers from plain JavaScript. */
function isBlank(reason: string | undefined): boolean {
  return typeof reason !== 'string' || reason.trim() === '';
}
