import { CodeTable } from '../code-table';

/** Values that Kubernetes rejects in RBAC objects. */
export const RBAC_CODES = {
  'rbac/annotations-too-large': { severity: 'error', summary: 'The annotations of an object are larger than Kubernetes allows.' },
  'rbac/invalid-annotation': { severity: 'error', summary: "The key of an annotation isn't valid." },
  'rbac/invalid-label': { severity: 'error', summary: "The key or the value of a label isn't valid." },
  'rbac/invalid-label-selector': { severity: 'error', summary: "An expression of a label selector isn't valid." },
  'rbac/invalid-name': { severity: 'error', summary: 'No object of the kind can have the name.' },
  'rbac/invalid-role-ref': { severity: 'error', summary: "A binding refers to something that isn't a role it can bind." },
  'rbac/invalid-subject': { severity: 'error', summary: "The kind or the API group of a subject isn't valid." },
  'rbac/missing-api-group': { severity: 'error', summary: 'A rule about resources has no API group.' },
  'rbac/missing-name': { severity: 'error', summary: 'A required name is missing.' },
  'rbac/missing-namespace': { severity: 'error', summary: 'The namespace of a ServiceAccount is missing where the binding has none.' },
  'rbac/missing-resource': { severity: 'error', summary: 'A rule has neither resources nor URLs.' },
  'rbac/missing-rules': { severity: 'error', summary: 'The list of rules is missing.' },
  'rbac/missing-selector': { severity: 'error', summary: 'An aggregation rule has no selector.' },
  'rbac/missing-verb': { severity: 'error', summary: 'A rule has no verb.' },
  'rbac/subresource-in-resource': { severity: 'error', summary: 'A request has its subresource in its resource.' },
  'rbac/too-many-permissions': { severity: 'error', summary: 'A rule grants more permissions than can be compared.' },
  'rbac/unexpected-namespace': { severity: 'error', summary: 'A cluster-scoped object has a namespace.' },
  'rbac/unknown-field': { severity: 'error', summary: "A rule has a field that Kubernetes doesn't know." },
  'rbac/url-in-role': { severity: 'error', summary: 'A Role has a rule about URLs.' },
  'rbac/urls-with-resources': { severity: 'error', summary: 'A rule is about both URLs and resources.' },
  'rbac/wrong-type': { severity: 'error', summary: 'The value of a field has the wrong type.' },
} as const satisfies CodeTable<'rbac'>;
