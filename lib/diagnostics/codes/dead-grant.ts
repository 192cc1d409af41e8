import { CodeTable } from '../code-table';

/** Rules that Kubernetes stores and never matches. */
export const DEAD_GRANT_CODES = {
  'dead-grant/cluster-scoped-resource': { severity: 'error', summary: 'A Role grants verbs on a cluster-scoped resource.' },
  'dead-grant/empty-name': { severity: 'error', summary: 'A resource name in a rule is empty.' },
  'dead-grant/empty-names': { severity: 'error', summary: 'The list of resource names is empty, which Kubernetes reads as every name.' },
  'dead-grant/invalid-name': { severity: 'error', summary: 'No object of the resource can have the name.' },
  'dead-grant/invalid-url': { severity: 'error', summary: "The URL in a rule can't be the path of a request." },
  'dead-grant/missing-url': { severity: 'error', summary: 'A grant on URLs has no URL.' },
  'dead-grant/missing-verb': { severity: 'error', summary: 'A grant has no verb.' },
  'dead-grant/not-text': { severity: 'error', summary: "A part of a grant isn't text." },
  'dead-grant/partial-wildcard': { severity: 'error', summary: 'A star is part of a text in which Kubernetes reads it as an ordinary character.' },
  'dead-grant/removed-resource': { severity: 'error', summary: 'Kubernetes no longer serves the resource in the API group.' },
  'dead-grant/resource-url': { severity: 'error', summary: 'A rule about URLs has the path of a resource.' },
  'dead-grant/unknown-api-group': { severity: 'error', summary: 'No API group has the name.' },
  'dead-grant/unknown-resource': { severity: 'error', summary: 'The API group has no such resource.' },
  'dead-grant/unknown-subresource': { severity: 'error', summary: 'The resource has no such subresource.' },
  'dead-grant/unnamed-create': { severity: 'error', summary: 'A rule allows create on named objects, but a create request names none.' },
  'dead-grant/unnamed-deletecollection': { severity: 'error', summary: 'A rule allows deletecollection on named objects, but such a request names none.' },
  'dead-grant/unprintable-text': { severity: 'error', summary: "A part of a grant has a character that can't be seen." },
  'dead-grant/unserved-verb': { severity: 'error', summary: 'No request on the resource or URL has the verb.' },
} as const satisfies CodeTable<'dead-grant'>;
