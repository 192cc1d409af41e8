import { isKnownApiGroup, isKnownVerb } from './catalogue/lookup';
import { deadGrantIssues } from './dead-grants';
import { IGrant, INamespacedGrant } from './grant';
import { GrantStatement } from './grant-statement';
import { NamespacedPlainGrant, PlainGrant } from './plain-grant';
import { ResourceScope } from './resource-info';
import { urlIssues } from './url-issues';
import { distinctIssues, Issue, issue } from '../diagnostics/issue';
import { quote } from '../diagnostics/printable-text';
import { PolicyRule } from '../rbac/policy-rule';
import { WILDCARD } from '../rbac/wildcards';

/** A rule with wildcards, as the role will have it. */
export interface WildcardProps {
  /** The API groups: the empty text for the core group, `*` for all. */
  readonly apiGroups: string[];

  /** The resources: `pods`, `*` for all, `*` and a subresource for that of all. */
  readonly resources: string[];

  /** The verbs, or `*` for all. */
  readonly verbs: string[];
}

/** A rule with wildcards about URLs that aren't resources. */
export interface WildcardUrlProps {
  /** The paths, where a star at the end matches everything below. */
  readonly urls: string[];

  /** The HTTP methods in lower case, or `*` for all. */
  readonly verbs: string[];
}

/**
 * The one way to grant with wildcards: what they allow grows with every resource and every verb that is added to the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
 */
export class WildcardGrant {
  /**
   * Grants with wildcards inside a namespace.
   *
   * @param reason Why nothing narrower does, in a few words.
   * @param props The rule, with a star where everything is meant.
   */
  public static namespaced(reason: string, props: WildcardProps): INamespacedGrant {
    return new NamespacedPlainGrant(statementOf(reason, props, ResourceScope.NAMESPACED));
  }

  /**
   * Grants with wildcards in the whole cluster.
   *
   * @param reason Why nothing narrower does, in a few words.
   * @param props The rule, with a star where everything is meant.
   */
  public static cluster(reason: string, props: WildcardProps): IGrant {
    return new PlainGrant(statementOf(reason, props, ResourceScope.CLUSTER));
  }

  /**
   * Grants with wildcards on URLs that aren't resources.
   *
   * @param reason Why nothing narrower does, in a few words.
   * @param props The rule, with a star where everything is meant.
   */
  public static nonResourceUrls(reason: string, props: WildcardUrlProps): IGrant {
    return new PlainGrant(GrantStatement._of({
      rule: { nonResourceURLs: copyOf(props.urls), verbs: copyOf(props.verbs) },
      scope: ResourceScope.CLUSTER,
      reasons: [reason],
      check: (rule) => [...missingWildcardIssues(rule, (url) => url.endsWith(WILDCARD)), ...urlIssues(rule, { prefixes: true })],
    }));
  }

  private constructor() {}
}

function statementOf(reason: string, { apiGroups, resources, verbs }: WildcardProps, scope: ResourceScope): GrantStatement {
  return GrantStatement._of({
    rule: { apiGroups: copyOf(apiGroups), resources: copyOf(resources), verbs: copyOf(verbs) },
    scope,
    reasons: [reason],
    check: (rule) => [...missingWildcardIssues(rule, (text) => text === WILDCARD || text.startsWith('*/')), ...ruleIssues(rule, scope)],
  });
}

function ruleIssues({ apiGroups = [], resources = [], verbs }: PolicyRule, roleScope: ResourceScope): Issue[] {
  const missing = [
    ...apiGroups.length > 0 ? [] : [issue('rbac/missing-api-group', 'apiGroups', 'The grant has no API group.', 'List at least one, "*" for all.')],
    ...resources.length > 0 ? [] : [issue('rbac/missing-resource', 'resources', 'The grant has no resource.', 'List at least one, "*" for all.')],
    ...verbs.length > 0 ? [] : [issue('rbac/missing-verb', 'verbs', 'The grant has no verb.', 'List at least one, "*" for all.')],
  ];
  if (missing.length > 0) {
    return missing;
  }
  return distinctIssues(apiGroups.flatMap((apiGroup) => resources.flatMap((resource) => [
    ...deadGrantIssues({ apiGroup, resource, verbs, roleScope }),
    ...unknownVerbIssues(apiGroup, resource, verbs),
  ])));
}

/** Where a wildcard hides which resource is meant, a verb that is misspelt would pass for that of an unknown one. */
function unknownVerbIssues(apiGroup: string, resource: string, verbs: readonly string[]): Issue[] {
  const hidden = apiGroup === WILDCARD || isKnownApiGroup(apiGroup) && resource.startsWith(WILDCARD);
  return !hidden ? [] : verbs
    .filter((verb) => verb !== WILDCARD && verb === verb.toLowerCase() && !isKnownVerb(verb))
    .map((verb) => issue('grant/unknown-verb', 'verbs', `No known resource serves the verb ${quote(verb)}.`, 'Grant a verb of your own with CustomResource.'));
}

/** Callers without a compiler may pass a text or nothing in the place of a list. */
function copyOf(texts: readonly string[]): string[] {
  return Array.isArray(texts) ? [...texts] : [];
}

function missingWildcardIssues(rule: PolicyRule, isWildcard: (text: string) => boolean): Issue[] {
  const { verbs, apiGroups = [], resources = [], nonResourceURLs = [] } = rule;
  return verbs.includes(WILDCARD) || [...apiGroups, ...resources, ...nonResourceURLs].some(isWildcard)
    ? []
    : [issue('grant/without-wildcard', 'verbs', 'The grant has no wildcard.', 'Use the typed resources.')];
}
