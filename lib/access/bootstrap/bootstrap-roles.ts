import { BootstrapRole } from './bootstrap-object';
import { DiagnosticCode } from '../../diagnostics/diagnostic-code';
import { Issue, issue } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';
import { entriesOf, membersOf } from '../../rbac/validation/plain-data';
import { Role } from '../access-object';
import { readLabelSelector } from '../label-selector';

/**
 * The roles that Kubernetes makes in every cluster, as they are in one minor.
 *
 * @param minor The newest one that is known by default. One before the first or after the last that is known is taken for that one.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
export function bootstrapRoles(minor?: string): Role[] {
  const { BOOTSTRAP_OBJECTS, KUBERNETES_MINORS } = loadObjects();
  const wanted = ordinal(minor ?? KUBERNETES_MINORS[KUBERNETES_MINORS.length - 1]);
  const [first, last] = [ordinal(KUBERNETES_MINORS[0]), ordinal(KUBERNETES_MINORS[KUBERNETES_MINORS.length - 1])];
  const version = Math.min(Math.max(wanted, first), last);
  return BOOTSTRAP_OBJECTS
    .filter((object): object is BootstrapRole => object.kind === 'Role' || object.kind === 'ClusterRole')
    .filter(({ since, until }) => ordinal(since) <= version && version <= ordinal(until))
    .map((role) => toRole(role, `1.${version}`));
}

/** Reports what isn't a minor of Kubernetes, which would have no roles. */
export function validateMinor(text: string | undefined, code: DiagnosticCode, field: string): Issue[] {
  return text === undefined || /^1\.\d+$/.test(text) ? [] : [issue(code, field, `${quote(text)} isn't a minor of Kubernetes.`, 'Write it like 1.37.')];
}

function toRole({ kind, name, namespace, labels = {}, aggregationRule, rules }: BootstrapRole, bootstrap: string): Role {
  return {
    kind,
    name,
    namespace,
    labels,
    rules,
    bootstrap,
    annotations: {},
    placeOf: () => ({ kind: 'file', file: `Kubernetes ${bootstrap}`, origin: {} }),
    ...(aggregationRule === undefined ? {} : { aggregation: entriesOf(membersOf(aggregationRule).clusterRoleSelectors).map(readLabelSelector) }),
  };
}

/** The minors of Kubernetes 1 count up. */
function ordinal(minor: string): number {
  return Number(minor.split('.')[1]);
}

/** The table is loaded when it is first needed: it is longer than the rest of this folder. */
function loadObjects(): typeof import('./bootstrap-objects.generated') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./bootstrap-objects.generated') as typeof import('./bootstrap-objects.generated');
}
