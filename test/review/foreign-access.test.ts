import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { lines, reviewText } from './review-input';
import { ARGO_RELEASES, CHART_RELEASE, ruleOf, shipped, ShippedInstall, ShippedRole } from '../../scripts/upstream/shipped-roles';

/*
 * What a review says of roles that nobody here wrote: upstream's installs of Argo Workflows, its Helm chart, and other projects' operators.
 * Every line was read, and is true. What the roles grant is kept as facts.
 */

/** What an operator's role grants, and to whom it is bound. */
interface OperatorRole {
  readonly role: string;
  readonly bound: readonly { readonly account: string; readonly place: string }[];

  /** The roles of Kubernetes that take it in. */
  readonly aggregateTo?: readonly string[];

  /** Verbs by resource, as in the facts of upstream's roles; a URL begins with a slash. */
  readonly grants: Readonly<Record<string, string>>;
}

interface Operator {
  readonly project: string;
  readonly licence: string;
  readonly source: string;
  readonly roles: readonly OperatorRole[];
}

const OPERATORS = join(__dirname, 'operators');
const RBAC = { apiVersion: 'rbac.authorization.k8s.io/v1' };
const NAMESPACE = 'argo';

function findingsOf(objects: readonly object[]): string[] {
  return lines(reviewText(objects.map((object) => JSON.stringify(object)).join('\n---\n')), 'low');
}

function roleObject(
  kind: string, name: string, namespace: string | undefined, grants: Readonly<Record<string, string>>, labels: object = {},
): object {
  return {
    ...RBAC,
    kind,
    metadata: { name, labels, ...namespace === undefined ? {} : { namespace } },
    rules: Object.entries(grants).map(([key, verbs]) => key.startsWith('/') ? { nonResourceURLs: [key], verbs: verbs.split(' ') } : ruleOf(key, verbs)),
  };
}

function bindingObject(name: string, namespace: string | undefined, role: { readonly kind: string; readonly name: string }, account: string): object {
  const [home, own] = account.split('/');
  return {
    ...RBAC,
    kind: namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
    metadata: { name, ...namespace === undefined ? {} : { namespace } },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', ...role },
    subjects: [{ kind: 'ServiceAccount', namespace: home, name: own }],
  };
}

/** The roles of an operator, bound as it binds them. */
function operatorObjects({ roles }: Operator): object[] {
  return roles.flatMap(({ role, bound, grants, aggregateTo = [] }) => {
    const [kind, text] = role.split(' ');
    const [namespace, name] = kind === 'Role' ? text.split('/') : [undefined, text];
    const labels = Object.fromEntries(aggregateTo.map((other) => [`rbac.authorization.k8s.io/aggregate-to-${other}`, 'true']));
    return [
      roleObject(kind, name, namespace, grants, labels),
      ...bound.map(({ account, place }, index) => bindingObject(`${name}-${index}`, place === 'cluster' ? undefined : place, { kind, name }, account)),
    ];
  });
}

/** How upstream runs a component: with arguments for a namespace, or for the cluster. */
function deployment(account: string, image: string, args: readonly string[]): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: account, namespace: NAMESPACE },
    spec: { template: { spec: { serviceAccountName: account, containers: [{ name: 'main', image, args }] } } },
  };
}

/** What the chart configures, if nothing else is said. */
const SSO = 'issuer: https://accounts.google.com\nclientId: { name: argo-server-sso, key: client-id }\nclientSecret: { name: argo-server-sso, key: client-secret }\nrbac: { enabled: true }';

const ACCOUNTS: Readonly<Record<string, string>> = { controller: 'argo', server: 'argo-server', workflow: 'workflow' };

/** What upstream ships, with the Deployments of both components and their accounts. */
function shippedObjects(roles: readonly ShippedRole[], tag: string, args: readonly string[], sso?: string): object[] {
  const objects = roles.filter(({ account }) => ACCOUNTS[account] !== undefined || account === 'users').flatMap(({ role, place, account, grants }, index) => {
    const [, name] = role.split(' ');
    const bound = place === 'cluster' ? undefined : NAMESPACE;
    const kind = role.startsWith('ClusterRole') ? 'ClusterRole' : 'Role';
    const label = account === 'users' ? /-(admin|edit|view)$/.exec(name)?.[1] : undefined;
    const labels = label === undefined ? {} : { [`rbac.authorization.k8s.io/aggregate-to-${label}`]: 'true' };
    return [
      roleObject(kind, name, kind === 'Role' ? NAMESPACE : undefined, grants, labels),
      ...place === 'unbound' ? [] : [bindingObject(`${name}-${index}`, bound, { kind, name }, `${NAMESPACE}/${ACCOUNTS[account]}`)],
    ];
  });
  return [
    ...objects,
    ...Object.values(ACCOUNTS).map((name) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: NAMESPACE } })),
    deployment('argo', `quay.io/argoproj/workflow-controller:${tag}`, args),
    deployment('argo-server', `quay.io/argoproj/argocli:${tag}`, ['server', ...args, ...sso === undefined ? [] : ['--auth-mode=sso']]),
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'workflow-controller-configmap', namespace: NAMESPACE }, data: sso === undefined ? {} : { sso } },
  ];
}

test.each(readdirSync(OPERATORS).map((file) => file.replace('.json', '')))('the operator %s', (file) => {
  expect(findingsOf(operatorObjects(JSON.parse(readFileSync(join(OPERATORS, `${file}.json`), 'utf8')) as Operator))).toMatchSnapshot();
});

test.each(ARGO_RELEASES.flatMap((release) => (['namespace-install', 'cluster-install'] as const).map((install) => ({ release, install }))))('$install of Argo Workflows $release', ({ release, install }) => {
  expect(findingsOf(shippedObjects(shipped({ release, install }), release, install === 'namespace-install' ? ['--namespaced'] : []))).toMatchSnapshot();
});

test.each<ShippedInstall>(['default', 'single-namespace', 'sso', 'secret-whitelist'])('the Helm chart with values: %s', (install) => {
  const args = install === 'single-namespace' ? ['--namespaced'] : [];
  expect(findingsOf(shippedObjects(shipped({ release: CHART_RELEASE, install }), 'v4.0.6', args, install === 'sso' ? SSO : undefined))).toMatchSnapshot();
});
