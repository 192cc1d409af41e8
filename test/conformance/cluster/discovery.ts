import { ApiClient } from './api-client';

/** A resource or subresource as the server says it serves it. */
export interface ServedResource {
  readonly apiGroup: string;
  readonly version: string;
  readonly resource: string;
  /** The empty text for the resource itself. */
  readonly subresource: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

interface ApiGroupList {
  readonly groups: { readonly name: string; readonly versions: { readonly version: string }[] }[];
}

interface ApiResourceList {
  readonly resources: { readonly name: string; readonly kind: string; readonly namespaced: boolean; readonly verbs: string[] }[];
}

/** All that the server serves, each (group, resource, subresource) in the version the server prefers; in the same order in every run. */
export async function discover(client: ApiClient): Promise<ServedResource[]> {
  const { groups } = await client.object<ApiGroupList>('GET', '/apis');
  const served = new Map<string, ServedResource>();
  for (const { name, versions } of [{ name: '', versions: [{ version: 'v1' }] }, ...groups]) {
    for (const { version } of versions) {
      const { resources } = await client.object<ApiResourceList>('GET', apiPath(name, version));
      for (const { name: path, kind, namespaced, verbs } of resources) {
        const [resource, subresource = ''] = path.split('/');
        const key = `${name}/${path}`;
        if (!served.has(key)) {
          served.set(key, { apiGroup: name, version, resource, subresource, kind, namespaced, verbs });
        }
      }
    }
  }
  return [...served].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, resource]) => resource);
}

/** The minor version of the server: 37 of v1.37.2. */
export async function serverMinor(client: ApiClient): Promise<number> {
  const { minor } = await client.object<{ minor: string }>('GET', '/version');
  return parseInt(minor, 10);
}

/** Where a group's resources are. */
export function apiPath(apiGroup: string, version: string): string {
  return apiGroup === '' ? `/api/${version}` : `/apis/${apiGroup}/${version}`;
}
