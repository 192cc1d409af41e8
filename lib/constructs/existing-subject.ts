import { App } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/**
 * Somebody who exists already and is known by name.
 *
 * It is only a reference: nothing is written for it, and it is part of no app.
 */
export abstract class ExistingSubject extends Construct implements kplus.ISubject {
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
    super(new App(), `${kind} ${name}`); // a tree of its own, so that a reference needs no scope and serves several apps
    this.kind = kind;
    this.name = name;
    this.reasons = reasons;
  }

  /** Returns the subject as bindings name it. */
  public abstract toSubjectConfiguration(): kplus.SubjectConfiguration;
}
