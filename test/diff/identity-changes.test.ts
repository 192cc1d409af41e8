import { IdentityChange, identityChanges } from '../../lib/diff/identity-changes';
import { accessOf } from '../access/access-texts';

const object = (kind: string, rest: string, metadata = '') => `
apiVersion: v1
kind: ${kind}
metadata: { name: a, namespace: web${metadata} }
${rest}
---`;
const pod = (spec: string) => object('Pod', `spec: { ${spec} }`);
const server = (container: string) => object('Deployment', `spec: { template: { spec: { containers: [{ name: main, ${container} }] } } }`);
const token = (account: string) => object('Secret', 'type: kubernetes.io/service-account-token', `, annotations: { kubernetes.io/service-account.name: ${account} }`);

const sensor = (account: string) => object('Sensor', `spec: { triggers: [
  { template: { name: cron, k8s: { source: { resource: { kind: CronWorkflow, spec: { workflowSpec: { serviceAccountName: ${account} } } } } } } },
  { template: { name: job, k8s: { source: { resource: { kind: CronJob, spec: { jobTemplate: { spec: { template: { spec: { serviceAccountName: ${account} } } } } } } } } } },
  { template: { name: template, argoWorkflow: { source: { resource: { kind: WorkflowTemplate, spec: { serviceAccountName: ${account} } } } } } }] }`);

/** The one change between two states. */
const change = (fact: string, before?: string, after?: string): IdentityChange[] => [{ fact, before, after }];

test.each<[name: string, before: string, after: string, changes: IdentityChange[]]>([
  ['a token that is made', '---', token('app'), change('Secret web/a: token of', undefined, 'app')],
  ['a token of another account', token('app'), token('admin'), change('Secret web/a: token of', 'app', 'admin')],
  ['no other Secret', '---', object('Secret', 'type: Opaque', ', annotations: { kubernetes.io/service-account.name: app }'), []],
  ['the rule of single sign-on', object('ServiceAccount', ''), object('ServiceAccount', '', ', annotations: { workflows.argoproj.io/rbac-rule: "true" }'),
    change('ServiceAccount web/a: annotation workflows.argoproj.io/rbac-rule', undefined, 'true')],
  ['whether an account mounts its token', object('ServiceAccount', 'automountServiceAccountToken: false'), object('ServiceAccount', ''),
    change('ServiceAccount web/a: automountServiceAccountToken', 'false', undefined)],
  ['the account of a pod', pod('serviceAccountName: app'), pod('serviceAccountName: admin'), change('Pod web/a: runs as', 'app', 'admin')],
  ['no older name of the same account', pod('serviceAccountName: app'), pod('serviceAccount: app'), []],
  ['the auth mode of a container, joined', server('args: [server, --auth-mode=sso]'), server('args: [server, --auth-mode, client, --auth-mode=sso]'),
    change('Deployment web/a: container main, auth modes', 'sso', 'client, sso')],
  ['a variable that decides about accounts', server('env: [{ name: SSO_DELEGATE_RBAC_TO_NAMESPACE, value: "false" }]'), server('env: [{ name: SSO_DELEGATE_RBAC_TO_NAMESPACE, value: "true" }]'),
    change('Deployment web/a: container main, SSO_DELEGATE_RBAC_TO_NAMESPACE', 'false', 'true')],
  ['no other variable', server('env: [{ name: A, value: "1" }]'), server('env: [{ name: A, value: "2" }]'), []],
  ['the account of a cron job', object('CronJob', 'spec: {}'), object('CronJob', 'spec: { jobTemplate: { spec: { template: { spec: { serviceAccountName: app } } } } }'),
    change('CronJob web/a: runs as', undefined, 'app')],
  ['the executor of a workflow', object('Workflow', 'spec: { executor: { serviceAccountName: app } }'), object('Workflow', 'spec: { executor: { serviceAccountName: admin } }'),
    change('Workflow web/a: executor runs as', 'app', 'admin')],
  ['the account of a cron workflow', object('CronWorkflow', 'spec: { workflowSpec: {} }'), object('CronWorkflow', 'spec: { workflowSpec: { serviceAccountName: app } }'),
    change('CronWorkflow web/a: runs as', undefined, 'app')],
  ['a setting of the controller', object('ConfigMap', 'data: { workflowRestrictions: "templateReferencing: Strict" }'), object('ConfigMap', 'data: {}'),
    change('ConfigMap web/a: setting workflowRestrictions', 'templateReferencing: Strict', undefined)],
  ['no account that is named and was meant anyway', pod('containers: []'), pod('serviceAccountName: default, containers: []'), []],
  ['an account that is no longer named', pod('serviceAccountName: app, containers: []'), pod('containers: []'), change('Pod web/a: runs as', 'app', 'default')],
  ['the account of a workload of a kind that Kubernetes does not serve', object('Rollout', 'spec: { template: { spec: { serviceAccountName: app } } }'),
    object('Rollout', 'spec: { template: { spec: { serviceAccountName: admin } } }'), change('Rollout web/a: runs as', 'app', 'admin')],
  ['the account of a sensor', object('Sensor', 'spec: { template: { serviceAccountName: app } }'), object('Sensor', 'spec: { template: { serviceAccountName: admin } }'),
    change('Sensor web/a: runs as', 'app', 'admin')],
  ['the accounts of what a sensor creates',
    object('Sensor', 'spec: { triggers: [{ template: { name: go, argoWorkflow: { source: { resource: { kind: Workflow, spec: { serviceAccountName: app } } } } } }] }'),
    object('Sensor', `spec: { triggers: [{ template: { name: go, argoWorkflow: { source: { resource: { kind: Workflow, spec: { serviceAccountName: admin } } } } } },
      { template: { name: run, k8s: { source: { resource: { kind: Job, spec: { template: { spec: { serviceAccountName: job } } } } } } } }] }`),
    [...change('Sensor web/a: trigger go, runs as', 'app', 'admin'), ...change('Sensor web/a: trigger run, runs as', undefined, 'job')]],
  ['the accounts of schedules, templates and cron jobs that a sensor creates', sensor('app'), sensor('admin'),
    ['cron', 'job', 'template'].flatMap((name) => change(`Sensor web/a: trigger ${name}, runs as`, 'app', 'admin'))],
  ['the account of one template of a workflow', object('WorkflowTemplate', 'spec: { templates: [{ name: main }] }'),
    object('WorkflowTemplate', 'spec: { templates: [{ name: main, serviceAccountName: admin }] }'), change('WorkflowTemplate web/a: template main, runs as', undefined, 'admin')],
  ['the account of all templates', object('Workflow', 'spec: {}'), object('Workflow', 'spec: { templateDefaults: { executor: { serviceAccountName: admin } } }'),
    change('Workflow web/a: templateDefaults, executor runs as', undefined, 'admin')],
  ['the account that deletes artifacts', object('Workflow', 'spec: { artifactGC: { serviceAccountName: app } }'), object('Workflow', 'spec: { artifactGC: { serviceAccountName: admin } }'),
    change('Workflow web/a: artifact GC runs as', 'app', 'admin')],
  ['the account that deletes one artifact', object('Workflow', 'spec: {}'),
    object('Workflow', 'spec: { templates: [{ name: main, outputs: { artifacts: [{ name: x, artifactGC: { serviceAccountName: admin } }] } }] }'),
    change('Workflow web/a: template main, artifact x, artifact GC runs as', undefined, 'admin')],
  ['a patch of pods that names an account', object('Workflow', 'spec: {}'), object('Workflow', 'spec: { podSpecPatch: "serviceAccountName: admin" }'),
    change('Workflow web/a: pod patch', undefined, 'serviceAccountName: admin')],
  ['no other patch of pods', object('Workflow', 'spec: {}'), object('Workflow', 'spec: { podSpecPatch: "nodeName: a" }'), []],
  ['a setting in the one text that may have them all', object('ConfigMap', 'data: { config: "workflowRestrictions: { templateReferencing: Strict }" }'), object('ConfigMap', 'data: { config: "" }'),
    change('ConfigMap web/a: setting workflowRestrictions', '{"templateReferencing":"Strict"}', undefined)],
  ['no setting that is only written in another way', object('ConfigMap', 'data: { sso: "{issuer: a, rbac: {enabled: true}}" }'),
    object('ConfigMap', 'data: { sso: "rbac:\\n  enabled: true\\nissuer: a" }'), []],
  ['the account that workflows have by default', object('ConfigMap', 'data: {}'), object('ConfigMap', 'data: { workflowDefaults: "spec: {serviceAccountName: admin}" }'),
    change('ConfigMap web/a: setting workflowDefaults, runs as', undefined, 'admin')],
  ['the auth mode by a variable', server('args: [server], image: "argocli:v4.1"'), server('args: [server], image: "argocli:v4.1", env: [{ name: ARGO_AUTH_MODE, value: server }]'),
    change('Deployment web/a: container main, auth modes', 'client', 'server')],
  ['plugins by a flag, and by the variable that sets it', server('args: [--executor-plugins]'), server('env: [{ name: ARGO_EXECUTOR_PLUGINS, value: "1" }]'), []],
  ['plugins that are switched on', server('args: []'), server('args: [--executor-plugins]'), change('Deployment web/a: container main, --executor-plugins', undefined, 'true')],
  ['the identity of an account in a cloud', object('ServiceAccount', ''), object('ServiceAccount', '', ', annotations: { eks.amazonaws.com/role-arn: a }'),
    change('ServiceAccount web/a: annotation eks.amazonaws.com/role-arn', undefined, 'a')],
  ['no kind that JavaScript knows and Kubernetes does not', '---', object('constructor', ''), []],
])('lists %s', (_name, before, after, changes) => {
  expect(identityChanges(accessOf(before), accessOf(after))).toEqual(changes);
});
