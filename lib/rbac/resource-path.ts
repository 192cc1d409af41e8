/** The object that a path of the API server is about. A part that isn't there is empty. */
export interface PathResource {
  readonly resource: string;
  readonly subresource: string;
  readonly apiGroup: string;
  readonly namespace: string;
  readonly name: string;
}

/** The words that old clients put before a resource, in place of a verb. */
const OLD_VERBS: ReadonlySet<string> = new Set(['watch', 'proxy']);

/** The subresources of namespaces; whatever else follows the name of one is a resource in it. */
const PARTS_OF_NAMESPACE: ReadonlySet<string> = new Set(['status', 'finalize']);

/**
 * The object that a path is about, as the API server reads it; nothing for a path that isn't of a resource, such as discovery.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/staging/src/k8s.io/apiserver/pkg/endpoints/request/requestinfo.go
 */
export function resourceInPath(path: string): PathResource | undefined {
  const [prefix, ...parts] = path.split('/').filter((part) => part !== '');
  const [apiGroup, [, ...rest]] = prefix === 'api' ? ['', parts] : prefix === 'apis' ? [parts[0], parts.slice(1)] : ['', []];
  const steps = OLD_VERBS.has(rest[0]) ? rest.slice(1) : rest;
  const isNamespaced = steps[0] === 'namespaces' && steps.length > 1;
  const [resource, name = '', subresource = ''] = isNamespaced && steps.length > 2 && !PARTS_OF_NAMESPACE.has(steps[2]) ? steps.slice(2) : steps;
  return resource === undefined ? undefined : { resource, subresource, apiGroup, namespace: isNamespaced ? steps[1] : '', name };
}
