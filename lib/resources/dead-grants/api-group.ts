import { quote } from '../../diagnostics/printable-text';
import { WILDCARD } from '../../rbac/wildcards';
import { isKnownApiGroup, knownApiGroups } from '../catalogue/lookup';

const VERSION = /^v\d+((alpha|beta)\d+)?$/;

/** Tells what is wrong with the API group of a rule: a name of Kubernetes' documentation, or a version with it. */
export function apiGroupFaults(apiGroup: string): string[] {
  if (apiGroup === '' || apiGroup === WILDCARD || isKnownApiGroup(apiGroup)) {
    return [];
  }
  if (apiGroup.includes(WILDCARD)) {
    return [`${quote(apiGroup)} is only text, no pattern: name each API group, or "*" for all.`];
  }
  const [group, version] = apiGroup.split('/');
  if (group === 'core' || VERSION.test(group) && version === undefined) {
    return [`${quote(apiGroup)} is no API group: rules write the core group as the empty text "".`];
  }
  if (version !== undefined) {
    return [`${quote(apiGroup)} is an API version: rules name the group without version, ${quote(group)}.`];
  }
  if (apiGroup !== apiGroup.toLowerCase()) {
    return [`The API group ${quote(apiGroup)} has upper-case letters: groups are in lower case, ${quote(apiGroup.toLowerCase())}.`];
  }
  const full = knownApiGroups().find((known) => known.startsWith(`${apiGroup}.`));
  return full === undefined ? [] : [`There is no API group ${quote(apiGroup)}: its whole name is ${quote(full)}.`];
}
