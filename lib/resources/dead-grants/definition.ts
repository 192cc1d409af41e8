import { apiGroupFaults } from './api-group';
import { quote } from './quote';
import { resourceFaults, splitResource } from './resource';
import { WILDCARD } from '../../rbac/wildcards';
import { findResource, isKnownApiGroup } from '../catalogue/lookup';

const GROUP = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/;
const PLURAL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** Tells what is wrong with a resource that a user defines. */
export function definitionFaults(apiGroup: string, resource: string): string[] {
  const { plural, subresource } = splitResource(resource);
  if (findResource(apiGroup, plural, subresource) !== undefined) {
    return [];
  }
  if ([apiGroup, resource].some((text) => text.includes(WILDCARD))) {
    return [`A star stands in ${quote(apiGroup)} ${quote(resource)}: wildcards are granted with WildcardGrant, which takes a reason.`];
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
  ];
}
