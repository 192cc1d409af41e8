import type * as kplus from 'cdk8s-plus-27';
import { RootConstruct } from 'constructs';
import { refuseAt } from './construct-error';
import { validatePrintableName } from './object-definition';
import { Issue, issue } from '../diagnostics/issue';

/**
 * Somebody who exists already and is known by name.
 *
 * It is only a reference: nothing is written for it, and it is part of no app.
 */
export abstract class ExistingSubject extends RootConstruct implements kplus.ISubject {
  /** `ServiceAccount`, `User` or `Group`. */
  public readonly kind: string;

  /** The name. */
  public readonly name: string;

  /** Why roles are bound to it. */
  public readonly reasons: string[];

  /**
   * Refers to somebody, for the classes of each kind.
   *
   * @param kind `ServiceAccount`, `User` or `Group`.
   * @param name The name, as bindings write it.
   * @param reasons Why roles are bound to it.
   * @internal
   */
  protected constructor(kind: string, name: string, reasons: string[]) {
    super(`${kind} ${name}`); // a tree of its own, so a reference needs no scope and serves several apps
    this.kind = kind;
    this.name = name;
    this.reasons = reasons;
  }

  /** Returns the subject as bindings name it. */
  public abstract toSubjectConfiguration(): kplus.SubjectConfiguration;
}

/**
 * Rejects a reference that can't match a subject.
 *
 * @param kind The kind of the subject.
 * @param issues The issues that its kind reports.
 * @throws when there are issues, or the name has a character that can't be seen
 */
export function refuseSubject(kind: string, name: unknown, issues: readonly Issue[]): void {
  refuseAt(`Existing${kind}`, 'fromName(…) refers to no subject', [...issues, ...validatePrintableName(name, 'name')]);
}

/**
 * The reasons of a subject with one more.
 *
 * @throws when it is empty
 */
export function withReason({ node: { path }, reasons }: ExistingSubject, reason: string): string[] {
  refuseAt(path, 'because(…) gives no reason', typeof reason === 'string' && reason.trim() !== '' ? [] : [
    issue('construct/missing-reason', 'reason', 'The reason is empty.', 'Say in a few words why roles are bound.'),
  ]);
  return [...reasons, reason];
}
