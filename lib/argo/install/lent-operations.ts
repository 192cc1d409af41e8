import { InstallPlan } from './install-plan';
import { NeedPurpose, NeedSelection } from './need-selection';
import { Issue, issue } from '../../diagnostics/issue';
import { validateSelections } from '../client/client-access';
import { SelectedNeed, Selection } from '../client/need-selection';
import { ClientRoute } from '../needs/client/client-route';

/** Returns the needs of operations that callers perform with the permissions of the server. */
export function lentNeeds(plan: InstallPlan): SelectedNeed[] {
  return lentSelections(plan).flatMap(({ needs }) => needs);
}

/** Selects the needs of the operations that the server runs for its callers. */
function lentSelections({ lent, version, ownerReferencesPermissionEnforcement }: InstallPlan): Selection[] {
  return lent.map((operation) => operation._select({ version, via: ClientRoute.ARGO_SERVER, ownerReferencesPermissionEnforcement }));
}

/** Finds the permissions that the server needs to act for its callers. */
export function selectLentNeeds(plan: InstallPlan): NeedSelection[] {
  const { serverAuthMode: mode, layout: { workflow } } = plan;
  const reason = mode._lent?.reason ?? '';
  return lentNeeds(plan).map((selected) => {
    const { label, need, evidence, grant } = selected;
    const purpose: NeedPurpose = {
      id: label,
      component: 'server',
      source: { field: 'serverAuthMode', member: 'operations' },
      turnedOnBy: [`\`${mode}\``],
      why: `For every caller, ${label} ${need.why}.`,
      denied: 'request fails',
      consequence: need.consequence,
      evidence,
    };
    const explained = grant.statement._because(`${label} ${need.why}`);
    const statement = isBlank(reason) ? explained : explained._because(reason);
    return selected.place === 'cluster' || workflow === undefined
      ? { purpose, grant: { ...grant, statement } }
      : { purpose, grant: { namespaced: true, statement }, namespaces: workflow };
  });
}

/** Reports what is wrong with a server that does things for everybody. */
export function validateLent(plan: InstallPlan): Issue[] {
  const { serverAuthMode: mode } = plan;
  if (mode._lent === undefined) {
    return [];
  }
  return [
    ...isBlank(mode._lent.reason)
      ? [issue('install/missing-reason', 'serverAuthMode', `${mode} has no reason.`, 'Say in a few words why callers may use the permissions of the server.')]
      : [],
    ...validateSelections('serverAuthMode.operations', lentSelections(plan)),
  ];
}

function isBlank(reason: string): boolean {
  return reason.trim() === '';
}
