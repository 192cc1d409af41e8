import { ListedResource } from './resource-table';
import { API_VERSION } from '../../../manifests/api-version';

/** Writes resources for programs. */
export function writeJson(resources: readonly ListedResource[]): string {
  return `${JSON.stringify({
    apiVersion: API_VERSION,
    resources: resources.map(({ plural, shortNames, apiVersion, isNamespaced, kind, verbs, typed }) =>
      ({ name: plural, shortNames, apiVersion, namespaced: isNamespaced, kind, verbs, ...typed === '' ? {} : { typed } })),
  }, undefined, 2)}\n`;
}
