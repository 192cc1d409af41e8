import { ResourceInfo } from './resource-info';

/** Limits a resource to names; those it is limited to already stay. */
export function withNames(info: ResourceInfo, name: string, more: readonly string[]): ResourceInfo {
  return { ...info, resourceNames: [...new Set([...info.resourceNames ?? [], name, ...more])] };
}

/** The group of an `apiVersion`. */
export function apiGroupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Writes a resource as a rule does: `pods`, `pods/log`. */
export function resourceText(plural: string, subresource: string | undefined): string {
  return subresource === undefined ? plural : `${plural}/${subresource}`;
}

/** Writes a resource with its group as kubectl does: `workflowtasksets.argoproj.io/status`. */
export function qualifiedResource(apiGroup: string, resource: string): string {
  const [plural, ...subresource] = resource.split('/');
  return [apiGroup === '' ? plural : `${plural}.${apiGroup}`, ...subresource].join('/');
}
