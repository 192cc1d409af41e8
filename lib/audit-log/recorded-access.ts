import { Seen } from './tally';
import { whereOf } from '../access/reported-scope';
import { compareText } from '../rbac/order';
import { Permission } from '../rbac/permission';
import { PolicyRule } from '../rbac/policy-rule';

/**
 * The classes of accesses, by the evidence in a log:
 *
 * - `needs`: the authorizer allowed it.
 * - `derived`: the API server required it within a request that it allowed; no log shows that check.
 * - `attempted`: the authorizer allowed it, and denied a further question about the same request.
 * - `denied`: the authorizer denied it.
 * - `unknown`: the log doesn't say what the authorizer answered.
 * - `noise`: it was allowed, as it is to every account.
 *
 * Only the first two are part of a role.
 */
export const ACCESS_CLASSES = ['needs', 'derived', 'attempted', 'denied', 'unknown', 'noise'] as const;

export type AccessClass = typeof ACCESS_CLASSES[number];

/** An access in a question to the authorizer: no verb, name or namespace represents others. */
export interface Access {
  /** The namespace, or nothing for a cluster-scoped resource, all namespaces, or a URL. */
  readonly namespace?: string;
  readonly permission: Permission;
}

/** Facts about an access, in addition to the account that requested it. */
export interface AccessRemark {
  /** Why the API server requires a `derived` access: a clause without full stop. */
  readonly why?: string;

  /** The rules that the account tried to grant and doesn't have itself, for an `attempted` access. */
  readonly missing?: readonly PolicyRule[];
}

/** An access of an account, with how often it was seen. */
export interface RecordedAccess extends Access, AccessRemark {
  /**
   * Whether more names of the resource, or more URLs, were seen than a profile keeps. The permission then has no name, or the URL `*`,
   * and it is only what was seen as far as a name or URL was part of each request.
   */
  readonly hasManyNames: boolean;
  readonly seen: Seen;
}

/** Orders accesses by scope, verb, group, resource and name, as the JSON lists them. */
export function sortAccesses(accesses: readonly RecordedAccess[]): RecordedAccess[] {
  const keyed = accesses.map((access): [string, RecordedAccess] => {
    const { hasManyNames, why, missing } = access;
    return [`${accessKey(access)}${hasManyNames || why !== undefined || missing !== undefined ? JSON.stringify([hasManyNames, why, missing]) : ''}`, access];
  });
  return keyed.sort(([a], [b]) => compareText(a, b)).map(([, access]) => access);
}

/** A text that is the same for two accesses exactly when they are, and that orders them. */
function accessKey(access: Access): string {
  const { verb, apiGroup = '', resource = '', resourceName = '', nonResourceURL = '' } = access.permission;
  return [whereOf(access.namespace), access.namespace ?? '', verb, apiGroup, resource, resourceName, nonResourceURL].map(endMarked).join('');
}

/** Whether two accesses have the same key. */
export function isSameAccess(one: Access, other: Access): boolean {
  const [a, b] = [one.permission, other.permission];
  const isSame = (part = '', otherPart = '') => part === otherPart;
  return one.namespace === other.namespace && a.verb === b.verb && isSame(a.resourceName, b.resourceName) && isSame(a.resource, b.resource)
    && isSame(a.apiGroup, b.apiGroup) && isSame(a.nonResourceURL, b.nonResourceURL);
}

/** Marks the end of a part, so a part that continues another one comes after it, and can't be taken for two. */
function endMarked(part: string): string {
  return `${part.includes('\u0000') ? part.replace(/\u0000/g, '\u0000\u0001') : part}\u0000\u0000`;
}
