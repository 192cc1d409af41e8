import { CustomResourceProps } from './custom-resource-props';
import { INamespacedGrant } from './grant';
import { NamespacedPlainGrant } from './plain-grant';
import { IRbacResource, ResourceInfo, ResourceScope } from './resource-info';
import { withNames } from './resource-names';
import { serverSideApplyStatement } from './server-side-apply';
import { specialVerbStatement } from './special-verb';
import {
  NamedObjectGrant,
  NamedObjectResource,
  ObjectResource,
  PartResource,
  ProxyResource,
  UpdateOnlyResource,
} from './verbs/namespaced';

/**
 * A custom resource in a namespace.
 *
 * Not a grant yet: choose objects, status, scale, finalizers or another subresource, and then a verb.
 */
export class NamespacedCustomResource implements IRbacResource {
  /** @internal */
  public static _of(props: CustomResourceProps): NamespacedCustomResource {
    const { apiGroup, plural, kind, specialVerbs = [] } = props;
    return new NamespacedCustomResource({ apiGroup, plural, kind, scope: ResourceScope.NAMESPACED }, specialVerbs);
  }

  private constructor(
    /** The resource as data. */
    public readonly info: ResourceInfo,
    private readonly specialVerbs: string[],
  ) {}

  /** The objects themselves. */
  public get objects(): ObjectResource {
    return ObjectResource._of(this.info);
  }

  /** The status of the objects, where the definition has that subresource. */
  public get status(): PartResource {
    return PartResource._of({ ...this.info, subresource: 'status' });
  }

  /** The scale of the objects, where the definition has that subresource. */
  public get scale(): PartResource {
    return PartResource._of({ ...this.info, subresource: 'scale', kind: 'Scale' });
  }

  /** The finalizers: asked for when an object with such an owner is written. */
  public get finalizers(): UpdateOnlyResource {
    return UpdateOnlyResource._of({ ...this.info, subresource: 'finalizers' });
  }

  /**
   * A subresource of an aggregated API server, which may take any verb.
   *
   * @param name The subresource, for example `console`.
   */
  public subresource(name: string): ProxyResource {
    return ProxyResource._of({ ...this.info, subresource: name });
  }

  /**
   * Limits the resource to objects with these names.
   *
   * @param name The name of an object.
   * @param more The names of more objects.
   */
  public named(name: string, ...more: string[]): NamedNamespacedCustomResource {
    return NamedNamespacedCustomResource._of(withNames(this.info, name, more), this.specialVerbs);
  }

  /**
   * Allows a verb of the resource's own.
   *
   * @param verb The verb, one of the special ones it was defined with.
   * @param reason Why it is granted, in a few words.
   */
  public special(verb: string, reason: string): INamespacedGrant {
    return new NamespacedPlainGrant(specialVerbStatement(this.info, this.specialVerbs, verb, reason));
  }
}

/**
 * A custom resource in a namespace, limited to some names.
 *
 * Not a grant yet: choose objects or server-side apply, and for objects a verb.
 */
export class NamedNamespacedCustomResource implements IRbacResource {
  /** @internal */
  public static _of(info: ResourceInfo, specialVerbs: string[]): NamedNamespacedCustomResource {
    return new NamedNamespacedCustomResource(info, specialVerbs);
  }

  private constructor(
    /** The resource as data. */
    public readonly info: ResourceInfo,
    private readonly specialVerbs: string[],
  ) {}

  /** The objects with these names. */
  public get objects(): NamedObjectResource {
    return NamedObjectResource._of(this.info);
  }

  /**
   * Allows applying objects with these names on the server side: `patch`, and `create` of what does not exist yet.
   *
   * The check inside a server-side apply is the only create of an object that carries a name; creating one by POST is not allowed by it.
   *
   * @param reason Why it is granted, in a few words.
   * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
   */
  public serverSideApply(reason: string): NamedObjectGrant {
    return NamedObjectGrant._of(serverSideApplyStatement(this.info, reason));
  }

  /**
   * Allows a verb of the resource's own on objects with these names.
   *
   * @param verb The verb, one of the special ones it was defined with.
   * @param reason Why it is granted, in a few words.
   */
  public special(verb: string, reason: string): INamespacedGrant {
    return new NamespacedPlainGrant(specialVerbStatement(this.info, this.specialVerbs, verb, reason));
  }
}
