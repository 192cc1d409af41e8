import { ApiObject, ApiObjectMetadata, ApiObjectMetadataDefinition } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/** What every object of this library can be given. */
export interface KubernetesObjectProps {
  /**
   * Name, namespace, labels, annotations and whatever else the metadata of the object is to hold.
   *
   * @default - named like the construct's id, in the namespace of the chart, with the labels of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * What the object is for, in a sentence, written as the annotation `kubernetes.io/description`.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#description
   */
  readonly description?: string;
}

/**
 * A Kubernetes object that goes wherever cdk8s-plus takes a resource of that kind.
 *
 * Its name is the one in the metadata, else the id of the construct, never a hash: people type these names.
 */
export abstract class KubernetesObject extends Construct implements kplus.IResource, kplus.IApiEndpoint {
  /** The resource in plural, for example `roles`. */
  public abstract readonly resourceType: string;

  /** The object that is written. */
  protected abstract readonly apiObject: ApiObject;

  /** The name of the object. */
  public get name(): string {
    return this.apiObject.name;
  }

  /** The API version, for example `rbac.authorization.k8s.io/v1`. */
  public get apiVersion(): string {
    return this.apiObject.apiVersion;
  }

  /** The API group, the empty text for the core group. */
  public get apiGroup(): string {
    return this.apiVersion.includes('/') ? this.apiObject.apiGroup : '';
  }

  /** The kind, for example `Role`. */
  public get kind(): string {
    return this.apiObject.kind;
  }

  /** The metadata, to add labels and annotations to. */
  public get metadata(): ApiObjectMetadataDefinition {
    return this.apiObject.metadata;
  }

  /** The name of the object, for a cdk8s-plus role that is to reach this object only. */
  public get resourceName(): string | undefined {
    return this.name;
  }

  /** Returns this object, as a resource that a cdk8s-plus cluster role can grant access to. */
  public asApiResource(): kplus.IApiResource | undefined {
    return this;
  }

  /** Returns nothing: the object is no URL. */
  public asNonApiResource(): string | undefined {
    return undefined;
  }
}
