import { ScopedPermission } from '../access/granted-permissions';
import { Subject } from '../access/subject';
import { ArgoVersion } from '../argo/argo-version';
import { FeatureId } from '../argo/features/feature-table';

/** A permission that an account needs, and what for. */
export interface NeededPermission extends ScopedPermission {
  /** Its purpose: a sentence. */
  readonly why: string;

  /** The consequence when the request is denied. */
  readonly denied: string;
}

/** Something that was not chosen of an install, and that needs a permission. A version isn't a choice, so nothing suggests it. */
export type OtherChoice =
  /** Other versions: the first and the last of them, where there is one. */
  | { readonly kind: 'version'; readonly since?: ArgoVersion; readonly until?: ArgoVersion }
  | { readonly kind: 'feature'; readonly id: FeatureId }
  | { readonly kind: 'single sign-on' }
  | { readonly kind: 'optional need' };

/** A permission that the account would need for something else than what was named. */
export interface OtherUse extends ScopedPermission {
  /** The choices that need it: all of these together. */
  readonly use: readonly OtherChoice[];
}

/** The known needs of an account. */
export interface AccountNeeds {
  readonly subject: Subject;

  /** The component that uses the account, where it is known: `controller`, `server`, `client`. */
  readonly component?: string;
  readonly needed: readonly NeededPermission[];
  readonly otherUses: readonly OtherUse[];

  /** The reasons why some needs aren't known: texts. */
  readonly unknown: readonly string[];
}
