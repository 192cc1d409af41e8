import * as fc from 'fast-check';
import { binding, role } from './access-texts';

/** Few values that meet often; among them rules that can match no request, and pairs of resource and verb that nothing serves. */
const VERBS = ['get', 'list', 'create', 'delete', 'deletecollection', 'bind', 'use', 'impersonate', 'Get', '*'];
const TARGETS = [
  'pods', 'pods', 'pods/log', 'pods/*', 'Pods', 'nodes', 'namespaces', 'deployments of apps', 'deployments of *', 'deployments', '*/scale of apps', '*/log of *',
  'databases of example.com', 'databases/backup of example.com', 'pod of *', 'groups', '*/backup of *', 'clusterroles of rbac.authorization.k8s.io', '*', '* of apps', '* of *',
];
const NAMES = ['', '', '', ' named a', ' named a,b', ' named web,system:masters'];
const URLS = ['/metrics', '/healthz*', '/api/*', '/*'];

const verbs = fc.uniqueArray(fc.constantFrom(...VERBS), { minLength: 1, maxLength: 2 });
const rule = fc.tuple(verbs, fc.constantFrom(...TARGETS), fc.constantFrom(...NAMES)).map(([some, target, names]) => `${some.join()} ${target}${names}`);
const urlRule = fc.tuple(verbs, fc.constantFrom(...URLS)).map(([some, url]) => `${some.join()} ${url}`);

/** Who bindings name: an account in both ways, users, and groups within groups. */
export const SUBJECTS = [
  'User ann', 'User system:anonymous', 'ServiceAccount web/app', 'User system:serviceaccount:web:app', 'ServiceAccount ci/runner', 'Group dev',
  'Group system:serviceaccounts', 'Group system:serviceaccounts:web', 'Group system:authenticated', 'Group system:unauthenticated',
] as const;

/** In a RoleBinding, the account in the namespace of the binding. */
const ACCOUNT_OF_BINDING = 'ServiceAccount app';

/** A binding, and the role that it names. */
export interface RandomGrant {
  /** Nothing for the whole cluster, where every role is a ClusterRole. */
  readonly namespace: 'web' | 'ci' | undefined;
  readonly role: 'Role' | 'ClusterRole' | 'aggregate of p' | 'aggregate of q' | 'aggregate of r' | 'missing Role' | 'missing ClusterRole' | 'ClusterRole system:basic-user' | 'ClusterRole system:discovery';

  /** As `role` reads them. */
  readonly rules: readonly string[];

  /** Only in a ClusterRole. */
  readonly urlRules: readonly string[];

  /** By which aggregates select a ClusterRole. An aggregate has the one after that which it selects, so that none selects itself through others. */
  readonly label: 'p' | 'q' | 'r' | undefined;
  readonly subjects: readonly string[];
}

const grant: fc.Arbitrary<RandomGrant> = fc.record({
  namespace: fc.constantFrom(undefined, 'web', 'web', 'ci'),
  role: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('Role', 'ClusterRole') },
    { weight: 3, arbitrary: fc.constantFrom('aggregate of p', 'aggregate of q', 'aggregate of r') },
    { weight: 3, arbitrary: fc.constantFrom('missing Role', 'missing ClusterRole', 'ClusterRole system:basic-user', 'ClusterRole system:discovery') },
  ),
  rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
  label: fc.constantFrom(undefined, 'p', 'q', 'r'),
  urlRules: fc.array(urlRule, { maxLength: 1 }),
  subjects: fc.array(fc.constantFrom(...SUBJECTS, ACCOUNT_OF_BINDING), { minLength: 1, maxLength: 2 }),
});

/** What a state of access consists of. */
export const state: fc.Arbitrary<RandomGrant[]> = fc.array(grant, { maxLength: 5, size: 'max' });

const PARTS = ['all', 'nothing', 'rules', 'subjects', 'namespace', 'groups', 'groups'] as const;

/** How a grant is changed: a part of it, or all, is taken from another one, nothing of it is left, or groups take the place of their members. */
interface Change {
  readonly at: number;
  readonly by: RandomGrant;
  readonly part: typeof PARTS[number];
}

const change: fc.Arbitrary<Change> = fc.record({ at: fc.nat(4), by: grant, part: fc.constantFrom(...PARTS) });
const changes = fc.array(change, { minLength: 1, maxLength: 2 });

/** Two states: unlike each other, or one made from the other. */
export const states: fc.Arbitrary<[RandomGrant[], RandomGrant[]]> = fc.oneof(
  fc.tuple(state, state),
  fc.tuple(state, changes).map(([before, some]): [RandomGrant[], RandomGrant[]] => [before, some.reduce(changed, before)]),
);

function changed(grants: RandomGrant[], { at, by, part }: Change): RandomGrant[] {
  const old = grants[at];
  if (old === undefined) {
    return [...grants, by];
  }
  return [...grants.slice(0, at), ...replacementOf(old, by, part), ...grants.slice(at + 1)];
}

function replacementOf(old: RandomGrant, by: RandomGrant, part: Change['part']): RandomGrant[] {
  switch (part) {
    case 'all': return [by];
    case 'nothing': return [];
    case 'groups': return [{ ...old, subjects: old.subjects.map(groupAround) }];
    default: return [{ ...old, [part]: by[part] }];
  }
}

function groupAround(subject: string): string {
  return subject.startsWith('ServiceAccount') ? 'Group system:serviceaccounts' : 'Group system:authenticated';
}

/** Writes a state as manifests, one a grant. */
export function manifestsOf(grants: readonly RandomGrant[]): string[] {
  return grants.map(({ namespace, role: kind, rules, urlRules, label, subjects }, i) => {
    const named = subjects.map((subject) => subject === ACCOUNT_OF_BINDING && namespace === undefined ? 'ServiceAccount web/app' : subject);
    const bind = (roleRef: string) => binding(namespace, roleRef, ...named, `User of-${i}`); // which makes the name of the binding its own
    const ownRules = label === undefined ? [] : rules;
    if (kind === 'Role' && namespace !== undefined) {
      return role(`${namespace}/r${i}`, ...rules) + bind(`Role r${i}`);
    }
    switch (kind) {
      case 'Role':
      case 'ClusterRole':
        return labelled(role(`r${i}`, ...rules, ...urlRules), label) + bind(`ClusterRole r${i}`);
      case 'aggregate of p':
        return aggregate(labelled(role(`r${i}`, ...ownRules), 'q'), 'p') + bind(`ClusterRole r${i}`);
      case 'aggregate of q':
        return aggregate(labelled(role(`r${i}`, ...ownRules), 'r'), 'q') + bind(`ClusterRole r${i}`);
      case 'aggregate of r':
        return aggregate(role(`r${i}`, ...ownRules), 'r') + bind(`ClusterRole r${i}`);
      case 'missing Role':
        return bind(namespace === undefined ? 'ClusterRole gone' : 'Role gone');
      case 'missing ClusterRole':
        return bind('ClusterRole gone');
      default:
        return bind(kind);
    }
  });
}

function labelled(text: string, label: string | undefined): string {
  return label === undefined ? text : text.replace(/(metadata: \{[^}]*) \}/, `$1, labels: { part: ${label} } }`);
}

function aggregate(text: string, label: string): string {
  return text.replace('\n---', `\naggregationRule: { clusterRoleSelectors: [{ matchLabels: { part: ${label} } }] }\n---`);
}
