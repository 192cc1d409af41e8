import { grantOf, readGrant } from '../../../lib/argo/workflow/grant-notation';

/** What a text grants, as a rule on one line. */
function granted(text: string, reason?: string): string {
  const { noted, issues = [] } = readGrant(text, '--container-grant');
  if (noted === undefined) {
    return issues.map(({ message, fix }) => `${message} ${fix}`).join(' ');
  }
  const { rule, faults, reasons } = grantOf(noted, reason).statement;
  const names = rule.resourceNames === undefined ? '' : `[${rule.resourceNames.join()}]`;
  return [`${rule.verbs.join()} ${rule.resources?.join()}.${rule.apiGroups?.join()}${names}`, ...faults, ...reasons].join('; ');
}

test.each([
  ['get,list=pods', 'get,list pods.'],
  ['get=configmaps/settings,other', 'get configmaps.[settings,other]'],
  ['get=pods:subresource=log', 'get pods/log.'],
  ['get,get=po', 'get pods.'],
  ['create=rayjob', 'create rayjobs.ray.io'],
  ['get=widgets.example.com', 'get widgets.example.com'],
  ['use=widgets.example.com', 'use widgets.example.com'],
  ['list=pods/a:subresource=log', 'list pods/log.[a]; "pods/log" doesn\'t serve the verb "list". Use get.'],
  ['pods', '"pods" doesn\'t name verbs and a resource. Write VERB,…=PLURAL.GROUP[/NAME,…][:subresource=SUBRESOURCE], for example get,list=pods.'],
  ['get=', '"get=" doesn\'t name verbs and a resource. Write VERB,…=PLURAL.GROUP[/NAME,…][:subresource=SUBRESOURCE], for example get,list=pods.'],
  ['get=pods@other', '"get=pods@other" doesn\'t name verbs and a resource. Write VERB,…=PLURAL.GROUP[/NAME,…][:subresource=SUBRESOURCE], for example get,list=pods.'],
  ['get=*', '"get=*" has a star. Name the verbs and the resource.'],
  ['get=podz', 'No known resource is called "podz". Write pods.'],
])('%s grants %s', (text, expected) => {
  expect(granted(text)).toBe(expected);
});

test('a reason goes with the grant', () => {
  expect(granted('get,bind=roles.rbac.authorization.k8s.io/a', 'It is tested.')).toBe('get,bind roles.rbac.authorization.k8s.io[a]; It is tested.');
});
