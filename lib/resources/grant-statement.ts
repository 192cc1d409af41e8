import { authoringIssues } from './dead-grants';
import { ResourceInfo, ResourceScope } from './resource-info';
import { resourceText } from './resource-names';
import { formatMessage } from '../diagnostics/format-diagnostic';
import { Issue, issue } from '../diagnostics/issue';
import { PolicyRule } from '../rbac/policy-rule';
import { validatePolicyRule } from '../rbac/validation/policy-rules';

/** The content of a statement. */
interface StatementContent {
  readonly rule: PolicyRule;
  readonly scope: ResourceScope;
  readonly reasons: readonly string[];
  /** Finds what is wrong with a rule of this kind, in a role of that scope. */
  readonly check: (rule: PolicyRule, roleScope: ResourceScope) => Issue[];
}

/**
 * By resource, the statement without verbs that all others on it grow from: programs grant the same on it time and again. A resource that is
 * limited to names is made for one grant, and has none.
 */
const rootsByResource = new WeakMap<ResourceInfo, GrantStatement>();

/**
 * The content of one grant: a rule, its reasons, and its faults.
 *
 * The typed resources make it; it never changes. A fault does not throw here, so `allow(...)` can
 * report all faults of a call with the path of the construct.
 */
export class GrantStatement {
  /** @internal */
  public static _of(content: StatementContent): GrantStatement {
    return new GrantStatement(content);
  }

  /** @internal */
  public static _onResource(info: ResourceInfo, verb: string, reasons: readonly string[] = []): GrantStatement {
    return GrantStatement.withoutVerbs(info)._with(verb, reasons);
  }

  private static withoutVerbs(info: ResourceInfo): GrantStatement {
    if (info.resourceNames !== undefined) {
      return new GrantStatement(contentOf(info));
    }
    let root = rootsByResource.get(info);
    if (root === undefined) {
      root = new GrantStatement(contentOf(info), new Map());
      rootsByResource.set(info, root);
    }
    return root;
  }

  private isKnownSound = false;

  private constructor(
    private readonly content: StatementContent,
    /** By verb, the statements with one verb more, each made once; none where this one is made for a single caller. */
    private readonly grown?: Map<string, GrantStatement>,
  ) {}

  /** The rule that grants it, as a copy. */
  public get rule(): PolicyRule {
    return structuredClone(this.content.rule);
  }

  /** Where the rule has an effect: what is namespaced can be in a role, the rest only in a cluster role. */
  public get scope(): ResourceScope {
    return this.content.scope;
  }

  /** Why it is granted. */
  public get reasons(): string[] {
    return [...this.content.reasons];
  }

  /** Its faults, each with its fix. The list is empty where the statement has none. */
  public get faults(): string[] {
    return this._issues.map(formatMessage);
  }

  /**
   * Its issues, by the fields of the rule.
   *
   * @internal
   */
  public get _issues(): Issue[] {
    const { check, rule, scope, reasons } = this.content;
    const blank = reasons.some(isBlank) ? [issue('grant/missing-reason', 'reasons', 'A reason is empty.', 'Say in a few words why this is granted.')] : [];
    return [...check(rule, scope), ...blank];
  }

  /**
   * Returns its issues that don't depend on a role, and those of its rule as Kubernetes sees it. A sound statement is checked only once.
   *
   * @param field The field of the grant.
   * @internal
   */
  public _issuesAt(field: string): Issue[] {
    if (this.isKnownSound) {
      return [];
    }
    const own = this._issues.map((each) => ({ ...each, field: `${field}.${each.field}` }));
    const issues = own.length > 0 ? own : validatePolicyRule(this.content.rule, { namespaced: false }, field);
    this.isKnownSound = issues.length === 0;
    return issues;
  }

  /**
   * The rule, for those who change nothing in it.
   *
   * @internal
   */
  public get _rule(): PolicyRule {
    return this.content.rule;
  }

  /** @internal */
  public _with(verb: string, reasons: readonly string[] = []): GrantStatement {
    if (reasons.length === 0 && this.content.rule.verbs.includes(verb)) {
      return this;
    }
    if (this.grown === undefined || reasons.length > 0) {
      return new GrantStatement(this.contentWith(verb, reasons));
    }
    let statement = this.grown.get(verb);
    if (statement === undefined) {
      statement = new GrantStatement(this.contentWith(verb, reasons), new Map());
      this.grown.set(verb, statement);
    }
    return statement;
  }

  /** @internal */
  public _because(reason: string): GrantStatement {
    return new GrantStatement({ ...this.content, reasons: [...this.content.reasons, reason] });
  }

  private contentWith(verb: string, reasons: readonly string[]): StatementContent {
    const { rule } = this.content;
    return {
      ...this.content,
      rule: { ...rule, verbs: rule.verbs.includes(verb) ? rule.verbs : [...rule.verbs, verb] },
      reasons: [...this.content.reasons, ...reasons],
    };
  }
}

function contentOf({ apiGroup, plural, subresource, resourceNames, scope }: ResourceInfo): StatementContent {
  const names = resourceNames && { resourceNames: [...resourceNames] };
  return {
    rule: { apiGroups: [apiGroup], resources: [resourceText(plural, subresource)], ...names, verbs: [] },
    scope,
    reasons: [],
    check: checkResource,
  };
}

function checkResource(rule: PolicyRule, roleScope: ResourceScope): Issue[] {
  const { apiGroups: [apiGroup] = [], resources: [resource] = [], verbs, resourceNames } = rule;
  return authoringIssues({ apiGroup, resource, verbs, resourceNames, roleScope });
}

/** Also true for a value that isn't text, from callers in plain JavaScript. */
function isBlank(reason: string | undefined): boolean {
  return typeof reason !== 'string' || reason.trim() === '';
}
