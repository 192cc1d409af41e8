import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { isStable, PublishedResource } from './published-resource';

interface ApiResourceList {
  readonly kind: string;
  readonly groupVersion: string;
  readonly resources: readonly {
    readonly name: string;
    readonly kind: string;
    readonly namespaced: boolean;
    readonly verbs: readonly string[];
    readonly shortNames?: readonly string[];
  }[];
}

/** Reads what the API server of a Kubernetes source tree answers to discovery (`api/discovery/*.json`). */
export function readApiDiscovery(directory: string): PublishedResource[] {
  return readdirSync(directory)
    .map((file) => JSON.parse(readFileSync(join(directory, file), 'utf8')) as ApiResourceList)
    .filter(({ kind }) => kind === 'APIResourceList')
    .flatMap(({ groupVersion, resources }) => {
      const [version, apiGroup = ''] = groupVersion.split('/').reverse();
      return !isStable(version) ? [] : resources.map(({ name, kind, namespaced, verbs, shortNames = [] }) => (
        { apiGroup, version, resource: name, kind, namespaced, verbs, shortNames }
      ));
    });
}
