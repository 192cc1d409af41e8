import { Testing } from 'cdk8s';
import { access, accessOf, RESULTS, synth } from './workflow-account';
import { ArgoVersion } from '../../../lib/argo/argo-version';
import { PatchMergeStrategy, ResourceAction } from '../../../lib/argo/workflow/resource-action';
import { Argo, Batch, Core } from '../../../lib/resources/groups';

describe('resource actions', () => {
  test.each<[string, ResourceAction, string[]]>([
    ['create', ResourceAction.create(Batch.jobs), ['create jobs']],
    ['create, with outputs', ResourceAction.create(Batch.jobs, { outputs: true }), ['get,create jobs']],
    ['get', ResourceAction.get(Batch.jobs.named('a')), ['get jobs[a]']],
    ['apply', ResourceAction.apply(Batch.jobs), ['get,create,patch jobs']],
    ['apply, named', ResourceAction.apply(Batch.jobs.named('a')), ['create jobs', 'get,patch jobs[a]']],
    ['apply --server-side, named', ResourceAction.apply(Batch.jobs.named('a'), { serverSide: true }), ['create,patch jobs[a]']],
    ['apply --force', ResourceAction.apply(Batch.jobs, { force: true }), ['get,create,patch,delete jobs']],
    ['apply --prune', ResourceAction.apply(Batch.jobs, { pruneAllowlist: [Core.configMaps, Batch.cronJobs] }), [
      'list,delete configmaps', 'list,delete cronjobs', 'get,create,patch jobs',
    ]],
    ['patch', ResourceAction.patch(Batch.jobs), ['patch jobs']],
    ['patch, JSON', ResourceAction.patch(Batch.jobs, { mergeStrategy: PatchMergeStrategy.JSON }), ['get,patch jobs']],
    ['patch, named by flags', ResourceAction.patch(Batch.jobs, { namedByFlags: true }), ['get,patch jobs']],
    ['patch --subresource', ResourceAction.patch(Batch.jobsStatus), ['patch jobs/status']],
    ['patch --subresource, with conditions', ResourceAction.patch(Batch.jobsStatus, { conditions: true }), ['get jobs', 'patch jobs/status']],
    ['replace', ResourceAction.replace(Argo.workflowTemplates.named('a')), ['get,update workflowtemplates[a]']],
    ['replace --subresource', ResourceAction.replace(Batch.jobsStatus), ['get,update jobs/status']],
    ['replace --force', ResourceAction.replace(Batch.jobs.named('a'), { force: true }), ['create jobs', 'get,delete jobs[a]']],
    ['replace --force --grace-period=0', ResourceAction.replace(Batch.jobs, { force: true, waits: true }), ['get,list,watch,create,delete jobs']],
    ['delete', ResourceAction.delete(Batch.jobs), ['delete jobs']],
    ['delete, with a selector', ResourceAction.delete(Batch.jobs, { selector: true }), ['list,delete jobs']],
    ['delete, and stay until it is gone', ResourceAction.delete(Batch.jobs, { waits: true }), ['get,list,watch,delete jobs']],
    ['delete --wait=false', ResourceAction.delete(Batch.jobs, { waits: false }), ['delete jobs']],
  ])('%s', (_, action, expected) => {
    expect(accessOf(action)).toEqual(expected);
  });

  test('several on one resource share its verbs', () => {
    expect(accessOf(ResourceAction.create(Batch.jobs), ResourceAction.get(Batch.jobs), ResourceAction.create(Batch.jobs)))
      .toEqual(['get,create jobs']);
  });

  test('tell why', () => {
    const { account } = synth({ resourceActions: [ResourceAction.create(Batch.jobs, { conditions: true })] });
    expect(account.serviceAccount.role?.explain()).toEqual(expect.arrayContaining([
      {
        permission: { verb: 'get', apiGroup: 'batch', resource: 'jobs' },
        reasons: ['resource template, action create: reads the object again and again until a condition holds.'],
      },
      {
        permission: { verb: 'create', apiGroup: 'argoproj.io', resource: 'workflowtaskresults' },
        reasons: ['The executor reports outputs, progress and artifacts of its pod.'],
      },
    ]));
  });
});

test('--force with --prune is granted for v3.5, and without a version: only v3.6 and later refuse it', () => {
  const action = ResourceAction.apply(Batch.jobs, { force: true, pruneAllowlist: [Core.configMaps] });
  const granted = { 'ci in argo': ['list,delete configmaps', RESULTS, 'get,create,patch,delete jobs'] };
  expect([undefined, ArgoVersion.V3_5].map((version) => access({ version, resourceActions: [action] }))).toEqual([granted, granted]);
});

test('the admission plugin asks for delete where the owner references of an existing object change', () => {
  const actions = (['create', 'apply', 'patch', 'replace'] as const).map((name) => ResourceAction[name](Batch.jobs.named('a'), { setOwnerReference: true }));
  const [, ...others] = actions;
  const granted = (resourceActions: ResourceAction[]) =>
    access({ resourceActions, ownerReferencesPermissionEnforcement: true })['ci in argo'].filter((rule) => rule !== RESULTS);
  const finalizers = 'update workflows/finalizers';
  expect([[ResourceAction.create(Batch.jobs, { setOwnerReference: true })], ...others.map((action) => [action])].map(granted)).toEqual([
    ['create jobs', finalizers],
    ['create jobs', 'get,patch,delete jobs[a]', finalizers],
    ['patch,delete jobs[a]', finalizers],
    ['get,update,delete jobs[a]', finalizers],
  ].map((rules) => expect.arrayContaining(rules)));
});

describe('an account that may delete and get an object may also wait for the end, or it would for a week', () => {
  test.each<[string, ResourceAction[], string[]]>([
    ['any name', [ResourceAction.delete(Batch.jobs), ResourceAction.get(Batch.jobs)], ['get,list,watch,delete jobs']],
    ['one name', [ResourceAction.delete(Batch.jobs), ResourceAction.get(Batch.jobs.named('a'))], ['delete jobs', 'get,list,watch jobs[a]']],
    ['the other way round', [ResourceAction.get(Batch.jobs), ResourceAction.delete(Batch.jobs.named('a'))], [
      'get jobs', 'list,watch,delete jobs[a]',
    ]],
    ['different names', [ResourceAction.get(Batch.jobs.named('a')), ResourceAction.delete(Batch.jobs.named('b'))], [
      'get jobs[a]', 'delete jobs[b]',
    ]],
    ['different resources', [ResourceAction.get(Batch.jobs), ResourceAction.delete(Batch.cronJobs)], ['delete cronjobs', 'get jobs']],
    ['--wait=false', [ResourceAction.get(Batch.jobs), ResourceAction.delete(Batch.jobs, { waits: false })], ['get,delete jobs']],
    ['different namespaces', [ResourceAction.get(Batch.jobs, { namespace: 'jobs' }), ResourceAction.delete(Batch.jobs)], ['delete jobs']],
  ])('%s', (_, actions, expected) => {
    expect(accessOf(...actions)).toEqual(expected);
  });

  test('because of the containers of the user', () => {
    const props = { resourceActions: [ResourceAction.delete(Batch.jobs)], containerGrants: [Batch.jobs.named('a').get()] };
    expect(access(props)).toEqual({ 'ci in argo': [RESULTS, 'delete jobs', 'get,list,watch jobs[a]'] });
    expect(access({ ...props, separateExecutor: true })).toEqual({
      'ci in argo': ['get jobs[a]'], 'ci-executor in argo': [RESULTS, 'delete jobs'],
    });
  });

  test('because of what the account is allowed later: an error', () => {
    const { account, chart } = synth({ resourceActions: [ResourceAction.delete(Batch.jobs), ResourceAction.delete(Core.pods)] });
    account.serviceAccount.allow(Batch.jobs.get());
    expect(() => Testing.synth(chart)).toThrow('[chart/ci] error[workflow/delete-waits-forever]: The account may get the jobs that a resource '
      + 'template deletes, but not list and watch them, which kubectl then requests for a week. Give containerGrants in place of allow(…).');
    account.serviceAccount.allow(Batch.jobs.list().watch());
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test.each([['v3.5', ArgoVersion.V3_5, 'get,delete jobs'], ['v3.6', ArgoVersion.V3_6, 'get,list,watch,delete jobs']])('in %s', (_, version, expected) => {
    const resourceActions = [ResourceAction.delete(Batch.jobs), ResourceAction.get(Batch.jobs)];
    expect(access({ version, resourceActions })).toEqual({ 'ci in argo': [RESULTS, expected] });
  });
});
