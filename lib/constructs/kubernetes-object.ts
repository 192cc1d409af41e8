import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { checkSynthesized } from './synthesized-object';

/** The properties that every object of this library accepts. */
export interface KubernetesObjectProps {
  /**
   * Name, namespace, labels, annotations and whatever else the metadata of the object is to hold.
   *
   * @default - named like the construct's id, in the namespace of the chart, with the labels of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The purpose of the object, in a sentence, written as the annotation `kubernetes.io/description`.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#description
   */
  readonly description?: string;
}

/**
 * A Kubernetes object that goes wherever cdk8s-plus takes a resource of that kind.
 *
 * Its name is the one in the metadata, otherwise the id of the construct, never a hash: people type these names.
 */
export abstract class KubernetesObject extends ApiObject implements kplus.IResource, kplus.IApiEndpoint {
  /**
   * Distinguishes objects of a class from others: `ApiObject` would accept every object of cdk8s.
   *
   * @internal
   */
  public static [Symbol.hasInstance](other: unknown): other is KubernetesObject {
    return Function.prototype[Symbol.hasInstance].call(this, other);
  }

  /** The resource in plural, for example `roles`. */
  public abstract readonly resourceType: string;

  /** The name of the object, for a cdk8s-plus role that is to reach this object only. */
  public readonly resourceName?: string = this.name;

  /**
   * Returns the object as it is written.
   *
   * @throws when Kubernetes would reject it, with all its faults
   */
  public toJson(): any {
    const object: unknown = super.toJson();
    checkSynthesized(this, object);
    return object;
  }

  /** Returns this object, as a resource that a cdk8s-plus cluster role can grant access to. */
  public asApiResource(): kplus.IApiResource | undefined {
    return this;
  }

  /** Returns nothing: the object isn't a URL. */
  public asNonApiResource(): string | undefined {
    return undefined;
  }
}
