import { CustomResourceProps } from './custom-resource-props';
import { IGrant } from './grant';
import { PlainGrant } from './plain-grant';
import { IRbacResource, ResourceInfo, ResourceScope } from './resource-info';
import { withNames } from './resource-names';
import { serverSideApplyStatement } from './server-side-apply';
import { specialVerbStatement } from './special-verb';
import {
  ClusterObjectResource,
  ClusterPartResource,
  ClusterProxyResource,
  ClusterUpdateOnlyResource,
  NamedClusterObjectGrant,
  NamedClusterObjectResource,
} from './verbs/cluster';

/**
 * A custom resource of the cluster.
 *
 * Not a grant yet: choose objects, status, scale, finalizers or another subresource, and then a verb.
 */
export class ClusterCustomResource implements IRbacResource {
  /** @internal */
  public static _of(props: CustomResourceProps): ClusterCustomResource {
    const { apiGroup, plural, kind, specialVerbs = [] } = props;
    return new ClusterCustomResource({ apiGroup, plural, kind, scope: ResourceScope.CLUSTER }, specialVerbs);
  }

  private constructor(
    /** The resource as data. */
    public readonly info: ResourceInfo,
    private readonly specialVerbs: string[],
  ) {}

  /** The objects themselves. */
  public get objects(): ClusterObjectResource {
    return ClusterObjectResource._of(this.info);
  }

  /** The status of the objects, where the definition has that subresource. */
  public get status(): ClusterPartResource {
    return ClusterPartResource._of({ ...this.info, subresource: 'status' });
  }

  /** The scale of the objects, where the definition has that subresource. */
  public get scale(): ClusterPartResource {
    return ClusterPartResource._of({ ...this.info, subresource: 'scale', kind: 'Scale' });
  }

  /** The finalizers: asked for when an object with such an owner is written. */
  public get finalizers(): ClusterUpdateOnlyResource {
    return ClusterUpdateOnlyResource._of({ ...this.info, subresource: 'finalizers' });
  }

  /**
   * A subresource of an aggregated API server, which may take any verb.
   *
   * @param name The subresource, for example `console`.
   */
  public subresource(name: string): ClusterProxyResource {
    return ClusterProxyResource._of({ ...this.info, subresource: name });
  }

  /**
   * Limits the resource to objects with these names.
   *
   * @param name The name of an object.
   * @param more The names of more objects.
   */
  public named(name: string, ...more: string[]): NamedClusterCustomResource {
    return NamedClusterCustomResource._of(withNames(this.info, name, more), this.specialVerbs);
  }

  /**
   * Allows a verb of the resource's own.
   *
   * @param verb The verb, one of the special ones it was defined with.
   * @param reason Why it is granted, in a few words.
   */
  public special(verb: string, reason: string): IGrant {
    return new PlainGrant(specialVerbStatement(this.info, this.specialVerbs, verb, reason));
  }
}

/**
 * A custom resource of the cluster, limited to some names.
 *
 * Not a grant yet: choose objects or server-side apply, and for objects a verb.
 */
export class NamedClusterCustomResource implements IRbacResource {
  /** @internal */
  public static _of(info: ResourceInfo, specialVerbs: string[]): NamedClusterCustomResource {
    return new NamedClusterCustomResource(info, specialVerbs);
  }

  private constructor(
    /** The resource as data. */
    public readonly info: ResourceInfo,
    private readonly specialVerbs: string[],
  ) {}

  /** The objects with these names. */
  public get objects(): NamedClusterObjectResource {
    return NamedClusterObjectResource._of(this.info);
  }

  /**
   * Allows applying objects with these names on the server side: `patch`, and `create` of what does not exist yet.
   *
   * The check inside a server-side apply is the only create of an object that carries a name; creating one by POST is not allowed by it.
   *
   * @param reason Why it is granted, in a few words.
   * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
   */
  public serverSideApply(reason: string): NamedClusterObjectGrant {
    return NamedClusterObjectGrant._of(serverSideApplyStatement(this.info, reason));
  }

  /**
   * Allows a verb of the resource's own on objects with these names.
   *
   * @param verb The verb, one of the special ones it was defined with.
   * @param reason Why it is granted, in a few words.
   */
  public special(verb: string, reason: string): IGrant {
    return new PlainGrant(specialVerbStatement(this.info, this.specialVerbs, verb, reason));
  }
}
