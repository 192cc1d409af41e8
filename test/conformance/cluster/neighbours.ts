import { PlacedRequest } from './access-model';
import { ServedResource } from './discovery';
import { Permission } from '../../../lib/rbac/permission';

/** A name that no object has. */
const ABSENT = 'conformance-absent';

const COLLECTION_VERBS = ['list', 'watch', 'deletecollection'];

/** A request that a permission grants; where the permission has a wildcard, one of those it grants. */
export function requestFor(permission: Permission, namespace: string, served: readonly ServedResource[]): PlacedRequest {
  const { verb, apiGroup = '', resource = '', resourceName } = permission;
  const examples = served.filter((one) =>
    (apiGroup === '*' || one.apiGroup === apiGroup) && matches(resource, one) && (verb === '*' || one.verbs.includes(verb)));
  // A wildcard in a namespace grants nothing of the cluster's.
  const example = examples.find(({ namespaced }) => namespaced === (namespace !== '')) ?? examples[0];
  const [plural, ...subresource] = resource.split('/');
  const target = {
    verb: verb === '*' ? example?.verbs[0] ?? 'get' : verb,
    apiGroup: apiGroup === '*' ? example?.apiGroup ?? 'example.com' : apiGroup,
    resource: plural === '*' ? example?.resource ?? 'examples' : plural,
    subresource: resource === '*' ? example?.subresource ?? '' : subresource.join('/'),
  };
  const isNamespaced = example?.namespaced ?? namespace !== '';
  return {
    ...target,
    name: resourceName ?? nameFor(target, namespace),
    namespace: isNamespaced ? namespace : '',
  };
}

/** Requests like this one, each with one part changed. Which of them are allowed is for the model to say. */
export function neighboursOf(request: PlacedRequest, namespaces: readonly string[], served: readonly ServedResource[]): PlacedRequest[] {
  const { verb, apiGroup, resource, subresource, name, namespace } = request;
  const target = served.find((one) => one.apiGroup === apiGroup && one.resource === resource && one.subresource === subresource);
  const others = served.filter((one) => one.apiGroup === apiGroup && one.namespaced === (namespace !== '') && one.verbs.includes(verb));
  return distinct([
    ...(target?.verbs ?? ['get', 'update']).map((other) => ({ ...request, verb: other, name: name === '' ? nameFor({ ...request, verb: other }, namespace) : name })),
    ...sample(others, 3, `${resource}/${subresource}/${verb}`).map((other) => {
      const neighbour = { ...request, resource: other.resource, subresource: other.subresource };
      return { ...neighbour, name: name === '' ? nameFor(neighbour, namespace) : name };
    }),
    ...(name === '' ? [{ ...request, name: ABSENT }] : [{ ...request, name: `${name}x` }, { ...request, name: '' }]),
    ...(namespace === '' ? [] : namespaces.map((other) => ({ ...request, namespace: other }))),
    ...(namespace === '' ? [] : [{ ...request, namespace: '' }]),
  ]).filter((neighbour) => key(neighbour) !== key(request));
}

function matches(resource: string, one: ServedResource): boolean {
  const path = one.subresource === '' ? one.resource : `${one.resource}/${one.subresource}`;
  return resource === '*' || resource === path || (one.subresource !== '' && resource === `*/${one.subresource}`);
}

/** What a request of this verb carries when no name is given: collections carry none. A namespace is its own place. */
function nameFor({ verb, apiGroup, resource, subresource }: Omit<PlacedRequest, 'name' | 'namespace'>, namespace: string): string {
  if (COLLECTION_VERBS.includes(verb) || (verb === 'create' && subresource === '')) {
    return '';
  }
  return apiGroup === '' && resource === 'namespaces' && namespace !== '' ? namespace : ABSENT;
}

/** A few, always the same for the same text, spread over the whole list. */
export function sample<T>(values: readonly T[], count: number, text: string): T[] {
  const start = [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 65_521, 7);
  return values.length <= count
    ? [...values]
    : Array.from({ length: count }, (_, i) => values[(start + Math.floor(i * values.length / count)) % values.length]);
}

function distinct(requests: readonly PlacedRequest[]): PlacedRequest[] {
  return [...new Map(requests.map((request) => [key(request), request])).values()];
}

function key({ verb, apiGroup, resource, subresource, name, namespace }: PlacedRequest): string {
  return JSON.stringify([verb, apiGroup, resource, subresource, name, namespace]);
}
