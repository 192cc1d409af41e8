import * as fc from 'fast-check';
import { ALPHABET } from './alphabet';

const RBAC_GROUP = 'rbac.authorization.k8s.io';

/** Names at and beyond every limit: of path segments, of subdomains, of labels. */
const NAMES = [
  'a', 'argo-server', 'system:node', 'Upper', 'a.b', 'a..b', '-a', 'a-', 'a_b', 'a b', '.', '..', '...', '.a', 'a/b', 'a%b', '', 'ä', 'a\n', '0',
  'x'.repeat(63), 'x'.repeat(64), 'x'.repeat(253), 'x'.repeat(254), 'x'.repeat(300), `${'x'.repeat(64)}.b`,
];
const NAMESPACES = ['argo', '', 'Argo', 'a.b', '-a', 'a-', '0', 'a_b', 'x'.repeat(63), 'x'.repeat(64)];
const LABEL_KEYS = [
  'app', 'App', 'example.com/app', 'Example.com/app', '/app', 'app/', 'a/b/c', '', '-a', 'a-', 'a_b.c', 'a b', 'ä', 'example..com/app', '__proto__',
  'x'.repeat(63), 'x'.repeat(64), `${'x'.repeat(253)}/a`, `${'x'.repeat(254)}/a`,
];
const LABEL_VALUES = ['', 'v', 'V.1', '-v', 'v-', 'a_b', 'a b', 'ä', 'a/b', 'x'.repeat(63), 'x'.repeat(64)];
const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'in', 'Gt', ''];

/** Every annotation together may have 256 KiB, in bytes of UTF-8, keys included. */
const ANNOTATION_VALUES = ['', 'any text\n', '-', 'ä'.repeat(3)];
const LARGE_ANNOTATIONS = ['x'.repeat(262_144 - 1), 'x'.repeat(262_144), 'ä'.repeat(131_072)];

function mostly<T>(sound: T, odd: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(sound) }, { weight: 1, arbitrary: odd });
}

/** An object in which each member is sometimes left out. */
function withOptional<T>(members: { [K in keyof T]: fc.Arbitrary<T[K]> }, ...required: (keyof T)[]): fc.Arbitrary<Partial<T>> {
  return fc.record<T, keyof T>(members, { requiredKeys: required, noNullPrototype: true });
}

const labels = fc.dictionary(mostly('app', fc.constantFrom(...LABEL_KEYS)), mostly('v', fc.constantFrom(...LABEL_VALUES)), { maxKeys: 2, noNullPrototype: true });

const annotations = fc.dictionary(
  mostly('description', fc.constantFrom(...LABEL_KEYS)),
  fc.oneof(
    { weight: 300, arbitrary: fc.constantFrom(...ANNOTATION_VALUES) },
    { weight: 1, arbitrary: fc.constantFrom(...LARGE_ANNOTATIONS) },
  ),
  { maxKeys: 2, noNullPrototype: true },
);

const metadata = withOptional({
  name: mostly('argo', fc.constantFrom(...NAMES)),
  namespace: mostly('argo', fc.constantFrom(...NAMESPACES)),
  labels,
  annotations,
});

const clusterMetadata = withOptional({
  name: mostly('argo', fc.constantFrom(...NAMES)),
  namespace: mostly('', fc.constantFrom(...NAMESPACES)),
  labels,
  annotations,
});

function entries(values: readonly string[]): fc.Arbitrary<string[]> {
  return fc.array(fc.constantFrom(...values), { maxLength: 2 });
}

/** Rules of which half lack what they need or have what they must not. */
const anyRules = fc.array(fc.oneof(
  withOptional({
    verbs: entries(ALPHABET.verbs),
    apiGroups: entries(ALPHABET.apiGroups),
    resources: entries(ALPHABET.resources),
    resourceNames: entries(ALPHABET.resourceNames),
    nonResourceURLs: entries(ALPHABET.nonResourceURLs),
  }),
  fc.constant({ verbs: ['get'], apiGroups: [''], resources: ['pods'] }),
  fc.constant({ verbs: ['get'], nonResourceURLs: ['/metrics'] }),
), { maxLength: 3 });

const selector = withOptional({
  matchLabels: labels,
  matchExpressions: fc.array(fc.record({
    key: mostly('app', fc.constantFrom(...LABEL_KEYS)),
    operator: fc.constantFrom(...OPERATORS),
    values: fc.array(mostly('v', fc.constantFrom(...LABEL_VALUES)), { maxLength: 2 }),
  }, { noNullPrototype: true }), { maxLength: 2 }),
});

const aggregationRule = withOptional({ clusterRoleSelectors: fc.array(selector, { maxLength: 2 }) });

const roleRef = withOptional({
  apiGroup: mostly(RBAC_GROUP, fc.constantFrom('', 'rbac', 'apps')),
  kind: fc.constantFrom('Role', 'ClusterRole', 'ClusterRole', 'role', ''),
  name: fc.constantFrom('argo', ...NAMES),
}, 'kind');

const subjects = fc.array(withOptional({
  kind: fc.constantFrom('ServiceAccount', 'ServiceAccount', 'User', 'Group', 'user', ''),
  apiGroup: fc.constantFrom('', RBAC_GROUP, 'apps'),
  name: mostly('argo', fc.constantFrom(...NAMES)),
  namespace: fc.constantFrom('argo', '', 'Argo/b'),
}, 'kind'), { maxLength: 3 });

function object<T extends object>(kind: string, members: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<KubernetesObject> {
  const apiVersion = kind === 'ServiceAccount' ? 'v1' : `${RBAC_GROUP}/v1`;
  return fc.record(members, { noNullPrototype: true }).map((rest) => ({ apiVersion, kind, ...rest }));
}

/** An object as it is sent to the API server. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
}

/** Objects of the kinds this library writes, sound and broken. */
export const objects: fc.Arbitrary<KubernetesObject> = fc.oneof(
  object('Role', { metadata, rules: anyRules }),
  object('ClusterRole', { metadata: clusterMetadata, rules: anyRules }),
  object('ClusterRole', { metadata: clusterMetadata, aggregationRule }),
  object('RoleBinding', { metadata, roleRef, subjects }),
  object('ClusterRoleBinding', { metadata: clusterMetadata, roleRef, subjects }),
  object('ServiceAccount', { metadata }),
);
