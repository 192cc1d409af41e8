import { ResourceScope } from '../resource-info';
import { CatalogueGroup, NameForm } from './catalogue-row';
import { REFERENCE } from './links';
import { OBJECT } from './verb-sets';

const { NAMESPACED, CLUSTER } = ResourceScope;

/** Roles and their bindings. */
export const RBAC: CatalogueGroup = {
  className: 'Rbac',
  apiGroup: 'rbac.authorization.k8s.io',
  versions: ['v1'],
  about: 'roles and their bindings',
  rows: [
    { plural: 'clusterrolebindings', kind: 'ClusterRoleBinding', scope: CLUSTER, verbs: OBJECT, nameForm: NameForm.PATH_SEGMENT, link: `${REFERENCE}/authorization-resources/cluster-role-binding-v1/` },
    {
      plural: 'clusterroles',
      kind: 'ClusterRole',
      scope: CLUSTER,
      verbs: [...OBJECT, 'bind', 'escalate'],
      nameForm: NameForm.PATH_SEGMENT,
      link: `${REFERENCE}/authorization-resources/cluster-role-v1/`,
      inRole: {
        verbs: ['bind'],
        member: 'bindableClusterRoles',
        names: true,
        note: 'Cluster roles that may be bound inside the role\'s namespace: Kubernetes checks `bind` in the namespace of the binding.',
      },
    },
    { plural: 'rolebindings', kind: 'RoleBinding', scope: NAMESPACED, verbs: OBJECT, nameForm: NameForm.PATH_SEGMENT, link: `${REFERENCE}/authorization-resources/role-binding-v1/` },
    { plural: 'roles', kind: 'Role', scope: NAMESPACED, verbs: [...OBJECT, 'bind', 'escalate'], nameForm: NameForm.PATH_SEGMENT, link: `${REFERENCE}/authorization-resources/role-v1/` },
  ],
};
