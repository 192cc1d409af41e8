import fc from 'fast-check';
import { isAtLeast } from '../../../lib/review/checks/severity';
import { Finding } from '../../../lib/review/findings/finding';
import { binding, role } from '../../access/access-texts';
import { configuration, DEV, inNamespace, object, pod, workflow } from '../checks/manifest-texts';
import { reviewText } from '../review-input';

/*
 * Which accounts commands in pods reach: those that pods of the input run as, and any of the namespace where the input doesn't show them all.
 */

const BOSS = binding(undefined, 'ClusterRole cluster-admin', 'ServiceAccount web/boss');
const EXEC = inNamespace('web', DEV, 'create pods/exec');
const CONFIGURED = configuration({});
const PLAIN = '{ name: main, container: { image: a } }';

/** A workflow of one template, which runs as `app` unless something else is said. */
function run(spec: string, main = PLAIN): string {
  return workflow('Workflow', 'web/w', `{ entrypoint: main, ${spec}templates: [${main}] }`);
}

function statefulSet(name: string, of: string): string {
  return object('apps/v1', 'StatefulSet', name, `spec: { template: { spec: { serviceAccountName: ${of}, containers: [] } } }`);
}

function template(name: string, spec: string, kind = 'WorkflowTemplate'): string {
  return workflow(kind, name, spec);
}

const APP_POD = pod('web/p', 'app');
const BY_REFERENCE = run('serviceAccountName: app, ', '{ name: main, steps: [[{ name: s, templateRef: { name: t, template: a } }]] }');
const BY_TEMPLATE = workflow('CronWorkflow', 'web/c', '{ workflowSpec: { workflowTemplateRef: { name: t } } }');

const ALL = 'The input doesn\'t show the accounts of all pods of web, so they may run as any account there.';
const NONE = 'The input has no workload of web, so its pods may run as any account there.';

/** What the input has, whether commands in the pods of web reach cluster-admin, and what the finding says about that. */
const INPUTS: readonly (readonly [name: string, text: string, reaches: boolean, says?: string])[] = [
  ['no workload', '', true, NONE],
  ['no workload of the namespace', pod('other/p', 'app'), true, NONE],
  ['a pod that runs as it', pod('web/p', 'boss'), true],
  ['a pod that runs as another', APP_POD, false],
  ['a workflow that runs as another', run('serviceAccountName: app, '), false],
  ['a workflow that runs as it', run('serviceAccountName: boss, '), true],
  ['a workflow with a template that runs as it', run('serviceAccountName: app, ', '{ name: main, serviceAccountName: boss, container: { image: a } }'), true],
  ['a workflow whose executor runs as it', run('serviceAccountName: app, executor: { serviceAccountName: boss }, '), true],
  ['a workflow whose templates run as it by default', run('serviceAccountName: app, templateDefaults: { serviceAccountName: boss }, '), true],
  ['a workflow whose artifacts are deleted as it', run('serviceAccountName: app, artifactGC: { strategy: OnWorkflowDeletion, serviceAccountName: boss }, '), true],
  ['a workflow with a template that it refers to', BY_REFERENCE + template('web/t', '{ templates: [{ name: a, serviceAccountName: boss, container: { image: a } }] }'), true],
  ['the same with a template of another account', BY_REFERENCE + template('web/t', `{ templates: [${PLAIN}] }`), false],
  ['the same with a template that the input doesn\'t have', BY_REFERENCE, true, ALL],
  ['a cron workflow of a template that runs as it', BY_TEMPLATE + template('web/t', `{ serviceAccountName: boss, templates: [${PLAIN}] }`), true],
  ['a cron workflow of a template of the cluster that runs as another',
    workflow('CronWorkflow', 'web/c', '{ workflowSpec: { workflowTemplateRef: { name: t, clusterScope: true } } }') + template('t', `{ serviceAccountName: app, templates: [${PLAIN}] }`, 'ClusterWorkflowTemplate'), false],
  ['a cron workflow of a template that the input doesn\'t have', BY_TEMPLATE, true, ALL],
  ['a workflow without an account, by the defaults of the controller', run('') + configuration({ workflowDefaults: '{ spec: { serviceAccountName: boss } }' }), true],
  ['a workflow without an account, by defaults without one', run('') + CONFIGURED, false],
  ['a workflow without an account, where the defaults aren\'t known', run(''), true, ALL],
  ['a workflow without an account, where the defaults aren\'t YAML of an object', run('') + configuration({ workflowDefaults: '{{ .Values.defaults }}' }), true, ALL],
  ['a workflow whose account is a parameter', run('serviceAccountName: "{{workflow.parameters.account}}", '), true, ALL],
  ['a workflow with a patch that sets the account', run('serviceAccountName: app, podSpecPatch: "serviceAccountName: boss", '), true, ALL],
  ['a workflow with a patch of something else', run('serviceAccountName: app, podSpecPatch: "priority: 1", '), false],
  ['a workflow that makes an object', run('serviceAccountName: app, ', '{ name: main, resource: { action: create, manifest: "kind: Job" } }'), true, ALL],
  ['a template that runs as it, beside a pod', APP_POD + template('web/t', `{ serviceAccountName: boss, templates: [${PLAIN}] }`), true],
  ['a template that runs as another, beside a pod', APP_POD + template('web/t', `{ serviceAccountName: app, templates: [${PLAIN}] }`), false],
  ['an object of a kind that isn\'t known, beside a pod', APP_POD + object('argoproj.io/v1alpha1', 'Rollout', 'web/r', 'spec: { template: { spec: { serviceAccountName: boss } } }'), true, ALL],
  ['the same in another namespace', APP_POD + object('argoproj.io/v1alpha1', 'Rollout', 'other/r'), false],
  ['an object of a kind of another group with a known name', APP_POD + object('batch.volcano.sh/v1alpha1', 'Job', 'web/j'), true, ALL],
  ['a source of events, beside a pod', APP_POD + object('argoproj.io/v1alpha1', 'EventSource', 'web/e'), true, ALL],
  ['objects that make no pods, beside a pod', APP_POD + object('v1', 'Service', 'web/s') + object('networking.k8s.io/v1', 'Ingress', 'web/i'), false],
  ['a role that names a pod that isn\'t there', APP_POD + role('web/names', 'get pods named gone') + binding('web', 'Role names', 'User other'), true, ALL],
  ['a role that names a pod that is', APP_POD + role('web/names', 'get pods named p') + binding('web', 'Role names', 'User other'), false],
  ['a cluster role that names a pod of another namespace', APP_POD + pod('other/q', 'app') + role('names', 'get pods named q') + binding(undefined, 'ClusterRole names', 'User other'), true, ALL],
];

/** The findings about commands in pods, or about changes of pods, of a subject. */
function found(text: string, subject: string): Finding | undefined {
  return reviewText(text).findings.find((finding) => finding.subject === subject && ['C3', 'C4', 'C5', 'C7'].includes(finding.check));
}

test.each(INPUTS)('where the input has %s', (_name, text, reaches, ...[says]) => {
  const finding = found(text + BOSS + EXEC, DEV);
  expect({ severity: finding?.severity, path: finding?.path.at(-1)?.text, says: [ALL, NONE].find((each) => finding?.why.includes(each)) })
    .toEqual({ severity: reaches ? 'critical' : 'high', path: reaches ? 'ClusterRole cluster-admin, cluster-wide' : 'the pods of web', says });
});

test.each<[string, string, string, string, string?]>([
  ['a pod that is there', 'p', 'critical', 'the pod web/p'],
  ['a pod of a workload', 's-0', 'medium', 'the pods that run in web'],
  ['a pod that has the name of one of a workload, where not all pods are known', 's-0', 'critical', 'The input doesn\'t show the account of the pod "s-0" in web', object('example.com/v1', 'Widget', 'web/a')],
  ['a pod that is there, where not all pods are known', 'p', 'critical', 'the pod web/p', object('example.com/v1', 'Widget', 'web/a')],
  ['a pod that isn\'t there', 'gone', 'critical', 'The input doesn\'t show the account of the pod "gone" in web, so it may be any account there.'],
  ['pods that aren\'t there', 'gone,p,lost', 'critical', 'The input doesn\'t show the accounts of the pods "gone", "lost" in web, so they may be any accounts there.'],
])('commands in %s', (_name, names, severity, says, ...[more = '']) => {
  const text = more + statefulSet('web/s', 'app') + pod('web/p', names === 's-0' ? 'app' : 'boss') + inNamespace('web', DEV, `create pods/exec named ${names}`);
  const finding = found(text + BOSS, DEV);
  const texts = [finding?.why, ...finding?.path.map((hop) => hop.text) ?? []];
  expect({ severity: finding?.severity, says: texts.some((each) => each?.includes(says)) }).toEqual({ severity, says: true });
});

const STRONG = ['web', 'other'].flatMap((namespace) => [
  binding(undefined, 'ClusterRole cluster-admin', `ServiceAccount ${namespace}/boss`),
  binding(undefined, 'ClusterRole nodes', `ServiceAccount ${namespace}/nodes`),
  binding(undefined, 'ClusterRole secrets', `ServiceAccount ${namespace}/secrets`),
]);
const ROLES = role('nodes', 'get nodes/proxy') + role('secrets', 'list secrets');

/** Objects of two namespaces that say something about accounts of pods. */
const OBJECTS = [
  ...['web', 'other'].flatMap((namespace) => ['app', 'boss', 'nodes', 'secrets'].map((name) => pod(`${namespace}/p-${name}`, name))),
  ...['web', 'other'].map((namespace) => statefulSet(`${namespace}/s`, 'nodes')),
  ...INPUTS.map(([, text]) => text),
];
const GRANTS = ['create pods/exec', 'get pods/attach', 'patch pods/ephemeralcontainers', 'update pods'];
const NAMED = fc.constantFrom('', ' named p-boss', ' named s-0', ' named gone', ' named p-app,gone', ' named p-nodes,p-secrets');

/** The kinds of ends that the paths of a finding lead to: of those that `STRONG` has. */
function endsOf(finding: Finding | undefined): Set<string> {
  const paths = [finding?.path ?? [], ...finding?.reaches.map(({ path }) => path) ?? []];
  return new Set(paths.flatMap((path) => /cluster-admin|secrets|node/i.exec(path.at(-1)?.text ?? '')?.[0].toLowerCase() ?? []));
}

test('a grant without names, or of the whole cluster, reaches all that the narrower one does', () => {
  const input = fc.record({
    objects: fc.uniqueArray(fc.constantFrom(...OBJECTS), { maxLength: 4 }),
    strong: fc.uniqueArray(fc.constantFrom(...STRONG), { minLength: 1, maxLength: 4 }),
    grant: fc.constantFrom(...GRANTS),
    names: NAMED,
    widened: fc.constantFrom('names', 'scope'),
  });
  fc.assert(fc.property(input, ({ objects, strong, grant, names, widened }) => {
    const narrow = role('narrow', `${grant}${names}`) + binding('web', 'ClusterRole narrow', 'User narrow');
    const wide = role('wide', `${grant}${widened === 'names' ? '' : names}`) + binding(widened === 'scope' ? undefined : 'web', 'ClusterRole wide', 'User wide');
    const text = objects.join('') + ROLES + strong.join('') + narrow + wide;
    const [less, more] = ['User narrow', 'User wide'].map((subject) => found(text, subject));
    const ends = endsOf(more);
    expect([...endsOf(less)].filter((end) => !ends.has(end))).toEqual([]);
    // The step of C12 is for grants in one namespace.
    expect(less === undefined || more !== undefined && (isAtLeast(more.severity, less.severity) || widened === 'scope' && less.why.includes('(C12)'))).toBe(true);
  }), { numRuns: 150, seed: 20261128 });
});
