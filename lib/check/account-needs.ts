import { ScopedPermission } from '../access/granted-permissions';
import { Subject } from '../access/subject';
import { ArgoVersion } from '../argo/argo-version';
import { FeatureId } from '../argo/features/feature-table';

/** A permission that an account needs, and what for. */
export interface NeededPermission extends ScopedPermission {
  /** What it is for: a sentence. */
  readonly why: string;

  /** What follows when it is refused. */
  readonly denied: string;
}

/** Something that was not chosen of an install, and that needs a permission. */
export type OtherChoice =
  | { readonly kind: 'version'; readonly version: ArgoVersion }
  | { readonly kind: 'feature'; readonly id: FeatureId }
  | { readonly kind: 'single sign-on' }
  | { readonly kind: 'optional need' };

/** A permission that the account would need for something else than what was named. */
export interface OtherUse extends ScopedPermission {
  /** What needs it: all of these together. */
  readonly use: readonly OtherChoice[];
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
