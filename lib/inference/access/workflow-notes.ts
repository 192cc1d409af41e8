import { DEFAULT_ACCOUNT } from './account';
import { Need, scopeKey } from './need';
import { WorkflowStudy } from './workflow-study';
import { Place } from '../../manifests/field';
import { groupBy } from '../group-by';

/** Notes accounts that nobody should give rights to. */
export function noteAccounts({ findings }: WorkflowStudy): void {
  const account = findings.needs.map((need) => need.account).find(({ name }) => name === DEFAULT_ACCOUNT);
  if (account !== undefined) {
    findings.addNote('default-account', account.field.place,
      `It runs under the account default, which every pod of the namespace has: name one of its own in ${account.field.path}, `
      + 'or submit with --serviceaccount.');
  }
}

/** Notes keys that are there more than once. */
export function noteRepeatedKeys({ workflow, findings }: WorkflowStudy): void {
  const { place: root } = workflow.root;
  if (root === undefined) {
    return;
  }
  for (const path of root.document.repeatedKeysBelow(root.path)) {
    const place = Place.of(root.document, path);
    findings.addNote('repeated-key', place,
      `${place.toString()} is there more than once: kubectl takes the last one, as is done here, and argo submit refuses them. Leave one.`);
  }
}

/** Notes where an account can get what it deletes but not watch it, so that the step waits for a week. */
export function noteDeleteTraps({ findings, options }: WorkflowStudy): void {
  const byTarget = groupBy(findings.needs, ({ account, scope, permission: { apiGroup = '', resource = '' } }) =>
    JSON.stringify([account.name, scopeKey(scope), apiGroup, resource]));
  for (const needs of byTarget.values()) {
    const deleting = needs.find((need) => need.waits);
    const getting = deleting && needs.find((need) => need.permission.verb === 'get' && mayMeet(need, deleting));
    const watches = needs.some(({ permission }) => permission.verb === 'watch');
    if (deleting !== undefined && getting !== undefined && !watches && !options.waitForDelete) {
      findings.addNote('delete-waits-forever', deleting.place,
        `${deleting.template} may delete ${deleting.permission.resource}, and ${getting.template} lets the same account get them: kubectl then `
        + `waits until the object is gone, is refused to watch it, and may hang for a week. Set ${options.names.waitForDelete}, which grants list and watch, `
        + 'or give the two templates accounts of their own (serviceAccountName), or delete with the flag --wait=false.');
    }
  }
}

/** Whether the object that one deletes may be one that the other gets. */
function mayMeet(getting: Need, deleting: Need): boolean {
  const [first, second] = [getting.permission.resourceName, deleting.permission.resourceName];
  return first === undefined || second === undefined || first === second;
}
