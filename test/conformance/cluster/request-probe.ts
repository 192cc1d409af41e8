import { Account, groupsOf, PlacedRequest, userName } from './access-model';
import { ApiClient, HttpRequest } from './api-client';
import { apiPath, ServedResource } from './discovery';

/** Text that no API object is read from: a request that passes the authorizer gets no further. */
const UNREADABLE = '?';

const METHOD_OF_VERB: Record<string, string> = {
  get: 'GET', list: 'GET', watch: 'GET', create: 'POST', update: 'PUT', patch: 'PATCH', delete: 'DELETE', deletecollection: 'DELETE',
};

const READING_COLLECTIONS = ['list', 'watch'];

/**
 * Subresources of pods for which the server asks the authorizer twice, from 1.35 on: a get is refused to whoever may not create
 * as well, so that the answer does not tell about the get alone.
 */
const STREAMS = ['attach', 'exec', 'portforward'];

/**
 * The request as HTTP, so made that it changes nothing when it is allowed.
 *
 * @returns undefined where no HTTP request carries these attributes, and no others, to this server
 */
export function toHttpRequest(request: PlacedRequest, served: readonly ServedResource[]): HttpRequest | undefined {
  const { verb, apiGroup, resource, subresource, name, namespace } = request;
  const target = served.find((one) => one.apiGroup === apiGroup && one.resource === resource && one.subresource === subresource);
  if (target === undefined || !target.verbs.includes(verb) || !(verb in METHOD_OF_VERB)) {
    return undefined;
  }
  const readsCollection = READING_COLLECTIONS.includes(verb);
  if (apiGroup === '' && resource === 'pods' && STREAMS.includes(subresource) && verb === 'get') {
    return undefined;
  }
  const ofCollection = readsCollection || verb === 'deletecollection' || (verb === 'create' && subresource === '');
  const nameFits = readsCollection || (name === '') === ofCollection;
  const namespaceFits = target.namespaced ? namespace !== '' || readsCollection : namespace === '';
  if (!nameFits || !namespaceFits) {
    return undefined;
  }
  const path = [
    apiPath(apiGroup, target.version),
    ...(namespace === '' ? [] : ['namespaces', namespace]),
    resource,
    ...(ofCollection ? [] : [encodeURIComponent(name)]),
    ...(subresource === '' ? [] : [subresource]),
  ].join('/');
  return { method: METHOD_OF_VERB[verb], path: `${path}?${query(verb, name)}`, ...bodyOf(verb) };
}

function query(verb: string, name: string): string {
  switch (verb) {
    case 'get': return '';
    case 'list': return name === '' ? 'limit=1' : `fieldSelector=metadata.name%3D${encodeURIComponent(name)}`;
    case 'watch': return `watch=true&timeoutSeconds=1${name === '' ? '' : `&fieldSelector=metadata.name%3D${encodeURIComponent(name)}`}`;
    default: return 'dryRun=All';
  }
}

function bodyOf(verb: string): Pick<HttpRequest, 'contentType' | 'body'> {
  switch (verb) {
    case 'create':
    case 'update': return { contentType: 'application/json', body: UNREADABLE };
    case 'patch': return { contentType: 'application/merge-patch+json', body: UNREADABLE };
    default: return {};
  }
}

/** Whether the API server lets the account's own request through. Any answer but "forbidden" means that it does. */
export async function isAllowed(account: ApiClient, request: HttpRequest): Promise<boolean> {
  const { status, body } = await account.send(request);
  if (status === 401) {
    throw new Error(`The token is refused: ${body}`);
  }
  return status !== 403;
}

/** Asks the API server about a request that can't be made, or is for a resource that it does not serve. */
export async function isAllowedByReview(admin: ApiClient, account: Account, request: PlacedRequest): Promise<boolean> {
  const { apiGroup: group, ...attributes } = request;
  return review(admin, account, { resourceAttributes: { group, ...attributes } });
}

/** Asks the API server about a path that is no resource. */
export async function isUrlAllowedByReview(admin: ApiClient, account: Account, verb: string, path: string): Promise<boolean> {
  return review(admin, account, { nonResourceAttributes: { verb, path } });
}

async function review(admin: ApiClient, account: Account, attributes: object): Promise<boolean> {
  const { status } = await admin.object<{ status: { allowed: boolean } }>('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SubjectAccessReview',
    spec: { user: userName(account), groups: groupsOf(account), ...attributes },
  });
  return status.allowed;
}
