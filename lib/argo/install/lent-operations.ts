import { InstallPlan } from './install-plan';
import { NeedPurpose, NeedSelection } from './need-selection';
import { Fault } from '../../rbac/fault';
import { validateSelections } from '../client/client-access';
import { SelectedNeed, Selection } from '../client/need-selection';
import { ClientRoute } from '../needs/client/client-route';

/** What callers do with the rights of the server. */
export function lentNeeds(plan: InstallPlan): SelectedNeed[] {
  return lentSelections(plan).flatMap(({ needs }) => needs);
}

/** The operations of callers go through the server, which asks for what each of them asks for. */
function lentSelections({ lent, version, ownerReferencesPermissionEnforcement }: InstallPlan): Selection[] {
  return lent.map((operation) => operation._select({ version, via: ClientRoute.ARGO_SERVER, ownerReferencesPermissionEnforcement }));
}

/** Finds what the server needs to do for its callers what they would do with rights of their own. */
export function selectLentNeeds(plan: InstallPlan): NeedSelection[] {
  const { serverAuthMode: mode, layout: { workflow } } = plan;
  const reason = mode._lent?.reason ?? '';
  return lentNeeds(plan).map((selected) => {
    const { label, need, evidence, grant } = selected;
    const purpose: NeedPurpose = {
      id: label,
      component: 'server',
      source: `serverAuthMode: ${mode._member}`,
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

/** Says what is wrong with a server that does things for everybody. */
export function validateLent(plan: InstallPlan, field: string): Fault[] {
  const { serverAuthMode } = plan;
  if (serverAuthMode._lent === undefined) {
    return [];
  }
  return [
    ...isBlank(serverAuthMode._lent.reason) ? [{ field, message: 'has no reason; say in a few words why callers may use the rights of the server' }] : [],
    ...validateSelections(`${field}.operations`, lentSelections(plan)),
  ];
}

function isBlank(reason: string): boolean {
  return reason.trim() === '';
}
