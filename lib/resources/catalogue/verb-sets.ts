import { OBJECT_VERBS } from '../../rbac/object-verbs';
/** Objects of their own: everything but the special verbs. */
export const OBJECT = OBJECT_VERBS;

export const OBJECT_WITHOUT_COLLECTION = OBJECT.filter((verb) => verb !== 'deletecollection');

/** The verbs of a part that exists with its object and is deleted with it: status, scale. */
export const PART = ['get', 'update', 'patch'];

/** The verbs of a target that is reached through the API server: any HTTP method. */
export const PROXY = ['get', 'create', 'update', 'patch', 'delete'];

/** A connection into a pod. */
export const STREAM = ['get', 'create'];

export const GET = ['get'];
export const GET_LIST = ['get', 'list'];
export const CREATE = ['create'];
export const UPDATE = ['update'];
export const IMPERSONATE = ['impersonate'];

/** Only verbs that the typed resources do not offer. */
export const NONE: readonly string[] = [];
