import { CustomResourceProps } from './custom-resource-props';
import { ClusterCustomResource } from './verbs/cluster-custom-resource';
import { NamespacedCustomResource } from './verbs/namespaced-custom-resource';

/**
 * A resource of your own, or one that the typed classes do not have.
 *
 * For a resource that they do have, their verbs and their scope hold here too.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
export class CustomResource {
  /**
   * Defines a resource whose objects live in namespaces.
   *
   * @param props Group, plural and kind, as the custom resource definition gives them.
   */
  public static namespaced(props: CustomResourceProps): NamespacedCustomResource {
    return NamespacedCustomResource._of(props);
  }

  /**
   * Defines a resource whose objects belong to the cluster.
   *
   * @param props Group, plural and kind, as the custom resource definition gives them.
   */
  public static clusterScoped(props: CustomResourceProps): ClusterCustomResource {
    return ClusterCustomResource._of(props);
  }

  private constructor() {}
}
