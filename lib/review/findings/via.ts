import { FindingVia } from './finding';
import { identityText } from '../../access/access-object';
import { RuleInForce } from '../../access/aggregation';
import { livePartsOf } from '../../access/effect';
import { Grant, GrantPath, scopeOf } from '../../access/effective-access';
import { Subject, subjectText } from '../../access/subject';
import { PolicyRule } from '../../rbac/policy-rule';
import { entriesMatchingResource, WILDCARD } from '../../rbac/wildcards';
import { Held } from '../holdings/holdings';

/** More names than these are looked up in a set. */
const FEW = 8;

/** The ways by each binding as a whole, which many findings have in common. */
const ways = new WeakMap<Grant, FindingVia>();

/** The ways to what is held: binding, role and rule. */
export function viaOf(held: readonly Held[], asked: string): FindingVia[] {
  const found: FindingVia[] = [];
  const seen = new Map<Grant, RuleInForce[]>();
  for (const each of held) {
    const known = seen.get(each.grant);
    const rules = rulesGranting(each);
    if (known === undefined) {
      seen.set(each.grant, rules);
    }
    for (const rule of rules) {
      if (known?.includes(rule) !== true) {
        known?.push(rule);
        found.push(throughGroup(wayOf(each.grant, rule), each.holder, asked));
      }
    }
  }
  return found;
}

/** A binding as a whole. */
export function bindingVia(grant: Grant, holder: Subject, asked: string): FindingVia {
  return throughGroup(wholeWay(grant), holder, asked);
}

/** A binding with the rule of its role that grants something. */
export function ruleVia({ grant, rule, subject }: GrantPath, asked: string): FindingVia {
  return throughGroup(wayOf(grant, rule), subject, asked);
}

function throughGroup(way: FindingVia, holder: Subject, asked: string): FindingVia {
  const through = subjectText(holder);
  return through === asked ? way : { through, ...way };
}

function wholeWay(grant: Grant): FindingVia {
  let way = ways.get(grant);
  if (way === undefined) {
    const { binding, role } = grant;
    way = { binding: identityText(binding), role: identityText(role.identity), bindingPlace: binding.placeOf() };
    ways.set(grant, way);
  }
  return way;
}

function wayOf(grant: Grant, { writtenIn, index, place: rulePlace }: RuleInForce): FindingVia {
  const { binding, role, bindingPlace } = wholeWay(grant);
  const rule = index + 1;
  const written = writtenIn === grant.role.role ? role : identityText(writtenIn);
  return written === role ? { binding, role, bindingPlace, rule, rulePlace } : { binding, role, bindingPlace, writtenIn: written, rule, rulePlace };
}

/** The empty name lets requests without a name through. */
function isEmpty(name: string): boolean {
  return name === '';
}

/** The rules of a role that grant something. */
function rulesGranting({ verb, apiGroup, resource, names, grant: { role, namespace } }: Held): RuleInForce[] {
  const [scope, resources] = [scopeOf(namespace), entriesMatchingResource(resource)];
  const wanted = names !== undefined && names.length > FEW ? new Set(names) : undefined;
  const isWanted = (name: string) => wanted === undefined ? names?.includes(name) === true : wanted.has(name);
  const grants = ({ verbs, apiGroups = [], resources: own = [], resourceNames = [] }: PolicyRule) =>
    (apiGroups.includes(apiGroup) || apiGroups.includes(WILDCARD)) && own.some((each) => resources.includes(each))
      && (verbs.includes(verb) || verbs.includes(WILDCARD))
      && (resourceNames.length === 0 || resourceNames.some(names === undefined ? isEmpty : isWanted));
  return role.rules.filter(({ rule }) => grants(rule) && livePartsOf(rule, scope).some(grants));
}
