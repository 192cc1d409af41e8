import { ACTION_NAMES, isAction } from '../../../lib/argo/kubectl/action-name';
import { actionOptionNames, readAction } from '../../../lib/argo/workflow/action-notation';
import { actionGrants } from '../../../lib/argo/workflow/resource-action-grants';

/** What an action needs, as `VERBS RESOURCE [NAMES] @NAMESPACE`. */
function needed(text: string): string {
  const { action, issues = [] } = readAction(text, '--action');
  return action === undefined ? issues.map(({ message }) => message).join(' ') : `${actionGrants(action).map(({ statement: { rule } }) =>
    `${rule.verbs.join()} ${rule.resources?.join()}.${rule.apiGroups?.join()}${rule.resourceNames === undefined ? '' : `[${rule.resourceNames.join()}]`}`).join('; ')}${
    action.namespace === undefined ? '' : ` @${action.namespace}`}`;
}

test.each([
  ['create=jobs.batch', 'create jobs.batch'],
  ['apply=jobs.batch@batch', 'get,create,patch jobs.batch @batch'],
  ['get=configmaps/settings', 'get configmaps.[settings]'],
  ['get=configmaps/a,b@other', 'get configmaps.[a,b] @other'],
  ['get=cm', 'get configmaps.'],
  ['delete=job.batch', 'delete jobs.batch'],
  ['apply=jobs.v1.batch:server-side', 'create,patch jobs.batch'],
  ['create=widgets.example.com', 'create widgets.example.com'],
  ['get=rollouts.argoproj.io', 'get rollouts.argoproj.io'],
  ['apply=jobs.batch:prune-allowlist=configmaps,cronjobs.batch', 'get,create,patch jobs.batch; list,delete configmaps.; list,delete cronjobs.batch'],
  ['patch=jobs.batch/a:merge-strategy=json', 'patch jobs.batch[a]; get jobs.batch[a]'],
  ['patch=deployments.apps/web:subresource=scale', 'patch deployments/scale.apps[web]'],
  ['create=rayjob', 'create rayjobs.ray.io'],
  ['get=RayJob.ray.io/a', 'get rayjobs.ray.io[a]'],
  ['get=clusterqueues.v1beta1.kueue.x-k8s.io', 'get clusterqueues.kueue.x-k8s.io'],
  ['create=jobs.batch:conditions:outputs', needed('create=jobs.batch:outputs:conditions')],
])('%s needs %s', (text, expected) => {
  expect(needed(text)).toBe(expected);
});

const VALUES: Readonly<Record<string, string>> = { 'merge-strategy': '=json', 'prune-allowlist': '=cm', 'subresource': '=status' };

test('every option of every action is read, and is one of the struct', () => {
  const texts = ACTION_NAMES.filter(isAction).flatMap((name) => actionOptionNames(name).map((option) => `${name}=jobs.batch:${option}${VALUES[option] ?? ''}`));
  expect(texts.filter((text) => readAction(text, '--action').action === undefined)).toEqual([]);
});

test.each([
  ['aply=jobs.batch@x', 'workflow/not-an-action', '"aply" isn\'t an action of a resource template.', 'Write apply=jobs.batch@x.'],
  ['jobs.batch', 'workflow/not-an-action', '"jobs.batch" isn\'t an action of a resource template.',
    'Choose among create, get, apply, patch, replace, delete, and write for example apply=jobs.batch.'],
  ['', 'workflow/not-an-action', '"" isn\'t an action of a resource template.', 'Choose among create, get, apply, patch, replace, delete, and write for example apply=jobs.batch.'],
  ['apply', 'workflow/not-an-action', '"apply" doesn\'t say what the action apply acts on.',
    'Write ACTION=PLURAL.GROUP[/NAME,…][@NAMESPACE][:OPTION[=VALUE,…]]…, for example apply=jobs.batch.'],
  ['apply=jobs.batch@', 'workflow/not-an-action', '"apply=jobs.batch@" doesn\'t say what the action apply acts on.',
    'Write ACTION=PLURAL.GROUP[/NAME,…][@NAMESPACE][:OPTION[=VALUE,…]]…, for example apply=jobs.batch.'],
  ['apply=jobz.batch', 'dead-grant/unknown-resource', 'The group "batch" has no resource "jobz".', 'Write jobs.batch.'],
  ['get=podz', 'dead-grant/unknown-resource', 'No known resource is called "podz".', 'Write pods.'],
  ['get=widgets', 'dead-grant/unknown-resource', 'No known resource is called "widgets".', 'Write a custom resource as PLURAL.GROUP.'],
  ['apply=jobs.batch:serverside', 'workflow/unknown-option', 'The action apply has no option "serverside".', 'Write server-side.'],
  ['get=jobs.batch:x', 'workflow/unknown-option', 'The action get has no option "x".', 'Choose among conditions, outputs, subresource.'],
  ['get=jobs.batch:outputs=a', 'workflow/invalid-option', 'The option outputs takes no value.', 'Write outputs.'],
  ['patch=cm:merge-strategy=x', 'workflow/invalid-option', '"x" isn\'t a merge strategy.', 'Write merge-strategy=strategic, merge or json.'],
  ['apply=cm:prune-allowlist', 'workflow/invalid-option', 'The option prune-allowlist requires resources.', 'Write for example prune-allowlist=configmaps,cronjobs.batch.'],
  ['apply=cm:prune-allowlist=podz', 'dead-grant/unknown-resource', 'No known resource is called "podz".', 'Write pods.'],
  ['get=cm:subresource=a,b', 'workflow/invalid-option', 'The option subresource requires one subresource.', 'Write for example subresource=scale.'],
])('%j is reported', (text, code, message, fix) => {
  expect(readAction(text, '--action').issues).toEqual([{ code, severity: 'error', field: '--action', message, fix }]);
});

test.each([
  ['rayjobs.ray.io', []], ['get=jobs.batch', []], ['create=rayjob', ['RayJob']], ['apply=cm:prune-allowlist=clusterqueues.kueue.x-k8s.io', ['ClusterQueue']],
])('the kinds of %s that are known from their projects', (text, expected) => {
  expect(readAction(text, '--action').noted?.commonKinds.map(({ kind }) => kind) ?? []).toEqual(expected);
});
