import { LabelSelector } from './label-selector';
import { Subject } from './subject';
import { Diagnostic, Place } from '../diagnostics/diagnostic';
import { PathStep } from '../manifests/shape';
import { PolicyRule } from '../rbac/policy-rule';
import { apiGroupOf } from '../resources/resource-names';

/** Where the API server puts an object that names no namespace, if the client says nothing else. */
export const DEFAULT_NAMESPACE = 'default';

/** Finds where a part of an object is written. */
export type PlaceOf = (...path: readonly PathStep[]) => Place;

/** The identity of an object of the API server. */
export interface ObjectIdentity {
  readonly kind: string;

  /** Absent for a cluster-scoped object. */
  readonly namespace?: string;

  readonly name: string;
}

/** An object, and where it is written. */
export interface AccessObject extends ObjectIdentity {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly placeOf: PlaceOf;

  /** The document that the object is read from. Objects of two states that have the same text there differ only in their places. */
  readonly document?: symbol;
}

/** A Role or ClusterRole as it is written: an aggregated one has other rules in force. */
export interface Role extends AccessObject {
  readonly kind: 'Role' | 'ClusterRole';
  readonly rules: readonly PolicyRule[];

  /** The positions of the rules, from 0, whose list of names is written and empty: it means every name. */
  readonly emptyNames?: readonly number[];

  /** Selects the cluster roles whose rules are in force in this one. */
  readonly aggregation?: readonly LabelSelector[];

  /** The Kubernetes minor that the role is known from, for one that isn't in the input. */
  readonly bootstrap?: string;
}

/** A RoleBinding or ClusterRoleBinding. */
export interface Binding extends AccessObject {
  readonly kind: 'RoleBinding' | 'ClusterRoleBinding';
  readonly roleRef: RoleRef;

  /** In the order in which they are written. */
  readonly subjects: readonly Subject[];

  /** The positions of the subjects, from 0, that are accounts written as users. */
  readonly accountsAsUsers?: readonly number[];

  /** Whether no input has the binding: it is assumed, so a role that nothing binds can be looked at. */
  readonly isAssumed?: true;
}

/** The role that a binding names. */
export interface RoleRef {
  readonly kind: 'Role' | 'ClusterRole';
  readonly name: string;
}

/** An object that RBAC doesn't consist of: an account, a namespace, a workload. */
export interface OtherObject extends AccessObject {
  readonly apiVersion: string;

  /** The whole object as plain data. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** An object that the API server rejects, and why. */
export interface RefusedObject {
  readonly object: AccessObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that decides about access among some manifests. */
export interface AccessObjects {
  readonly roles: readonly Role[];
  readonly bindings: readonly Binding[];
  readonly others: readonly OtherObject[];

  /** The objects that a later one of other content replaces. */
  readonly replaced?: readonly AccessObject[];

  /** The objects that the API server rejects, which grant nothing. */
  readonly refused?: readonly RefusedObject[];
}

export function isRole(object: AccessObject): object is Role {
  return 'rules' in object;
}

export function isBinding(object: AccessObject): object is Binding {
  return 'roleRef' in object;
}

/** A text that no two objects of an input share: a later object with the same one replaces an earlier one. Two groups may have a kind of the same name. */
export function objectKey(object: AccessObject | OtherObject): string {
  return 'apiVersion' in object ? `${apiGroupOf(object.apiVersion)} ${identityText(object)}` : identityText(object);
}

/** Writes what identifies an object: `Role web/reader`, `ClusterRole view`. */
export function identityText({ kind, namespace, name }: ObjectIdentity): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}
