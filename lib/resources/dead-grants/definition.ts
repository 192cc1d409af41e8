import { apiGroupFaults } from './api-group';
import { RawGrant } from './raw-grant';
import { resourceFaults, splitResource } from './resource';
import { quote } from '../../diagnostics/printable-text';
import { WILDCARD } from '../../rbac/wildcards';
import { findResource, isKnownApiGroup } from '../catalogue/lookup';
import { ResourceScope } from '../resource-info';

const WILDCARD_WAY = 'wildcards are granted with WildcardGrant, which takes a reason';

const GROUP = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/;
const PLURAL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** Case is judged with the verbs that the catalogue knows, in better words. */
const VERB = /^[^\s,]+$/;

/** Tells what is wrong with a resource that a user defines, and with its verbs. */
export function definitionFaults({ apiGroup, resource, verbs, roleScope }: RawGrant): string[] {
  const { plural, subresource } = splitResource(resource);
  const known = findResource(apiGroup, plural, subresource);
  if (known !== undefined) {
    return roleScope === ResourceScope.CLUSTER && known.row.scope === ResourceScope.NAMESPACED
      ? [`${quote(resource)} belongs to a namespace, not to the cluster: define it with CustomResource.namespaced.`]
      : [];
  }
  if ([apiGroup, resource].some((text) => text.includes(WILDCARD))) {
    return [`A star stands in ${quote(apiGroup)} ${quote(resource)}: ${WILDCARD_WAY}.`];
  }
  if (apiGroupFaults(apiGroup).length > 0 || resourceFaults(apiGroup, resource).length > 0) {
    return []; // these say it better
  }
  return [
    ...isKnownApiGroup(apiGroup) || GROUP.test(apiGroup) ? [] : [
      `${quote(apiGroup)} is no API group: the group of a custom resource is a domain with at least one dot, for example "example.com".`,
    ],
    ...PLURAL.test(plural) ? [] : [
      `${quote(plural)} is no resource: the plural has lower-case letters, digits and "-", and begins with a letter.`,
    ],
    ...subresource === undefined || PLURAL.test(subresource) ? [] : [
      `${quote(subresource)} is no subresource: it has lower-case letters, digits and "-", and begins with a letter.`,
    ],
    ...verbs.flatMap(verbFormFaults),
  ];
}

function verbFormFaults(verb: string): string[] {
  if (verb.includes(WILDCARD)) {
    return [`A star stands in the verb ${quote(verb)}: ${WILDCARD_WAY}.`];
  }
  return VERB.test(verb) ? [] : [`${quote(verb)} is no verb: a verb is a word in lower case, for example "use".`];
}
