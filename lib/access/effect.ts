import { sampleOf } from './sample-rules';
import { Permission } from '../rbac/permission';
import { PolicyRule } from '../rbac/policy-rule';
import { WILDCARD } from '../rbac/wildcards';
import { NameForm } from '../resources/catalogue/catalogue-row';
import { findByWord, findResource, isKnownApiGroup, isKnownSubresource, isKnownVerb } from '../resources/catalogue/lookup';
import { isRemoved } from '../resources/catalogue/removed-resources';
import { deadGrantIssues } from '../resources/dead-grants';
import { possibleNames } from '../resources/dead-grants/names';
import { splitResource } from '../resources/dead-grants/resource';
import { ResourceScope } from '../resources/resource-info';
import { urlIssues } from '../resources/url-issues';

/**
 * The effect of a permission where it is bound.
 *
 * - `live`: a request can match it.
 * - `unserved`: its resource, group and verb exist, but not together: no known version serves the pair, as in the product of two lists.
 * - `dead`: no request can ever match it.
 */
export type Effect = 'live' | 'unserved' | 'dead';

const { NAMESPACED, CLUSTER } = ResourceScope;

/** A group of somebody else's, which a star covers too: it may have any resource, verb and name. */
const UNKNOWN_GROUP = 'example.com';

const effects = new Map<string, Effect>();

/**
 * Returns the effect of a verb on a resource.
 *
 * @param named Whether the permission is limited to names, the empty one not among them: that one matches requests without a name.
 * @param scope Where it is bound: `NAMESPACED` by a RoleBinding, `CLUSTER` by a ClusterRoleBinding.
 */
export function effectOn(apiGroup: string, resource: string, verb: string, named: boolean, scope: ResourceScope): Effect {
  const key = `${scope} ${named} ${apiGroup}\n${resource}\n${verb}`;
  let effect = effects.get(key);
  if (effect === undefined) {
    effect = findEffect(apiGroup, resource, verb, named, scope);
    effects.set(key, effect);
  }
  return effect;
}

/** Whether a known version serves a permission where it is bound: a request can match it. */
export function isServed({ verb, apiGroup, resource, resourceName }: Permission, scope: ResourceScope): boolean {
  return apiGroup === undefined || resource === undefined || effectOn(apiGroup, resource, verb, resourceName !== undefined && resourceName !== '', scope) === 'live';
}

/** Leaves in a rule what has an effect where it is bound, as rules that each have one group and one resource. */
export function effectiveParts(rule: PolicyRule, scope: ResourceScope, counts: (effect: Effect) => boolean): PolicyRule[] {
  const parts: PolicyRule[] = [];
  const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
  const isNamed = resourceNames.length > 0 && !resourceNames.includes('');
  for (const apiGroup of apiGroups) {
    for (const resource of resources) {
      const names = resourceNames.length === 0 ? resourceNames : resourceNames.filter(nameFilter(apiGroup, resource, verbs));
      const effective = verbs.filter((verb) => counts(effectOn(apiGroup, resource, verb, isNamed, scope)));
      if (effective.length > 0 && (names.length > 0 || resourceNames.length === 0)) {
        parts.push({ verbs: effective, apiGroups: [apiGroup], resources: [resource], ...names.length === 0 ? {} : { resourceNames: names } });
      }
    }
  }
  const urls = scope === CLUSTER ? nonResourceURLs.filter((url) => isUrlRule([WILDCARD], [url])) : [];
  const methods = urls.length === 0 ? [] : verbs.filter((verb) => isUrlRule([verb], urls));
  if (methods.length > 0) {
    parts.push({ verbs: methods, nonResourceURLs: urls });
  }
  return parts;
}

const liveParts = { [NAMESPACED]: new WeakMap<PolicyRule, PolicyRule[]>(), [CLUSTER]: new WeakMap<PolicyRule, PolicyRule[]>() };

/** Leaves in a rule what isn't dead where it is bound, as `effectiveParts` does. Roles have rules in common, which are looked at once. */
export function livePartsOf(rule: PolicyRule, scope: ResourceScope): readonly PolicyRule[] {
  const sample = sampleOf(rule);
  const parts = livePartsOnce(sample, scope);
  return sample === rule ? parts
    : parts.map((part) => part.resourceNames === undefined ? part : { ...part, resourceNames: rule.resourceNames });
}

function livePartsOnce(rule: PolicyRule, scope: ResourceScope): readonly PolicyRule[] {
  let parts = liveParts[scope].get(rule);
  if (parts === undefined) {
    parts = effectiveParts(rule, scope, (effect) => effect !== 'dead');
    liveParts[scope].set(rule, parts);
  }
  return parts;
}

function findEffect(apiGroup: string, resource: string, verb: string, named: boolean, scope: ResourceScope): Effect {
  const { plural, subresource } = splitResource(resource);
  const row = findResource(apiGroup, plural, subresource)?.row;
  if (scope === NAMESPACED && row?.scope === CLUSTER && !holdsInNamespace(row.inRole?.verbs ?? [], verb)) {
    return 'dead';
  }
  if (named && verb === 'deletecollection') {
    return 'dead'; // a request with a name is a delete; a create carries one inside a server-side apply
  }
  if (isRemoved(apiGroup, resource)) {
    return 'unserved'; // an earlier version than the known ones had it
  }
  if (deadGrantIssues({ apiGroup, resource, verbs: [verb], roleScope: CLUSTER }).length === 0) {
    return 'live';
  }
  if (apiGroup === WILDCARD && effectOn(UNKNOWN_GROUP, resource, verb, named, scope) === 'live') {
    return 'live';
  }
  const isResource = findByWord(plural).some((known) => known.row.plural === plural);
  const isGroup = apiGroup === WILDCARD || apiGroup === '' || isKnownApiGroup(apiGroup);
  const isVerb = verb === WILDCARD || isKnownVerb(verb);
  const isPart = subresource === undefined || isKnownSubresource(subresource);
  return isResource && isGroup && isVerb && isPart ? 'unserved' : 'dead';
}

function holdsInNamespace(verbs: readonly string[], verb: string): boolean {
  return verbs.includes(verb) || verb === WILDCARD && verbs.length > 0;
}

function isUrlRule(verbs: string[], nonResourceURLs: string[]): boolean {
  return urlIssues({ verbs, nonResourceURLs }, { prefixes: true }).length === 0;
}

/**
 * The empty name matches requests without one. A star also covers resources whose names have any form, for example groups. A resource
 * of another server has the names that this server takes: a form that only its plural suggests adds to those of any object.
 */
function nameFilter(apiGroup: string, resource: string, verbs: readonly string[]): (name: string) => boolean {
  if (apiGroup === WILDCARD || splitResource(resource).plural === WILDCARD) {
    return () => true;
  }
  const asked = [[WILDCARD], verbs].flatMap((some) => [undefined, NameForm.SUBDOMAIN].map((nameForm) =>
    possibleNames({ apiGroup, resource, verbs: some, nameForm }))); // some verbs are asked with the name `*`
  return (name) => name === '' || asked.some(({ isGlob, isPossible }) => !isGlob(name) && isPossible(name));
}
