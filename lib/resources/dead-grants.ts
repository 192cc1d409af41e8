import { apiGroupFaults } from './dead-grants/api-group';
import { definitionFaults } from './dead-grants/definition';
import { nameFaults } from './dead-grants/names';
import { RawGrant } from './dead-grants/raw-grant';
import { resourceFaults } from './dead-grants/resource';
import { scopeFaults } from './dead-grants/scope';
import { textFaults } from './dead-grants/texts';
import { verbFaults } from './dead-grants/verbs';

/**
 * Tells what in a grant can never match a request, and how to mend it.
 *
 * Kubernetes takes such a grant without a word. What the catalogue does not know is taken as sound.
 */
export function deadGrantFaults(grant: RawGrant): string[] {
  const unreadable = textFaults(grant);
  if (unreadable.length > 0) {
    return unreadable;
  }
  const { apiGroup, resource, verbs } = grant;
  const target = [...apiGroupFaults(apiGroup), ...resourceFaults(apiGroup, resource)];
  return [...target, ...verbFaults(apiGroup, resource, verbs), ...scopeFaults(grant), ...nameFaults(grant)];
}

/**
 * Tells what is wrong with a grant that somebody writes in code: what is dead, and what should be said in another way.
 *
 * Stricter than what files may hold: a resource that the catalogue does not know must at least look like one, and
 * wildcards have a way of their own.
 */
export function authoringFaults(grant: RawGrant): string[] {
  const unreadable = textFaults(grant);
  const faults = unreadable.length > 0 ? unreadable : definitionFaults(grant);
  return faults.length > 0 ? faults : deadGrantFaults(grant);
}
