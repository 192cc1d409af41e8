import { Issue } from '../diagnostics/issue';
import { apiGroupIssues } from './dead-grants/api-group';
import { definitionIssues } from './dead-grants/definition';
import { nameIssues } from './dead-grants/names';
import { RawGrant } from './dead-grants/raw-grant';
import { resourceIssues } from './dead-grants/resource';
import { scopeIssues } from './dead-grants/scope';
import { textIssues } from './dead-grants/texts';
import { verbIssues } from './dead-grants/verbs';

/**
 * Reports what in a grant can never match a request.
 *
 * Kubernetes accepts such a grant without a warning. A resource that isn't in the catalogue is accepted. The field of an issue is that of the rule.
 */
export function deadGrantIssues(grant: RawGrant): Issue[] {
  const unreadable = textIssues(grant);
  if (unreadable.length > 0) {
    return unreadable;
  }
  const { apiGroup, resource, verbs } = grant;
  const target = [...apiGroupIssues(apiGroup), ...resourceIssues(apiGroup, resource)];
  return [...target, ...verbIssues(apiGroup, resource, verbs), ...scopeIssues(grant), ...nameIssues(grant)];
}

/**
 * Reports what is wrong with a grant in code: what is dead, and what should be written in another way.
 *
 * Stricter than with files: a resource that isn't in the catalogue must at least look like one, and wildcards need
 * WildcardGrant.
 */
export function authoringIssues(grant: RawGrant): Issue[] {
  const unreadable = textIssues(grant);
  const issues = unreadable.length > 0 ? unreadable : definitionIssues(grant);
  return issues.length > 0 ? issues : deadGrantIssues(grant);
}
