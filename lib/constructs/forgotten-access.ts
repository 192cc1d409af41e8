import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { warnAtSynthesis } from './synthesis-warning';
import { issue } from '../diagnostics/issue';
import { entriesOf, membersOf } from '../rbac/validation/plain-data';

/** A role or an account, as bindings refer to it. */
export interface Referent {
  readonly kind: 'Role' | 'ClusterRole' | 'ServiceAccount';
  readonly name: string;
  /** None for a cluster role, and where it is left to the cluster. */
  readonly namespace?: string;
}

/** By the root of the construct tree, once something looks forgotten there. */
const referredInApps = new WeakMap<IConstruct, ReadonlySet<string>>();

/** Warns of a role that no binding of the app refers to. */
export function warnOfUnboundRole(role: ApiObject, referent: Referent): void {
  if (!isReferredTo(role, referent)) {
    warnAtSynthesis(role, issue(
      'construct/unbound-role', '', `No binding of this app refers to the ${referent.kind}, which grants nothing by itself.`,
      `Bind it with ${referent.kind === 'Role' ? 'bindTo(…)' : 'bindIn(…) or bindClusterWide(…)'}.`,
    ));
  }
}

/** Warns of an account whose token pods get, although no binding of the app refers to it. */
export function warnOfPowerlessAccount(account: ApiObject, referent: Referent): void {
  if (!isReferredTo(account, referent)) {
    warnAtSynthesis(account, issue(
      'construct/account-without-role', '', 'Pods get the token of the account, but no binding of this app refers to it.',
      'Grant what it needs with allow(…), or set automountServiceAccountToken to false.',
    ));
  }
}

function isReferredTo({ node: { root } }: IConstruct, referent: Referent): boolean {
  let referred = referredInApps.get(root);
  if (referred === undefined) {
    referred = new Set(root.node.findAll().filter(isBinding).flatMap(referentsOf).map(keyOf));
    referredInApps.set(root, referred);
  }
  return referred.has(keyOf(referent));
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
    ...entriesOf(subjects).map(membersOf).map((subject) => ({ kind: subject.kind, name: subject.name, namespace: subject.namespace ?? namespace })),
  ];
}

function keyOf({ kind, namespace, name }: { readonly kind: unknown; readonly namespace?: unknown; readonly name: unknown }): string {
  return JSON.stringify([kind, namespace ?? '', name]);
}
