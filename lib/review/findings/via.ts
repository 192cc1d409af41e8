import { FindingVia } from './finding';
import { identityText } from '../../access/access-object';
import { RuleInForce } from '../../access/aggregation';
import { livePartsOf } from '../../access/effect';
import { Grant, GrantPath, scopeOf } from '../../access/effective-access';
import { Subject, subjectText } from '../../access/subject';
import { PolicyRule } from '../../rbac/policy-rule';
import { entriesMatchingResource, WILDCARD } from '../../rbac/wildcards';
import { Held } from '../holdings/holdings';

/** The ways by each binding as a whole, which many findings have in common. */
const ways = new WeakMap<Grant, FindingVia>();

/** The ways to what is held: binding, role and rule. */
export function viaOf(held: readonly Held[], asked: string): FindingVia[] {
  const found: FindingVia[] = [];
  const seen = new Map<Grant, Set<RuleInForce>>();
  for (const each of held) {
    const known = seen.get(each.grant) ?? new Set<RuleInForce>();
    seen.set(each.grant, known);
    for (const rule of rulesGranting(each)) {
      if (!known.has(rule)) {
        known.add(rule);
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

function wayOf(grant: Grant, { writtenIn, index }: RuleInForce): FindingVia {
  const { binding, role, bindingPlace } = wholeWay(grant);
  const rule = { rule: index + 1, rulePlace: writtenIn.placeOf('rules', index) };
  const written = writtenIn === grant.role.role ? role : identityText(writtenIn);
  return written === role ? { binding, role, bindingPlace, ...rule } : { binding, role, bindingPlace, writtenIn: written, ...rule };
}

/** The rules of a role that grant something. */
function rulesGranting({ verb, apiGroup, resource, names, grant: { role, namespace } }: Held): readonly RuleInForce[] {
  const [scope, resources, wanted] = [scopeOf(namespace), entriesMatchingResource(resource), names && new Set(names)];
  const grants = ({ verbs, apiGroups = [], resources: own = [], resourceNames = [] }: PolicyRule) =>
    (apiGroups.includes(apiGroup) || apiGroups.includes(WILDCARD)) && own.some((each) => resources.includes(each))
      && (verbs.includes(verb) || verbs.includes(WILDCARD))
      && (resourceNames.length === 0 || wanted !== undefined && resourceNames.some((name) => wanted.has(name)));
  return role.rules.filter(({ rule }) => grants(rule) && livePartsOf(rule, scope).some(grants));
}
