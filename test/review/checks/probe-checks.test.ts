import { effectOn } from '../../../lib/access/effect';
import { ResourceScope } from '../../../lib/resources/resource-info';
import { Check } from '../../../lib/review/checks/check';
import { CHECKS } from '../../../lib/review/checks/check-table';
import { Probe } from '../../../lib/review/checks/probe';
import { Severity, stepped } from '../../../lib/review/checks/severity';
import { ReviewReport } from '../../../lib/review/report/review-report';
import { binding, role } from '../../access/access-texts';
import { lines, reviewText } from '../review-input';

const { CLUSTER, NAMESPACED } = ResourceScope;
const USER = 'User somebody';

/** A grant that a check asks about: one verb of one probe of each list. */
interface Firing {
  readonly check: Check;
  readonly asked: readonly (Probe & { readonly verb: string })[];
}

/** Each verb of each probe, with the first probe of the other lists. */
const FIRING: readonly Firing[] = CHECKS.flatMap((check) => {
  const { condition } = check;
  const lists = condition.kind === 'probes' ? condition.all : [];
  return lists.flatMap((list, index) => list.flatMap((probe) => probe.verbs.filter((verb) => verb !== 'create' || probe.names === undefined).map((verb) => ({
    check, asked: lists.map(([first], other) => other === index ? { ...probe, verb } : { ...first, verb: first.verbs[0] }),
  }))));
});

/** Which checks don't keep what they find under their id: another finding says it, or more must be the case. */
const SAID_BY_OTHERS: Readonly<Record<string, readonly string[]>> = {
  B9: ['B8'], // in the whole cluster, kube-system is among the namespaces
  B1: ['B4'],
  A7: ['A8'],
  B12: [],
};

interface Change {
  readonly verb?: (verb: string) => string;
  readonly apiGroup?: (apiGroup: string) => string;
  readonly resource?: (resource: string) => string;
  readonly names?: readonly string[];

  /** The position of a list whose grant is left out. */
  readonly without?: number;
}

function rules({ asked }: Firing, { verb = same, apiGroup = same, resource = same, names, without }: Change = {}): string[] {
  return asked.filter((_, index) => index !== without).map((probe) => {
    const limited = names ?? probe.names;
    return `${verb(probe.verb)} ${resource(probe.resource.replace('/*', '/scopes'))}${probe.apiGroup === '' && apiGroup === same ? '' : ` of ${apiGroup(probe.apiGroup)}`}${limited === undefined ? '' : ` named ${limited.join(',')}`}`;
  });
}

function same(text: string): string {
  return text;
}

/** Several tests ask of the same text. */
const reports = new Map<string, ReviewReport>();

function reported(text: string): ReviewReport {
  const report = reports.get(text) ?? reviewText(text);
  reports.set(text, report);
  return report;
}

/** The severity of the finding of a check, also where another one takes it in. */
function found({ check: { id } }: Firing, namespace: string | undefined, written: readonly string[]): Severity | undefined {
  const text = namespace === undefined ? role('r', ...written) + binding(undefined, 'ClusterRole r', USER) : role(`${namespace}/r`, ...written) + binding(namespace, 'Role r', USER);
  const { findings } = written.length === 0 ? { findings: [] } : reported(text);
  return findings.find(({ check, folded }) => check === id || folded.includes(id) || SAID_BY_OTHERS[id]?.includes(check))?.severity;
}

/** A namespace in which all that is asked counts. */
function namespaceOf({ asked }: Firing): string {
  return asked.flatMap(({ namespaces = [] }) => namespaces)[0] ?? 'web';
}

function canBeHeldIn(scope: ResourceScope, { check, asked }: Firing): boolean {
  const inScope = (probe: Probe) => scope === CLUSTER ? (probe.severity ?? check.severity).cluster : (probe.severity ?? check.severity).namespaced;
  return asked.every((probe) => inScope(probe) !== undefined && effectOn(probe.apiGroup, probe.resource, probe.verb, false, scope) !== 'dead');
}

function textOf({ check, asked }: Firing): string {
  return `${check.id} ${asked.map(({ verb, apiGroup, resource }) => `${verb} ${resource}.${apiGroup}`).join(' + ')}`;
}

/** Lists the grants for which something isn't as it should be. */
function offenders(firing: readonly Firing[], isRight: (each: Firing) => boolean): string[] {
  return firing.filter((each) => !isRight(each)).map(textOf);
}

const CLUSTER_WIDE = FIRING.filter((each) => canBeHeldIn(CLUSTER, each));
const IN_NAMESPACE = FIRING.filter((each) => canBeHeldIn(NAMESPACED, each));

test('every check with probes fires for each of its verbs in the whole cluster', () => {
  expect(offenders(CLUSTER_WIDE, (each) => found(each, undefined, rules(each)) !== undefined)).toEqual([]);
});

test('every check with probes fires for each of its verbs in one namespace, if it can be held there', () => {
  expect(offenders(IN_NAMESPACE, (each) => found(each, namespaceOf(each), rules(each)) !== undefined)).toEqual([]);
});

test('no check fires in a namespace for what can\'t be held there', () => {
  const others = FIRING.filter((each) => !IN_NAMESPACE.includes(each) && each.check.severity.namespaced === undefined);
  expect(offenders(others, (each) => found(each, 'web', rules(each)) === undefined)).toEqual([]);
});

test('no check fires for a resource of that name in a group of somebody else', () => {
  expect(offenders(CLUSTER_WIDE, (each) => found(each, undefined, rules(each, { apiGroup: () => 'widgets.example.com' })) === undefined)).toEqual([]);
});

test.each<[string, Change]>([
  ['every verb', { verb: () => '*' }],
  ['every API group', { apiGroup: () => '*' }],
  ['every resource', { resource: () => '*' }],
  ['everything', { verb: () => '*', apiGroup: () => '*', resource: () => '*' }],
])('every check fires for a wildcard: %s', (_, change) => {
  const limited = CLUSTER_WIDE.filter(({ asked }) => asked.every(({ names }) => names === undefined));
  expect(offenders(limited, (each) => found(each, undefined, rules(each, change)) !== undefined)).toEqual([]);
});

test('every check with several lists is silent without any one of them', () => {
  const combined = CLUSTER_WIDE
    .filter(({ asked }) => asked.length > 1
      && !asked.some((probe, index) => asked.some((other, at) => at !== index && other.resource === probe.resource)));
  expect(offenders(combined, (each) => each.asked.every((_, without) =>
    !reviewText(role('r', ...rules(each, { without })) + binding(undefined, 'ClusterRole r', USER)).findings.some(({ check }) => check === each.check.id)))).toEqual([]);
});

test('a name makes a grant a step better, where a request has one, and lets no create through', () => {
  const single = CLUSTER_WIDE.filter(({ check, asked }) => asked.length === 1 && asked[0].names === undefined && check.reaches !== true && check.id !== 'A6');
  expect(offenders(single, (each) => {
    const [{ verb, resource }] = each.asked;
    const [full, named] = [found(each, undefined, rules(each)), found(each, undefined, rules(each, { names: ['somebody-knows'] }))];
    return full !== undefined && (
      (verb === 'create' || verb === 'deletecollection') && !resource.includes('/') ? named === undefined
        : verb === 'list' || verb === 'watch' ? named === 'info' : named === stepped(full, -1) || each.check.id === 'B9' && named !== undefined);
  })).toEqual([]);
});

test('what is granted to everybody who is authenticated is a step worse', () => {
  const single = CLUSTER_WIDE.filter(({ check, asked }) => asked.length === 1 && check.reaches !== true && asked[0].names === undefined);
  expect(offenders(single, (each) => {
    const text = role('r', ...rules(each)) + binding(undefined, 'ClusterRole r', 'Group system:authenticated');
    const own = found(each, undefined, rules(each));
    const finding = reviewText(text).findings
      .find(({ check, folded }) => check === each.check.id || folded.includes(each.check.id) || SAID_BY_OTHERS[each.check.id]?.includes(check));
    return own !== undefined && finding?.severity === stepped(own, 1);
  })).toEqual([]);
});

test('what is bound to nobody has no finding but that', () => {
  expect(offenders(CLUSTER_WIDE, (each) => lines(reviewText(role('r', ...rules(each))), 'low').every((line) => line.startsWith('J4') || line.startsWith('H')))).toEqual([]);
});
