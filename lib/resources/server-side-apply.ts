import { authoringIssues } from './dead-grants';
import { GrantStatement } from './grant-statement';
import { ResourceInfo } from './resource-info';

/**
 * Grants what is needed to apply objects of these names on the server side.
 *
 * The API server checks `patch`, and, where the object does not exist yet, `create` with its name: the one named
 * create of an object that is not dead.
 */
export function serverSideApplyStatement(info: ResourceInfo, reason: string): GrantStatement {
  const { apiGroup, plural, resourceNames, scope } = info;
  return GrantStatement._of({
    rule: { apiGroups: [apiGroup], resources: [plural], ...resourceNames && { resourceNames: [...resourceNames] }, verbs: ['create', 'patch'] },
    scope,
    reasons: [reason],
    check: ({ verbs, resourceNames: names }) =>
      authoringIssues({ apiGroup, resource: plural, verbs, resourceNames: names, roleScope: scope, serverSideApply: true }),
  });
}
