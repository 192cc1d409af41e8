import { Permission } from './permission';

/** A permission and every reason that was given for it. */
export interface PermissionExplanation {
  /** The permission, one of the canonical set. */
  readonly permission: Permission;

  /** The reasons of all grants that this permission covers, each once, in the order they were given. */
  readonly reasons: string[];
}
