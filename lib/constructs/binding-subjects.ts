import type { IAnyProducer } from 'cdk8s';
import { BindingSubject } from './binding-subject';
import { compareText } from '../rbac/order';

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
