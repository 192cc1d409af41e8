import { InstallPlan } from './install-plan';
import { NeedPurpose, NeedSelection } from './need-selection';
import { Issue, issue } from '../../diagnostics/issue';
import { SelectedNeed } from '../client/need-selection';
import { ClientRoute } from '../needs/client/client-route';

/** What callers do with the rights of the server. */
export function lentNeeds({ lent, version }: InstallPlan): SelectedNeed[] {
  return lent.flatMap((operation) => operation._needs(version, ClientRoute.ARGO_SERVER).needs);
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
      source: { field: 'serverAuthMode' },
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
export function validateLent({ serverAuthMode, lent, version }: InstallPlan): Issue[] {
  if (serverAuthMode._lent === undefined) {
    return [];
  }
  const field = 'serverAuthMode';
  return [
    ...isBlank(serverAuthMode._lent.reason)
      ? [issue('install/missing-reason', field, `${serverAuthMode} has no reason.`, 'Say in a few words why callers may use the rights of the server.')]
      : [],
    ...lent.length === 0
      ? [issue('install/empty-list', field, `${serverAuthMode} offers no operation.`, 'Name at least one, for example ClientPreset.VIEWER.')]
      : [],
    ...lent.flatMap((operation) => operation._needs(version, ClientRoute.ARGO_SERVER).faults)
      .map((fault) => issue('install/unavailable-operation', field, `${fault}.`)),
  ];
}

function isBlank(reason: string): boolean {
  return reason.trim() === '';
}
