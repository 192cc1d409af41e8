import { FindingVia } from './finding';
import { identityText } from '../../access/access-object';
import { RuleInForce } from '../../access/aggregation';
import { livePartsOf } from '../../access/effect';
import { Grant, GrantPath, scopeOf } from '../../access/effective-access';
import { RoleAccess } from '../../access/role-access';
import { Subject, subjectText } from '../../access/subject';
import { coverersOf } from '../../rbac/coverage';
import { Permission } from '../../rbac/permission';
import { PermissionIndex } from '../../rbac/permission-index';
import { PolicyRule } from '../../rbac/policy-rule';
import { WILDCARD } from '../../rbac/wildcards';
import { ResourceScope } from '../../resources/resource-info';
import { ProbeHit } from '../checks/probe';
import { Held } from '../holdings/holdings';

const indexes = new WeakMap<PolicyRule, Map<ResourceScope, PermissionIndex>>();
/** By role and scope, then by what the role grants: the rules that do. */
const found = new WeakMap<RoleAccess, Map<ResourceScope, Map<ProbeHit, readonly RuleInForce[]>>>();

/** The ways by each binding, which many findings have in common: as a whole, or by a rule. */
const ways = new WeakMap<Grant, Map<RuleInForce | undefined, FindingVia>>();

/** The ways to what is held: binding, role and rule. */
export function viaOf(held: readonly Held[], asked: string): FindingVia[] {
  const holders = new Map<FindingVia, Subject>();
  for (const each of held) {
    for (const rule of rulesGranting(each)) {
      holders.set(knownWay(each.grant, rule), each.holder);
    }
  }
  return [...holders].map(([way, holder]) => throughGroup(way, holder, asked));
}

/** A binding as a whole. */
export function bindingVia(grant: Grant, holder: Subject, asked: string): FindingVia {
  return throughGroup(knownWay(grant, undefined), holder, asked);
}

/** A binding with the rule of its role that grants something. */
export function ruleVia({ grant, rule, subject }: GrantPath, asked: string): FindingVia {
  return throughGroup(knownWay(grant, rule), subject, asked);
}

function throughGroup(way: FindingVia, holder: Subject, asked: string): FindingVia {
  const through = subjectText(holder);
  return through === asked ? way : { through, ...way };
}

function knownWay(grant: Grant, rule: RuleInForce | undefined): FindingVia {
  const known = ways.get(grant) ?? new Map<RuleInForce | undefined, FindingVia>();
  ways.set(grant, known);
  let way = known.get(rule);
  if (way === undefined) {
    way = rule === undefined ? wholeWay(grant) : wayOf(grant, rule);
    known.set(rule, way);
  }
  return way;
}

function wholeWay({ binding, role }: Grant): FindingVia {
  return { binding: identityText(binding), role: identityText(role.identity), bindingPlace: binding.placeOf() };
}

function wayOf(grant: Grant, { writtenIn, index }: RuleInForce): FindingVia {
  const [role, written] = [identityText(grant.role.identity), identityText(writtenIn)];
  return {
    ...knownWay(grant, undefined),
    ...written === role ? {} : { writtenIn: written },
    rule: index + 1,
    rulePlace: writtenIn.placeOf('rules', index),
  };
}

/** The rules of a role that grant something, which is asked many times where many are bound to the role. */
function rulesGranting(held: Held): readonly RuleInForce[] {
  const { hit, names, grant: { role, namespace } } = held;
  if (hit === undefined || hit.names !== names) {
    return findRules(held);
  }
  const ofRole = mapIn(found, role, () => new Map<ResourceScope, Map<ProbeHit, readonly RuleInForce[]>>());
  const ofScope = mapIn(ofRole, scopeOf(namespace), () => new Map<ProbeHit, readonly RuleInForce[]>());
  return mapIn(ofScope, hit, () => findRules(held));
}

function mapIn<Key, Value>(map: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown }, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function findRules({ verb, apiGroup, resource, names, grant: { role, namespace } }: Held): readonly RuleInForce[] {
  const permissions: Permission[] = names === undefined ? [{ verb, apiGroup, resource }]
    : names.map((resourceName) => ({ verb, apiGroup, resource, resourceName }));
  return role.rules.filter(({ rule }) => mayConcern(rule, apiGroup, resource)
    && permissions.some((permission) => coverersOf(permission, indexOf(rule, scopeOf(namespace))).length > 0));
}

/** Whether a rule has the group, and the resource or a star in place of it: most rules are about something else. */
function mayConcern({ apiGroups = [], resources = [] }: PolicyRule, apiGroup: string, resource: string): boolean {
  return (apiGroups.includes(apiGroup) || apiGroups.includes(WILDCARD))
    && (resources.includes(resource) || resources.some((each) => each.startsWith(WILDCARD)));
}

function indexOf(rule: PolicyRule, scope: ResourceScope): PermissionIndex {
  const ofRule = indexes.get(rule) ?? new Map<ResourceScope, PermissionIndex>();
  indexes.set(rule, ofRule);
  let index = ofRule.get(scope);
  if (index === undefined) {
    index = PermissionIndex.of(livePartsOf(rule, scope));
    ofRule.set(scope, index);
  }
  return index;
}
