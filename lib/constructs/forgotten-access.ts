import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { hasWarned, warnAtSynthesis } from './synthesis-warning';
import { issue } from '../diagnostics/issue';
import { entriesOf, membersOf } from '../rbac/validation/plain-data';

/** A role or an account, as bindings refer to it. */
export interface Referent {
  readonly kind: 'Role' | 'ClusterRole' | 'ServiceAccount';
  readonly name: string;
  /** None for a cluster role, and where it is left to the cluster. */
  readonly namespace?: string;
}

/** By the root of the construct tree, as it was when something last looked forgotten there. */
const referredInApps = new WeakMap<IConstruct, ReadonlySet<string>>();

/** Warns of a role that no binding of the app refers to. */
export function warnOfUnboundRole(role: ApiObject, referent: Referent): void {
  if (!hasWarned(role, 'construct/unbound-role') && !isReferredTo(role, referent)) {
    warnAtSynthesis(role, issue(
      'construct/unbound-role', '', `No binding of this app refers to the ${referent.kind}, which grants nothing by itself.`,
      `Bind it with ${referent.kind === 'Role' ? 'bindTo(…)' : 'bindIn(…) or bindClusterWide(…)'}.`,
    ));
  }
}

/** Warns of an account whose token pods get, although no binding of the app refers to it. */
export function warnOfPowerlessAccount(account: ApiObject, referent: Referent): void {
  if (!hasWarned(account, 'construct/account-without-role') && !isReferredTo(account, referent)) {
    warnAtSynthesis(account, issue(
      'construct/account-without-role', '', 'Pods get the token of the account, but no binding of this app refers to it.',
      'Grant what it needs with allow(…), or set automountServiceAccountToken to false.',
    ));
  }
}

/** Whether a binding of the app refers to a cluster role for the cluster, whatever made it. */
export function isBoundClusterWide({ node: { root } }: IConstruct, clusterRole: string): boolean {
  const key = keyOf({ kind: 'ClusterRole', name: clusterRole });
  return root.node.findAll().filter(isBinding).some((binding) => binding.kind === 'ClusterRoleBinding' && referentsOf(binding).some((referent) => keyOf(referent) === key));
}

function isReferredTo({ node: { root } }: IConstruct, referent: Referent): boolean {
  const keys = [referent, ...groupsAndUserOf(referent)].map(keyOf);
  if (keys.some((key) => referredInApps.get(root)?.has(key))) {
    return true;
  }
  // A program may add bindings between two syntheses.
  const referred = new Set(root.node.findAll().filter(isBinding).flatMap(referentsOf).map(keyOf));
  referredInApps.set(root, referred);
  return keys.some((key) => referred.has(key));
}

/** The user and the groups as which the API server knows an account. */
function groupsAndUserOf({ kind, name, namespace }: Referent): { kind: string; name: string }[] {
  return kind !== 'ServiceAccount' || namespace === undefined ? [] : [
    { kind: 'User', name: `system:serviceaccount:${namespace}:${name}` },
    { kind: 'Group', name: `system:serviceaccounts:${namespace}` },
    { kind: 'Group', name: 'system:serviceaccounts' },
  ];
}

/** Bindings of cdk8s-plus and plain objects count too. */
function isBinding(construct: IConstruct): construct is ApiObject {
  return ApiObject.isApiObject(construct) && (construct.kind === 'RoleBinding' || construct.kind === 'ClusterRoleBinding');
}

function referentsOf(binding: ApiObject): { kind: unknown; namespace?: unknown; name: unknown }[] {
  const { metadata, roleRef, subjects } = membersOf(binding.toJson());
  const { namespace } = membersOf(metadata);
  const { kind, name } = membersOf(roleRef);
  return [
    { kind, name, namespace: kind === 'Role' ? namespace : undefined },
    ...entriesOf(subjects).map(membersOf).map((subject) => ({ kind: subject.kind, name: subject.name, namespace: subject.kind === 'ServiceAccount' ? subject.namespace ?? namespace : undefined })),
  ];
}

function keyOf({ kind, namespace, name }: { readonly kind: unknown; readonly namespace?: unknown; readonly name: unknown }): string {
  return JSON.stringify([kind, namespace ?? '', name]);
}
