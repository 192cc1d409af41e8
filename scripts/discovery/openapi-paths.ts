import { readFileSync } from 'fs';
import { isStable, PublishedResource } from './published-resource';

interface Operation {
  readonly 'x-kubernetes-action'?: string;
  readonly 'x-kubernetes-group-version-kind'?: { readonly kind: string };
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

const VERB_OF_ACTION: Readonly<Record<string, string>> = {
  get: 'get',
  list: 'list',
  post: 'create',
  put: 'update',
  patch: 'patch',
  delete: 'delete',
  deletecollection: 'deletecollection',
};

const VERB_OF_METHOD: Readonly<Record<string, string>> = { get: 'get', post: 'create', put: 'update', patch: 'patch', delete: 'delete' };

const PATH = /^\/(?:api|apis\/(?<apiGroup>[^/]+))\/(?<version>[^/]+)\/(?<watch>watch\/)?(?<inNamespace>namespaces\/\{namespace\}\/)?(?<plural>[^/]+)(?:\/\{name\})?(?:\/(?<subresource>[^/{]+))?$/;

/** Reads the resources from the paths of an OpenAPI description: for a minor whose discovery is not published. */
export function readOpenApiPaths(file: string): PublishedResource[] {
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { readonly paths: Paths };
  const resources = new Map<string, PublishedResource>();
  for (const [path, operations] of Object.entries(paths)) {
    const { apiGroup = '', version, watch, inNamespace, plural, subresource } = PATH.exec(path)?.groups ?? {};
    if (version === undefined || !isStable(version)) {
      continue;
    }
    const resource = subresource === undefined ? plural : `${plural}/${subresource}`;
    const key = JSON.stringify([apiGroup, version, resource]);
    for (const [method, operation] of Object.entries(operations)) {
      const action = operation['x-kubernetes-action'] ?? '';
      const verb = watch !== undefined ? 'watch' : action === 'connect' ? VERB_OF_METHOD[method] : VERB_OF_ACTION[action];
      if (verb === undefined) {
        continue;
      }
      const { kind = operation['x-kubernetes-group-version-kind']?.kind ?? '', namespaced = false, verbs = [] } = resources.get(key) ?? {};
      resources.set(key, {
        apiGroup, version, resource, kind, namespaced: namespaced || inNamespace !== undefined, verbs: [...new Set([...verbs, verb])],
      });
    }
  }
  return [...resources.values()];
}
