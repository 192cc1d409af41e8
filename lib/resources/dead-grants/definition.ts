import { apiGroupIssues } from './api-group';
import { RawGrant } from './raw-grant';
import { resourceIssues, splitResource } from './resource';
import { Issue, issue } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';
import { dns1035LabelFixes, dnsSubdomainFixes } from '../../rbac/validation/name-grammar';
import { WILDCARD } from '../../rbac/wildcards';
import { findResource, isKnownApiGroup } from '../catalogue/lookup';
import { ResourceScope } from '../resource-info';

/** Case is checked with the verbs that the catalogue knows, which allows a better message. */
const VERB = /^[^\s,]+$/;

/** Reports what is wrong with a resource that a user defines, and with its verbs. */
export function definitionIssues({ apiGroup, resource, verbs, roleScope }: RawGrant): Issue[] {
  const { plural, subresource } = splitResource(resource);
  const known = findResource(apiGroup, plural, subresource);
  if (known !== undefined) {
    return roleScope === ResourceScope.CLUSTER && known.row.scope === ResourceScope.NAMESPACED
      ? [invalid('resources', `${quote(resource)} belongs to a namespace, not to the cluster.`, 'Define it with CustomResource.namespaced.')]
      : [];
  }
  for (const [field, text] of [['apiGroups', apiGroup], ['resources', resource]]) {
    if (text.includes(WILDCARD)) {
      return [wildcardIssue(field, text)];
    }
  }
  if (apiGroupIssues(apiGroup).length > 0 || resourceIssues(apiGroup, resource).length > 0) {
    return []; // these say it better
  }
  return [
    ...isKnownApiGroup(apiGroup) ? [] : groupIssues(apiGroup),
    ...wordIssues('resource', plural),
    ...subresource === undefined ? [] : wordIssues('subresource', subresource),
    ...verbs.flatMap(verbFormIssues),
  ];
}

/** Rejects a wildcard where another grant is required. */
export function wildcardIssue(field: string, text: string): Issue {
  return issue('grant/unexpected-wildcard', field, `${quote(text)} has a star.`, 'Grant wildcards with WildcardGrant, which takes a reason.');
}

function groupIssues(apiGroup: string): Issue[] {
  const fixes = apiGroup.includes('.') ? dnsSubdomainFixes(apiGroup) : ['Use a domain with at least one dot, for example "example.com".'];
  return fixes.length === 0 ? [] : [invalid('apiGroups', `${quote(apiGroup)} isn't the API group of a custom resource.`, fixes.join(' '))];
}

function wordIssues(what: 'resource' | 'subresource', word: string): Issue[] {
  const fixes = dns1035LabelFixes(word);
  return fixes.length === 0 ? [] : [invalid('resources', `${quote(word)} isn't a valid ${what}.`, fixes.join(' '))];
}

function verbFormIssues(verb: string): Issue[] {
  if (verb.includes(WILDCARD)) {
    return [wildcardIssue('verbs', verb)];
  }
  return VERB.test(verb) ? [] : [invalid('verbs', `${quote(verb)} isn't a valid verb.`, 'Use one word in lower case, for example "use".')];
}

function invalid(field: string, message: string, fix: string): Issue {
  return issue('grant/invalid-definition', field, message, fix);
}
