import { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { breadthOf } from './broad-subjects';
import { ExistingServiceAccount } from './existing-service-account';
import { ExistingSubject } from './existing-subject';
import { validatePrintableName } from './printable-name';
import { quote } from '../diagnostics/printable-text';
import { Fault } from '../rbac/fault';
import { validateNamespaceName } from '../rbac/validation/object-names';
import { isPlainName } from '../rbac/validation/plain-name';
import { validateSubject } from '../rbac/validation/subjects';

/** A subject as a binding writes it. */
export interface BindingSubject {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Where a binding is. */
export interface BindingPlace {
  /** Whether it holds in every namespace. */
  readonly clusterWide: boolean;
  /** The namespace of a binding that holds in one; none where neither prop nor chart gives one. */
  readonly namespace?: string;
}

/** Refuses no subjects, and what comes in their place where no compiler checks types. */
export function validateGiven(subjects: readonly kplus.ISubject[]): Fault[] {
  return subjects.length === 0 ? [{ field: 'subjects', message: 'are missing; give at least one' }] : subjects.flatMap((subject, i) =>
    typeof subject?.toSubjectConfiguration === 'function' ? [] : [{
      field: `subjects[${i}]`,
      message: 'is no subject; for one that exists already, use ExistingServiceAccount, ExistingUser or ExistingGroup',
    }]);
}

/**
 * Refuses what a binding in that place can't write, or should not.
 *
 * @param subject What it would write for the given one.
 */
export function validateWritten(given: kplus.ISubject, subject: BindingSubject, place: BindingPlace, field: string): Fault[] {
  return isSurelySound(subject) ? [] : [
    ...validateSubject(subject, { namespaced: !place.clusterWide }, field),
    ...validatePrintableName(subject.name, `${field}.name`),
    ...subject.namespace === undefined ? [] : validateNamespaceName(subject.namespace, `${field}.namespace`),
    ...validateHome(subject, place, field),
    ...validateReason(given, subject, field),
  ];
}

/** Tells soon of the many bindings that are for one account of a plain name, and a known namespace. */
function isSurelySound({ apiGroup, kind, name, namespace }: BindingSubject): boolean {
  return kind === 'ServiceAccount' && apiGroup === undefined && isPlainName(name) && isPlainName(namespace) && breadthOf(kind, name) === undefined;
}

/** Refuses an account of an unknown namespace in a binding that would look for it in its own. */
function validateHome({ kind, name, namespace }: BindingSubject, place: BindingPlace, field: string): Fault[] {
  return kind !== 'ServiceAccount' || namespace !== undefined || place.namespace === undefined ? [] : [{
    field: `${field}.namespace`,
    message: `is missing, and the binding would look for the account ${quote(name)} in ${quote(place.namespace)}; give the account or its chart a namespace`,
  }];
}

function validateReason(given: kplus.ISubject, { kind, name }: BindingSubject, field: string): Fault[] {
  const breadth = breadthOf(kind, name);
  return breadth === undefined || hasReason(given) ? [] : [{
    field,
    message: `is the ${kind} ${quote(name)}, which needs a reason, because ${breadth}; use Existing${kind}.named(${quote(name)}).because("…")`,
  }];
}

function hasReason(subject: kplus.ISubject): boolean {
  return subject instanceof ExistingSubject && subject.reasons.some((reason) => reason.trim() !== '');
}

/** The subject as a binding in that place writes it. */
export function writtenSubject(given: kplus.ISubject, place: BindingPlace): BindingSubject {
  const { apiGroup, kind, name, namespace } = given.toSubjectConfiguration();
  if (kind !== 'ServiceAccount') {
    return { apiGroup, kind, name, namespace };
  }
  // The core group is what leaving it out means; cdk8s writes the empty text or `core`.
  const group = apiGroup === '' || apiGroup === 'core' ? undefined : apiGroup;
  const home = namespace ?? (given instanceof ExistingServiceAccount ? place.namespace : namespaceOf(given));
  return { apiGroup: group, kind, name, namespace: home };
}

/** Workloads of cdk8s-plus name their account but not its namespace, which is their own. */
function namespaceOf(subject: kplus.ISubject): string | undefined {
  const { defaultChild } = subject.node;
  return defaultChild instanceof ApiObject ? defaultChild.metadata.namespace : undefined;
}
