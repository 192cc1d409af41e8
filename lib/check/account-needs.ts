import { ScopedPermission } from '../access/granted-permissions';
import { Subject } from '../access/subject';

/** A permission that an account needs, and what for. */
export interface NeededPermission extends ScopedPermission {
  /** What it is for: a sentence. */
  readonly why: string;

  /** What follows when it is refused. */
  readonly denied: string;
}

/** A permission that the account would need for something else than what was named. */
export interface OtherUse extends ScopedPermission {
  /** What needs it, as the user would name it: `--feature cron-workflows`. */
  readonly use: string;
}

/** What is known of the needs of an account. */
export interface AccountNeeds {
  readonly subject: Subject;

  /** What the account is of, where it is known: `controller`, `server`, `client`. */
  readonly component?: string;
  readonly needed: readonly NeededPermission[];
  readonly otherUses: readonly OtherUse[];

  /** What the needs can't be known of: texts that say why. */
  readonly unknown: readonly string[];
}
