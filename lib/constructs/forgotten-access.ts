import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { oncePerSynthesis } from './once-per-synthesis';
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

/** The keys of the objects that bindings of an app refer to. */
const referredIn = oncePerSynthesis((objects) => {
  const bindings = objects.filter(isBinding).map((binding) => ({ clusterWide: binding.kind === 'ClusterRoleBinding', keys: referentsOf(binding).map(keyOf) }));
  return {
    anywhere: new Set(bindings.flatMap(({ keys }) => keys)),
    clusterWide: new Set(bindings.flatMap(({ clusterWide, keys }) => clusterWide ? keys : [])),
  };
});

/** The roles and accounts that a binding referred to in one synthesis: an app of many charts is validated once for each. */
const remembered = new WeakSet<IConstruct>();

/** Warns of a role that no binding of the app refers to, unless it is collected. */
export function warnOfUnboundRole(role: ApiObject, referent: Referent, isCollected = () => false): void {
  if (!hasWarned(role, 'construct/unbound-role') && !isReferredTo(role, referent) && !isCollected()) {
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
export function isBoundClusterWide(role: IConstruct, name: string): boolean {
  return referredIn(role).clusterWide.has(keyOf({ kind: 'ClusterRole', name }));
}

function isReferredTo(construct: IConstruct, referent: Referent): boolean {
  if (remembered.has(construct)) {
    return true;
  }
  const { anywhere } = referredIn(construct);
  const isReferred = [referent, ...groupsAndUserOf(referent)].some((each) => anywhere.has(keyOf(each)));
  if (isReferred) {
    remembered.add(construct);
  }
  return isReferred;
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
function isBinding({ kind }: ApiObject): boolean {
  return kind === 'RoleBinding' || kind === 'ClusterRoleBinding';
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
