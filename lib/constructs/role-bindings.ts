import { ApiObject, Lazy } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { Construct, IConstruct } from 'constructs';
import { BindingPlace, BindingSubjects, validateGiven, validateWritten, writtenSubject } from './binding-subjects';
import { refuse } from './construct-error';
import { defineObject } from './object-definition';
import { Issue } from '../diagnostics/issue';
import { bindingName } from '../rbac/account-object-names';
import { RBAC_API_GROUP } from '../rbac/rbac-api-group';
import { validateNamespaceName } from '../rbac/validation/object-names';

/** The subjects that our roles are bound to: an account may look itself up among them. */
const boundSubjects = new WeakSet<IConstruct>();

/** Whether a role of this library is bound to the construct. */
export function isBound(subject: IConstruct): boolean {
  return boundSubjects.has(subject);
}

/** The role that is bound. */
export interface BoundRole {
  readonly kind: 'Role' | 'ClusterRole';
  readonly name: string;
}

/**
 * The bindings of one role: one for each namespace it is bound in, and one for the cluster.
 */
export class RoleBindings {
  private readonly subjectsByPlace = new Map<string, BindingSubjects>();

  /** @param owner The construct of the role; the bindings become its children. */
  constructor(private readonly owner: Construct, private readonly role: BoundRole) {}

  /** Whether the role is bound anywhere. */
  public get isEmpty(): boolean {
    return this.subjectsByPlace.size === 0;
  }

  /** Whether the role is bound in single namespaces and nowhere else. */
  public get onlyInNamespaces(): boolean {
    return this.subjectsByPlace.size > 0 && !this.subjectsByPlace.has(keyOf({ clusterWide: true }));
  }

  /**
   * Binds the role to the subjects, all or none.
   *
   * @param outcome The effect that a failed call doesn't have, for the error.
   * @throws when a subject can't be bound there, with all faults of the call
   */
  public bind(outcome: string, place: BindingPlace, subjects: readonly kplus.ISubject[]): void {
    refuse(this.owner, outcome, validateGiven(subjects));
    const faults = this.validateNamespace(place);
    const written = subjects.map((given, i) => {
      const subject = writtenSubject(given, place);
      faults.push(...validateWritten(given, subject, place, `subjects[${i}]`));
      return subject;
    });
    refuse(this.owner, outcome, faults);

    this.subjectsAt(place).add(written);
    subjects.forEach((given) => boundSubjects.add(given));
  }

  /** A role may leave its namespace to the cluster. The caller must name the namespace in which to bind a cluster role. */
  private validateNamespace({ clusterWide, namespace }: BindingPlace): Issue[] {
    const left = clusterWide || this.role.kind === 'Role' && namespace === undefined;
    return left ? [] : validateNamespaceName(namespace, 'namespace');
  }

  private subjectsAt(place: BindingPlace): BindingSubjects {
    let subjects = this.subjectsByPlace.get(keyOf(place));
    if (subjects === undefined) {
      subjects = new BindingSubjects();
      this.defineBinding(place, subjects);
      this.subjectsByPlace.set(keyOf(place), subjects);
    }
    return subjects;
  }

  private defineBinding(place: BindingPlace, subjects: BindingSubjects): ApiObject {
    const { kind, name } = this.role;
    return defineObject(this.owner, bindingId(kind, place), {
      kind: place.clusterWide ? 'ClusterRoleBinding' : 'RoleBinding',
      metadata: {
        name: bindingName(this.role),
        namespace: place.namespace,
      },
    }, {
      roleRef: { apiGroup: RBAC_API_GROUP, kind, name },
      subjects: Lazy.any(subjects),
    });
  }
}

function bindingId(kind: string, { clusterWide, namespace }: BindingPlace): string {
  if (clusterWide) {
    return 'ClusterRoleBinding';
  }
  return kind === 'Role' ? 'RoleBinding' : `RoleBinding-${namespace}`;
}

function keyOf({ clusterWide, namespace }: BindingPlace): string {
  return clusterWide ? '*' : namespace ?? '';
}
