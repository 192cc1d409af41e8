import { FindingVia } from './finding';
import { identityText } from '../../access/access-object';
import { RuleInForce } from '../../access/aggregation';
import { livePartsOf } from '../../access/effect';
import { Grant, GrantPath, scopeOf } from '../../access/effective-access';
import { Subject, subjectText } from '../../access/subject';
import { PolicyRule } from '../../rbac/policy-rule';
import { entriesMatchingResource, WILDCARD } from '../../rbac/wildcards';
import { Held } from '../holdings/holdings';

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
  const { binding, role, bindingPlace } = knownWay(grant, undefined);
  const written = identityText(writtenIn);
  const rule = { rule: index + 1, rulePlace: writtenIn.placeOf('rules', index) };
  return written === role ? { binding, role, bindingPlace, ...rule } : { binding, role, bindingPlace, writtenIn: written, ...rule };
}

/** The rules of a role that grant something. */
function rulesGranting({ verb, apiGroup, resource, names, grant: { role, namespace } }: Held): readonly RuleInForce[] {
  const [scope, resources, wanted] = [scopeOf(namespace), entriesMatchingResource(resource), new Set(names)];
  const grants = ({ verbs, apiGroups = [], resources: own = [], resourceNames = [] }: PolicyRule) =>
    (apiGroups.includes(apiGroup) || apiGroups.includes(WILDCARD)) && own.some((each) => resources.includes(each)) && (verbs.includes(verb) || verbs.includes(WILDCARD))
      && (resourceNames.length === 0 || resourceNames.some((name) => wanted.has(name)));
  return role.rules.filter(({ rule }) => grants(rule) && livePartsOf(rule, scope).some(grants));
}
