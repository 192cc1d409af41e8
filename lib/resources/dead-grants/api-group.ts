import { Issue, issue } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';
import { WILDCARD } from '../../rbac/wildcards';
import { isKnownApiGroup, knownApiGroups } from '../catalogue/lookup';

const FIELD = 'apiGroups';

const VERSION = /^v\d+((alpha|beta)\d+)?$/;

/** Reports what is wrong with the API group of a rule: a name of Kubernetes' documentation, or a version with it. */
export function apiGroupIssues(apiGroup: string): Issue[] {
  if (apiGroup === '' || apiGroup === WILDCARD || isKnownApiGroup(apiGroup)) {
    return [];
  }
  if (apiGroup.includes(WILDCARD)) {
    return [issue('dead-grant/partial-wildcard', FIELD, `The star in the API group ${quote(apiGroup)} is an ordinary character.`, 'Name each API group, or write "*" for all.')];
  }
  const [group, version] = apiGroup.split('/');
  if (group === 'core' || VERSION.test(group) && version === undefined) {
    return [unknown(`${quote(apiGroup)} isn't an API group.`, 'Write "" for the core group.')];
  }
  if (version !== undefined) {
    return [unknown(`${quote(apiGroup)} is an API version, not an API group.`, `Write the group without the version, ${quote(group)}.`)];
  }
  if (apiGroup !== apiGroup.toLowerCase()) {
    return [unknown(`The API group ${quote(apiGroup)} has upper-case letters.`, `Write it in lower case, ${quote(apiGroup.toLowerCase())}.`)];
  }
  const full = knownApiGroups().find((known) => known.startsWith(`${apiGroup}.`));
  return full === undefined ? [] : [unknown(`No known API group is named ${quote(apiGroup)}.`, `Write its whole name, ${quote(full)}.`)];
}

/** How a message calls an API group. */
export function groupText(apiGroup: string): string {
  return apiGroup === '' ? 'the core group' : `the API group ${quote(apiGroup)}`;
}

function unknown(message: string, fix: string): Issue {
  return issue('dead-grant/unknown-api-group', FIELD, message, fix);
}
