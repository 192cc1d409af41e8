import { covers } from '../../lib/access/granted-permissions';
import { InstallAccess } from '../../lib/argo/install/install-access';
import { SelectedAccount } from '../../lib/audit-log/selected-access';
import { needsOfComponent, NeededAccess } from '../../lib/tailoring/known-needs';
import { tailor } from '../../lib/tailoring/tailored-account';
import { accessText } from '../../lib/tailoring/tailored-text';

/** How the role that is tailored from a log differs from what an install grants. */
export interface RoleDifference {
  /** What the install grants. */
  readonly granted: readonly NeededAccess[];

  /** What the account was seen to use and the install doesn't grant. */
  readonly ungranted: readonly string[];

  /** What the install grants and the account wasn't seen to use, by row of the tables. */
  readonly unseen: readonly NeededAccess[];
}

/** Compares the role of a component that is tailored from a log with what its install grants. */
export function roleDifference(account: SelectedAccount, install: InstallAccess, component: 'controller' | 'server'): RoleDifference {
  const granted = needsOfComponent(install, component);
  const used = tailor(account).scopes.flatMap(({ namespace, permissions }) => permissions.map(({ permission }) => ({ namespace, permission })));
  return {
    granted,
    ungranted: used.filter((each) => !granted.some((one) => covers(one, each))).map(accessText),
    unseen: granted.filter((one) => !used.some((each) => covers(one, each))),
  };
}

/** A row that the log doesn't show, and why. */
export function unseenText({ permission, known: { id, silence }, ...scope }: NeededAccess): string {
  return `${id}: ${accessText({ ...scope, permission })}. ${silence}`;
}
