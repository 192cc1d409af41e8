import { UNNAMED_VERBS } from '../../lib/rbac/object-verbs';
import { GET, GET_LIST, CREATE, IMPERSONATE, OBJECT, OBJECT_WITHOUT_COLLECTION, PART, PROXY, STREAM, UPDATE } from '../../lib/resources/catalogue/verb-sets';
import { ResourceScope } from '../../lib/resources/resource-info';

const { NAMESPACED, CLUSTER } = ResourceScope;

/** The common name of resources with the same verbs and scope: their classes are `<stem>Resource` and `<stem>Grant`. */
export interface VerbClassDefinition {
  readonly stem: string;
  readonly scope: ResourceScope;
  readonly verbs: readonly string[];
  /** Verbs that a list of names takes away, because their requests carry none. */
  readonly unnamedVerbs?: readonly string[];
  /** False where names make no sense at all. */
  readonly names?: boolean;
  /** A description of such a resource, as a noun phrase. */
  readonly about: string;
}

export const VERB_CLASS_DEFINITIONS: readonly VerbClassDefinition[] = [
  { stem: 'Object', scope: NAMESPACED, verbs: OBJECT, unnamedVerbs: UNNAMED_VERBS, about: 'objects in a namespace' },
  { stem: 'ClusterObject', scope: CLUSTER, verbs: OBJECT, unnamedVerbs: UNNAMED_VERBS, about: 'cluster-scoped objects' },
  { stem: 'Namespace', scope: CLUSTER, verbs: OBJECT_WITHOUT_COLLECTION, unnamedVerbs: CREATE, about: 'namespaces' },
  { stem: 'OwnNamespace', scope: NAMESPACED, verbs: ['get', 'update', 'patch', 'delete'], names: false, about: 'the namespace that the role lives in' },
  { stem: 'ServiceAccount', scope: NAMESPACED, verbs: [...OBJECT, 'impersonate'], unnamedVerbs: UNNAMED_VERBS, about: 'service accounts' },
  { stem: 'Role', scope: NAMESPACED, verbs: [...OBJECT, 'bind', 'escalate'], unnamedVerbs: UNNAMED_VERBS, about: 'roles' },
  { stem: 'ClusterRole', scope: CLUSTER, verbs: [...OBJECT, 'bind', 'escalate'], unnamedVerbs: UNNAMED_VERBS, about: 'cluster roles' },
  { stem: 'BindableClusterRole', scope: NAMESPACED, verbs: ['bind'], about: 'cluster roles that may be bound inside the role\'s namespace' },
  { stem: 'Identity', scope: CLUSTER, verbs: IMPERSONATE, about: 'identities that a request can take on' },
  { stem: 'Signer', scope: CLUSTER, verbs: ['approve', 'sign', 'attest'], about: 'signers of certificates, no objects of their own' },
  { stem: 'Part', scope: NAMESPACED, verbs: PART, about: 'a part of objects in a namespace, for example their status' },
  { stem: 'ClusterPart', scope: CLUSTER, verbs: PART, about: 'a part of cluster-scoped objects, for example their status' },
  { stem: 'GetOnly', scope: NAMESPACED, verbs: GET, about: 'something in a namespace that can only be read' },
  { stem: 'ClusterGetOnly', scope: CLUSTER, verbs: GET, about: 'something of the cluster that can only be read' },
  { stem: 'ClusterGetList', scope: CLUSTER, verbs: GET_LIST, about: 'cluster-scoped objects that can only be read and listed' },
  { stem: 'CreateOnly', scope: NAMESPACED, verbs: CREATE, unnamedVerbs: CREATE, about: 'something in a namespace that a request creates and the server doesn\'t keep' },
  { stem: 'ClusterCreateOnly', scope: CLUSTER, verbs: CREATE, unnamedVerbs: CREATE, about: 'something of the cluster that a request creates and the server doesn\'t keep' },
  { stem: 'Action', scope: NAMESPACED, verbs: CREATE, about: 'something to be done with objects in a namespace, for example their eviction' },
  { stem: 'ClusterAction', scope: CLUSTER, verbs: CREATE, about: 'something to be done with cluster-scoped objects' },
  { stem: 'UpdateOnly', scope: NAMESPACED, verbs: UPDATE, about: 'a part of objects in a namespace that can only be replaced, for example their finalizers' },
  { stem: 'ClusterUpdateOnly', scope: CLUSTER, verbs: UPDATE, about: 'a part of cluster-scoped objects that can only be replaced, for example their finalizers' },
  { stem: 'Stream', scope: NAMESPACED, verbs: STREAM, about: 'a connection into pods' },
  { stem: 'Proxy', scope: NAMESPACED, verbs: PROXY, about: 'any HTTP request to something in a namespace, through the API server' },
  { stem: 'ClusterProxy', scope: CLUSTER, verbs: PROXY, about: 'any HTTP request to something of the cluster, through the API server' },
];
