import { ApiObject, IAnyProducer } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { ExistingServiceAccount } from './existing-service-account';
import { ExistingSubject } from './existing-subject';
import { validatePrintableName } from './object-definition';
import { Issue, issue } from '../diagnostics/issue';
import { quote } from '../diagnostics/printable-text';
import { breadthOf } from '../rbac/broad-subjects';
import { compareText } from '../rbac/order';
import { validateNamespaceName } from '../rbac/validation/object-names';
import { isObject } from '../rbac/validation/plain-data';
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

/** The subjects of one binding, which may get more until the app is synthesized. */
export class BindingSubjects implements IAnyProducer {
  private subjects: readonly BindingSubject[] = [];

  public add(subjects: readonly BindingSubject[]): void {
    this.subjects = [...this.subjects, ...subjects];
  }

  /** The subjects sorted, each once: a binding is the same whatever the order and number of the calls. */
  public produce(): BindingSubject[] {
    const sorted = [...this.subjects].sort(compareSubjects);
    return sorted.length < 2 ? sorted : sorted.filter((subject, i) => i === 0 || compareSubjects(sorted[i - 1], subject) !== 0);
  }
}

function compareSubjects(a: BindingSubject, b: BindingSubject): number {
  return compareText(a.kind, b.kind) || compareText(a.namespace ?? '', b.namespace ?? '') || compareText(a.name, b.name);
}

/** Rejects an empty list of subjects, and, where no compiler checks types, other values. */
export function validateGiven(subjects: readonly kplus.ISubject[]): Issue[] {
  return subjects.length === 0
    ? [issue('construct/missing-subject', 'subjects', 'The list has no subject.', 'Give at least one.')]
    : subjects.flatMap((subject, i) => isSubject(subject) ? [] : [issue(
      'construct/invalid-subject', `subjects[${i}]`, "The value isn't a subject.",
      'For one that exists already, use ExistingServiceAccount, ExistingUser or ExistingGroup.',
    )]);
}

function isSubject(subject: kplus.ISubject): boolean {
  const configuration: unknown = typeof subject?.toSubjectConfiguration === 'function' ? subject.toSubjectConfiguration() : undefined;
  return isObject(configuration);
}

/**
 * Rejects a subject that a binding in that place can't write, or should not.
 *
 * @param subject The subject that it would write for the given one.
 */
export function validateWritten(given: kplus.ISubject, subject: BindingSubject, place: BindingPlace, field: string): Issue[] {
  return [
    ...validateSubject(subject, { namespaced: !place.clusterWide }, field),
    ...validatePrintableName(subject.name, `${field}.name`),
    ...subject.namespace === undefined ? [] : validateNamespaceName(subject.namespace, `${field}.namespace`),
    ...validateHome(subject, place, field),
    ...validateReason(given, subject, field),
  ];
}

/** Rejects an account of an unknown namespace in a binding that would look for it in its own. */
function validateHome({ kind, name, namespace }: BindingSubject, place: BindingPlace, field: string): Issue[] {
  return kind !== 'ServiceAccount' || namespace !== undefined || place.namespace === undefined ? [] : [issue(
    'construct/account-without-namespace', `${field}.namespace`,
    `The namespace of the ServiceAccount is unknown, and the binding would look for ${quote(name)} in its own, ${quote(place.namespace)}.`,
    'Give the account or its chart a namespace.',
  )];
}

function validateReason(given: kplus.ISubject, { kind, name }: BindingSubject, field: string): Issue[] {
  const breadth = breadthOf(kind, name);
  return breadth === undefined || hasReason(given) ? [] : [issue(
    'construct/broad-subject', field, `Binding the ${kind} ${quote(name)} needs a reason, because ${breadth}.`,
    `Use Existing${kind}.fromName(${quote(name)}).because("…").`,
  )];
}

function hasReason(subject: kplus.ISubject): boolean {
  return subject instanceof ExistingSubject && subject.reasons.length > 0;
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
