import { Findings } from './findings';
import { Need, scopeKey } from './need';
import { StudyOptions, WorkflowStudy } from './workflow-study';
import { ArgoVersion } from '../../argo/argo-version';
import { Place } from '../../manifests/field';
import { DEFAULT_ACCOUNT } from '../../rbac/account-object-names';
import { groupBy } from '../group-by';

/** Notes accounts that should have no access. */
export function noteAccounts({ workflow, spec, findings }: WorkflowStudy): void {
  const needs = findings.needs.filter(({ account: { name } }) => name === DEFAULT_ACCOUNT);
  if (needs.length === 0) {
    return;
  }
  const fields = [...new Set(needs.map(({ account: { field } }) => field.path))];
  // That is what --serviceaccount sets; a CronWorkflow isn't submitted.
  const own = spec.place === undefined || workflow.kind === 'CronWorkflow' ? undefined : `${spec.place.toString()}.serviceAccountName`;
  const others = fields.filter((path) => path !== own);
  const submit = !fields.includes(own ?? '') ? '.' : others.length === 0 ? ', or submit with --serviceaccount.'
    : `; --serviceaccount sets only ${own}.`;
  findings.addNote('default-account', needs[0].account.field.place,
    `It runs under the account default, which every pod of the namespace has: name one of its own in ${fields.join(' and ')}${submit}`);
}

/** Notes what a Sensor changes in its workflow that can't be followed. */
export function noteUnread({ workflow: { unread = [], elsewhere }, findings }: WorkflowStudy): void {
  if (elsewhere?.place !== undefined) {
    findings.addUnknown('', elsewhere.place, elsewhere.place.toString(),
      'The Sensor reads the workflow from there, which is not among the inputs: give its manifest too.');
  }
  for (const { place, text = '' } of unread) {
    if (place !== undefined) {
      findings.addUnknown('', place, place.toString(), `The Sensor changes the workflow by ${text}, which can't be followed. Check what it needs by its manifest.`);
    }
  }
}

/** Notes a workflow in a folder that Kustomize renders. */
export function noteKustomization({ workflow, findings, place }: WorkflowStudy, folders: ReadonlyMap<string, string>): void {
  const parts = workflow.file.split('/').slice(0, -1);
  const folder = parts.map((_, index) => parts.slice(0, parts.length - index).join('/')).find((each) => folders.has(each)) ?? (folders.has('') ? '' : undefined);
  if (folder !== undefined) {
    findings.addNote('unrendered-kustomization', place,
      `${folders.get(folder) ?? ''} may change it. Render it first: kubectl kustomize ${folder || '.'} | argo-rbac infer -.`);
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
      `${place.toString()} occurs more than once: kubectl and this command take the last one; argo submit rejects them. Leave one.`);
  }
}

/** Notes whether steps that delete wait: an account that can get what it deletes but not watch it waits for a week. */
export function noteDeletions({ findings, options }: WorkflowStudy): void {
  const byTarget = groupBy(findings.needs, ({ account, scope, permission: { apiGroup = '', resource = '' } }) =>
    JSON.stringify([account.name, scopeKey(scope), apiGroup, resource]));
  for (const needs of byTarget.values()) {
    const watches = options.waitForDelete || needs.some(({ permission }) => permission.verb === 'watch');
    for (const deleting of watches ? [] : needs.filter(({ waits }) => waits)) {
      const getting = needs.find((need) => need.permission.verb === 'get' && mayMeet(need, deleting));
      if (getting !== undefined && getsBeforeItWaits(options.version)) {
        noteWaiting(deleting, getting, findings, options);
      } else {
        findings.addNote('delete-does-not-wait', deleting.place,
          `${deleting.template} may delete but not ${getting === undefined ? 'get' : 'list'}: the step ends when the deletion is requested, and does not wait until `
          + `the object is gone. To wait, set ${options.names.waitForDelete}, which grants get, list and watch too.`);
      }
    }
  }
}

/** The kubectl of 3.5 lists at once, and ends where that is denied (kubectl 0.24.3, pkg/cmd/wait/wait.go). */
function getsBeforeItWaits(version: ArgoVersion | undefined): boolean {
  return version === undefined || version.isAtLeast(ArgoVersion.V3_6);
}

function noteWaiting(deleting: Need, getting: Need, findings: Findings, { names }: StudyOptions): void {
  findings.addNote('delete-waits-forever', deleting.place,
    `${deleting.template} may delete ${deleting.permission.resource}, and ${getting.template} lets the same account get them: kubectl then `
    + `waits until the object is gone, may not watch it, and may hang for a week. Set ${names.waitForDelete}, which grants list and watch, `
    + 'or give the two templates accounts of their own (serviceAccountName), or delete with the flag --wait=false.');
}

/** Whether the object that one deletes may be one that the other gets. */
function mayMeet(getting: Need, deleting: Need): boolean {
  const [first, second] = [getting.permission.resourceName, deleting.permission.resourceName];
  return first === undefined || second === undefined || first === second;
}
