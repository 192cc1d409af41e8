import { Example, ExampleTable, textOf } from './examples';
import {
  account, APP, configMap, configuration, controller, CONTROLLER, DEV, inCluster, inNamespace, labelled, object, ruled,
  server, SERVER, SSO_CONFIGURATION, SSO_SERVER, STRICT, token, workflow,
} from './manifest-texts';
import { binding, role } from '../../access/access-texts';

const RBAC = 'rbac.authorization.k8s.io';
const OF = 'of argoproj.io';
const WORKFLOWS = `create workflows ${OF}`;
const ADMIN_OF_WEB = binding(undefined, 'ClusterRole cluster-admin', 'ServiceAccount web/admin');
const none = (...inputs: readonly string[]): Example[] => inputs.map((input) => [input, 'nothing']);

/** What somebody holds in the namespace web, or in the whole cluster. */
const dev = (rules: string, found: string, before = ''): Example => [before + inNamespace('web', DEV, ...rules.split('; ')), textOf(found, DEV, 'web')];
const devs = (rules: string, found: string, before = ''): Example => [before + inCluster(DEV, ...rules.split('; ')), textOf(found, DEV, 'cluster')];

/** The same in the namespace of the controller and the server. */
const ops = (rules: string, found: string, before = ''): Example => [before + inNamespace('argo', DEV, ...rules.split('; ')), textOf(found, DEV, 'argo')];

/** An account that users of single sign-on are mapped to, with its token; another one that has a token. */
const MAPPED = SSO_SERVER + ruled('argo/a', "'x' in groups") + token('argo/a.service-account-token', 'a');
const WITH_TOKEN = SSO_SERVER + account('argo/a') + token('argo/a.service-account-token', 'a');
const STRONG = binding('web', 'ClusterRole admin', 'ServiceAccount argo/a');

const PLUGINS = controller([], { ARGO_EXECUTOR_PLUGINS: 'true' });
const CLIENTS = object('v1', 'Secret', 'argo/argo-workflows-webhook-clients');
const CACHE = configMap('web/cache', {}, ', labels: { workflows.argoproj.io/configmap-type: Cache }');
const LOCKED = workflow('Workflow', 'web/a', '{ serviceAccountName: app, synchronization: { semaphores: [{ configMapKeyRef: { name: locks, key: a } }] } }');
const CONFIGURATION = 'ConfigMap argo/workflow-controller-configmap argo';
const NOT_OF_GRANTS = 'it is about how Argo Workflows is set up, and not about what is granted';
const IN_NAMESPACE = 'it is of a namespace';

/** What a pod of any workflow needs, and workflows that need this, and to create a pod besides. */
const RESULTS = `create,patch workflowtaskresults ${OF}`;
const HELLO = workflow('Workflow', 'web/a', '{ serviceAccountName: app, entrypoint: main, templates: [{ name: main, container: { image: a } }] }');
const MAKES_PODS = workflow('Workflow', 'web/a',
  '{ serviceAccountName: app, entrypoint: main, templates: [{ name: main, resource: { action: create, manifest: "{ apiVersion: v1, kind: Pod, metadata: { generateName: a } }" } }] }');

/** A template that a submitter steers by a parameter. */
const steered = (parameter: string, template: string) => workflow('WorkflowTemplate', 'web/t',
  `{ serviceAccountName: app, entrypoint: main, arguments: { parameters: [${parameter}] }, templates: [{ name: main, ${template} }] }`);

/** Examples of the checks in lib/review/checks/argo.ts. */
export const ARGO_EXAMPLES: ExampleTable = {
  M1: {
    cluster: [devs(WORKFLOWS, 'high'), devs(WORKFLOWS, 'critical', ADMIN_OF_WEB)],
    namespace: [
      dev(WORKFLOWS, 'high'), dev(`update workflows ${OF}`, 'high'), dev(`patch workflows ${OF}`, 'high'), dev(WORKFLOWS, 'critical', ADMIN_OF_WEB),
      ops(WORKFLOWS, 'critical', controller()), [inNamespace('web', 'User system:serviceaccount:web:app', WORKFLOWS), `high ${APP} web`],
    ],
    wildcard: [dev(`* workflows ${OF}`, 'high'), dev(`create * ${OF}`, 'high'), dev('create workflows of *', 'high')],
    group: [dev('create workflows of example.com', '-'), dev('create workflows', '-')],
    named: [dev(`${WORKFLOWS} named a`, '-'), dev(`update workflows ${OF} named a`, 'high'), dev(`update workflows ${OF} named a`, 'critical', ADMIN_OF_WEB)],
    tempting: [
      dev(WORKFLOWS, 'critical', controller() + STRICT + binding(undefined, 'ClusterRole cluster-admin', 'ServiceAccount web/default') + workflow('WorkflowTemplate', 'web/t', '{ templates: [] }')),
      dev(`get,list,watch,delete workflows ${OF}`, '-'), dev(`create workflows/status ${OF}`, '-'), dev(`create workflow ${OF}`, '-'),
      [controller() + inCluster(CONTROLLER, `update,patch workflows ${OF}`), 'nothing'],
    ],
  },
  M2: {
    cluster: [devs(`create cronworkflows ${OF}`, 'high')],
    namespace: [dev(`patch cronworkflows ${OF}`, 'high'), dev(`create workfloweventbindings ${OF}`, 'high'), dev(`update cronworkflows ${OF}`, 'critical', ADMIN_OF_WEB)],
    wildcard: [dev(`* cronworkflows ${OF}`, 'high'), dev('create cronworkflows of *', 'high'), [inNamespace('web', DEV, `create * ${OF}`), `high ${DEV} web by M1`]],
    group: [dev('create cronworkflows of batch', '-'), dev('create cronjobs of batch', '-')],
    named: [dev(`create cronworkflows ${OF} named a`, '-'), dev(`update cronworkflows ${OF} named a`, 'high')],
    tempting: [dev(`get,list,delete cronworkflows ${OF}`, '-'), [inNamespace('web', DEV, `create workflows,cronworkflows ${OF}`), `high ${DEV} web by M1`]],
  },
  M3: {
    cluster: [devs(`create clusterworkflowtemplates ${OF}`, 'critical'), devs(`update workflowtemplates ${OF}`, 'high')],
    namespace: [
      dev(`update workflowtemplates ${OF}`, 'high'), dev(`create workflowtemplates ${OF}`, 'critical', ADMIN_OF_WEB),
      [inNamespace('web', DEV, `create clusterworkflowtemplates ${OF}`), 'nothing'],
    ],
    wildcard: [dev(`* workflowtemplates ${OF}`, 'high'), devs('patch clusterworkflowtemplates of *', 'critical')],
    group: [dev('update workflowtemplates of example.com', '-')],
    named: [
      dev(`update workflowtemplates ${OF} named t`, 'medium'), ops(`update workflowtemplates ${OF} named t`, 'critical', controller()), [inNamespace('kube-system', DEV, `update workflowtemplates ${OF} named t`), `critical ${DEV} kube-system`],
      dev(`update workflowtemplates ${OF} named t`, 'critical', `${ADMIN_OF_WEB}${workflow('CronWorkflow', 'web/c', '{ workflowSpec: { serviceAccountName: admin, workflowTemplateRef: { name: t } } }')}`),
      dev(`update workflowtemplates ${OF} named t`, 'critical', `${ADMIN_OF_WEB}${workflow('WorkflowTemplate', 'web/t', '{ templates: [{ name: a, serviceAccountName: admin }] }')}${workflow('CronWorkflow', 'web/c', '{ workflowSpec: { serviceAccountName: plain, workflowTemplateRef: { name: t } } }')}`),
      dev(`update workflowtemplates ${OF} named t`, 'critical', `${ADMIN_OF_WEB}${controller()}${configuration({ workflowDefaults: 'spec: { serviceAccountName: admin }' })}${workflow('CronWorkflow', 'web/c', '{ workflowSpec: { workflowTemplateRef: { name: t } } }')}`),
      dev(`update workflowtemplates ${OF} named other`, 'medium', `${ADMIN_OF_WEB}${workflow('CronWorkflow', 'web/c', '{ workflowSpec: { serviceAccountName: admin, workflowTemplateRef: { name: t } } }')}`),
    ],
    tempting: [dev(`get,list,delete workflowtemplates ${OF}`, '-'), dev(`create workflowtemplates ${OF} named t`, '-')],
  },
  M4: {
    cluster: [devs(`create sensors ${OF}`, 'high')],
    namespace: [dev(`patch eventsources ${OF}`, 'high'), dev(`update sensors ${OF}`, 'high'), dev(`create sensors ${OF}`, 'critical', ADMIN_OF_WEB)],
    wildcard: [dev(`* sensors ${OF}`, 'high'), dev('create eventsources of *', 'high')],
    group: [dev('create sensors of example.com', '-'), dev('create eventsources of sources.knative.dev', '-')],
    named: [dev(`update sensors ${OF} named a`, 'medium')],
    tempting: [dev(`get,list,delete sensors ${OF}`, '-'), dev(`update eventbus ${OF}`, '-'), dev(`update sensors/status ${OF}`, '-')],
  },
  M5: {
    cluster: [[WITH_TOKEN + inCluster(DEV, 'patch serviceaccounts'), `medium ${DEV} cluster`]],
    namespace: [ops('patch serviceaccounts', 'high', MAPPED + STRONG), ops('update serviceaccounts', 'medium', WITH_TOKEN)],
    wildcard: [ops('patch serviceaccounts of *', 'high', MAPPED + STRONG), ops('* serviceaccounts', 'high by A10', MAPPED)],
    group: [ops('patch serviceaccounts of example.com', '-', MAPPED)],
    named: [ops('patch serviceaccounts named a', 'high', MAPPED + STRONG), ops('patch serviceaccounts named b', '-', MAPPED + STRONG)],
    tempting: [
      ops('patch serviceaccounts', '-'), ops('patch serviceaccounts', '-', SSO_SERVER + account('argo/a')), dev('patch serviceaccounts', '-', MAPPED), ops('get,create serviceaccounts', '-', MAPPED),
      ops('patch serviceaccounts', '-', server('--auth-mode=client') + SSO_CONFIGURATION + account('argo/a') + token('argo/a.service-account-token', 'a')),
      ops('patch serviceaccounts', '-', server('--auth-mode=sso') + configuration({ sso: '{ issuer: a }' }) + account('argo/a') + token('argo/a.service-account-token', 'a')),
    ],
  },
  M6: {
    cluster: [[MAPPED + inCluster(DEV, 'get secrets'), `medium ${DEV} cluster`]],
    namespace: [ops('get secrets', 'high', MAPPED + STRONG), ops('list secrets', 'high', MAPPED + STRONG), ops('create secrets', 'medium', SSO_SERVER + ruled('argo/a', "'x' in groups"))],
    wildcard: [ops('get secrets of *', 'high', MAPPED + STRONG)],
    group: [ops('get secrets of example.com', '-', MAPPED)],
    named: [ops('get secrets named a.service-account-token', 'high', MAPPED + STRONG), ops('get secrets named other', '-', MAPPED + STRONG)],
    tempting: [
      ops('get secrets named a.service-account-token', 'high', MAPPED + binding('argo', 'ClusterRole edit', 'ServiceAccount argo/a')),
      ops('get secrets', '-', ruled('argo/a', "'x' in groups") + token('argo/a.service-account-token', 'a')), ops('get secrets', '-', WITH_TOKEN), dev('get secrets', '-', MAPPED),
      ops('create secrets', '-', MAPPED), [MAPPED + inNamespace('argo', SERVER, 'get secrets named a.service-account-token'), 'nothing'],
    ],
  },
  M7: {
    cluster: [[controller() + inCluster(DEV, 'update configmaps named workflow-controller-configmap'), `critical ${DEV} cluster`]],
    namespace: [ops('patch configmaps', 'critical', controller()), ops('create configmaps', 'critical', controller())],
    wildcard: [ops('update configmaps of *', 'critical', controller()), ops('* configmaps', 'critical', controller())],
    group: [ops('update configmaps of example.com', '-', controller())],
    named: [
      ops('update configmaps named workflow-controller-configmap', 'critical', controller()), ops('update configmaps named mine', 'critical', controller(['--configmap=mine'])),
      ops('update configmaps named other', '-', controller()), ops('update configmaps named workflow-controller-configmap', '-', controller(['--configmap=mine'])),
      ops('update configmaps named workflow-controller-configmap', 'critical'),
    ],
    tempting: [
      ops('get,list,watch configmaps', '-', controller()), dev('update configmaps', '-', controller()), [controller() + inNamespace('argo', CONTROLLER, 'update configmaps'), 'nothing'],
      ops('create configmaps named workflow-controller-configmap', '-', controller()), ops('update configmaps', '-'),
    ],
  },
  M8: {
    cluster: [[inCluster(APP, `create workflowtaskresults ${OF}`), `medium ${APP} cluster`]],
    namespace: [dev(`create,patch workflowtaskresults ${OF}`, 'medium'), [inNamespace('web', APP, `update workflowtaskresults ${OF}`), `medium ${APP} web`], [inNamespace('web', APP, `create workflowtasksets ${OF}`), `medium ${APP} web`],
      [inNamespace('web', 'ServiceAccount other/app', `create,patch workflowtaskresults ${OF}`), 'medium ServiceAccount other/app web']],
    wildcard: [dev(`* workflowtaskresults ${OF}`, 'medium by A2'), dev('patch workflowtaskresults of *', 'medium')],
    group: [dev('create workflowtaskresults of example.com', '-')],
    named: [dev(`patch workflowtaskresults ${OF} named a`, 'low')],
    tempting: [
      [inNamespace('web', APP, `create,patch workflowtaskresults ${OF}`), 'nothing'], [inNamespace('web', APP, `list,watch workflowtasksets ${OF}`, `patch workflowtasksets/status ${OF}`), 'nothing'],
      dev(`get,list,watch,delete workflowtaskresults ${OF}`, '-'), [controller() + inCluster(CONTROLLER, `create,update workflowtasksets ${OF}`), 'nothing'],
    ],
  },
  M9: {
    cluster: none(inCluster(APP, `create,patch workflowtaskresults ${OF}`, 'get pods')),
    namespace: [
      [inNamespace('web', APP, `create,patch workflowtaskresults ${OF}`, 'get,watch pods'), `medium ${APP} web`], [inNamespace('web', APP, `create workflowtaskresults ${OF}`, 'create pods/exec'), `medium ${APP} web`],
      [inNamespace('web', APP, `create,patch workflowtaskresults ${OF}`) + role('web/s', 'get pods/log') + binding('web', 'Role s', APP), `medium ${APP} web`],
    ],
    wildcard: [[inNamespace('web', APP, `create,patch workflowtaskresults ${OF}`, 'patch pods of *'), `medium ${APP} web`]],
    group: none(inNamespace('web', APP, `create,patch workflowtaskresults ${OF}`, 'get pods of example.com')),
    named: [[inNamespace('web', APP, `create,patch workflowtaskresults ${OF}`, 'get pods named a'), `medium ${APP} web`]],
    tempting: none(
      inNamespace('web', APP, `create,patch workflowtaskresults ${OF}`), inNamespace('web', APP, 'get,watch pods'), inNamespace('web', APP, `create,patch workflowtaskresults ${OF}`, 'get configmaps named a'),
      controller() + inNamespace('argo', CONTROLLER, `create,patch workflowtaskresults ${OF}`, 'get pods'),
    ),
  },
  M10: {
    cluster: [devs(`update workflowartifactgctasks ${OF}`, 'low')],
    namespace: [dev(`create workflowartifactgctasks ${OF}`, 'low')],
    wildcard: [dev('create workflowartifactgctasks of *', 'low')],
    group: [dev('create workflowartifactgctasks of example.com', '-')],
    named: [dev(`patch workflowartifactgctasks ${OF} named a`, 'info')],
    tempting: [dev(`get,list,delete workflowartifactgctasks ${OF}`, '-'), dev(`patch workflowartifactgctasks/status ${OF}`, '-')],
  },
  M11: {
    cluster: [[server() + inCluster(SERVER, 'get secrets'), `critical ${SERVER} cluster`]],
    namespace: [[server() + inNamespace('argo', SERVER, 'get secrets'), `high ${SERVER} argo`], [server() + inNamespace('web', SERVER, 'list secrets'), `high ${SERVER} web`]],
    wildcard: [[server() + inCluster(SERVER, 'get secrets of *'), `critical ${SERVER} cluster`], [server() + inNamespace('argo', SERVER, '* secrets'), `high ${SERVER} argo`]],
    group: none(server() + inCluster(SERVER, 'get secrets of example.com')),
    named: none(server() + inNamespace('argo', SERVER, 'get secrets named sso')),
    tempting: none(server() + inNamespace('argo', DEV, 'get secrets'), inNamespace('argo', SERVER, 'get secrets'), server() + inNamespace('argo', SERVER, 'create secrets')),
  },
  M12: {
    cluster: [[controller() + inCluster(CONTROLLER, 'get secrets'), `high ${CONTROLLER} cluster`], [controller(['--namespaced']) + inCluster(CONTROLLER, 'create pods/exec'), `high ${CONTROLLER} cluster`]],
    namespace: [[controller() + inNamespace('argo', CONTROLLER, 'get secrets'), `high ${CONTROLLER} argo`]],
    wildcard: [[controller() + inCluster(CONTROLLER, 'list secrets of *'), `high ${CONTROLLER} cluster`]],
    group: none(controller() + inCluster(CONTROLLER, 'get secrets of example.com')),
    named: none(controller() + inNamespace('argo', CONTROLLER, 'get secrets named db')),
    tempting: none(controller() + inCluster(CONTROLLER, 'create pods/exec'), inCluster(CONTROLLER, 'get secrets'), controller(['--namespaced']) + inNamespace('argo', CONTROLLER, 'create pods/exec')),
  },
  M13: {
    cluster: none(controller() + inCluster(DEV, WORKFLOWS)),
    namespace: [ops(WORKFLOWS, 'critical', controller())],
    wildcard: [ops('create workflows of *', 'critical', controller())],
    group: [ops('create workflows of example.com', '-', controller())],
    named: [ops(`update workflows ${OF} named a`, 'critical', controller())],
    tempting: [dev(WORKFLOWS, '-', controller()), ops(WORKFLOWS, '-', controller(['--namespaced'])), ops(`get,list workflows ${OF}`, '-', controller())],
  },
  M14: {
    cluster: [[controller() + configuration({}) + inCluster(SERVER, WORKFLOWS) + server('--auth-mode=server'), `high ${SERVER} cluster by M1`]],
    namespace: [[controller(['--namespaced']) + configuration({}) + inNamespace('argo', DEV, WORKFLOWS), `high ${DEV} argo by M1`], dev(WORKFLOWS, 'high by M1', configuration({ parallelism: '10' }))],
    wildcard: [dev(`* workflows ${OF}`, 'high by M1', controller() + configuration({}))],
    group: none(controller() + configuration({}) + inNamespace('web', DEV, 'create workflows of example.com')),
    named: none(controller() + configuration({}) + inNamespace('web', DEV, `${WORKFLOWS} named a`)),
    tempting: none(
      configuration({ parallelism: '10' }), STRICT + controller() + inNamespace('web', DEV, WORKFLOWS), controller() + inNamespace('web', DEV, WORKFLOWS),
      controller(['--namespaced']) + configuration({}) + inNamespace('web', DEV, WORKFLOWS), controller() + configuration({}) + inNamespace('web', DEV, `patch workflows ${OF}`),
      // A controller starts the workflows of cron workflows: it isn't a submitter.
      controller() + configuration({}) + inCluster(CONTROLLER, WORKFLOWS), controller(['--namespaced']) + configuration({}) + inNamespace('argo', CONTROLLER, WORKFLOWS),
    ),
  },
  M15: {
    cluster: IN_NAMESPACE,
    namespace: [
      [SSO_SERVER + ruled('argo/a', 'true') + token('argo/a.service-account-token', 'a') + inNamespace('argo', 'ServiceAccount argo/a', WORKFLOWS), 'high ServiceAccount argo/a argo'],
      [SSO_SERVER + ruled('argo/a', "'x' in groups", 'high') + token('argo/a.service-account-token', 'a'), 'medium ServiceAccount argo/a argo'],
      [SSO_SERVER + ruled('argo/a', "('x' in groups") + token('argo/a.service-account-token', 'a'), 'medium ServiceAccount argo/a argo'],
      [SSO_SERVER + ruled('argo/a', "'x' in groups") + ruled('argo/b', "'y' in groups") + token('argo/a.service-account-token', 'a') + token('argo/b.service-account-token', 'b'), 'medium ServiceAccount argo/a argo'],
      [SSO_SERVER + ruled('argo/a', "'x' in groups"), 'low ServiceAccount argo/a argo'],
      [SSO_SERVER + ruled('argo/a', 'true') + token('argo/a.service-account-token', 'a') + inNamespace('argo', 'Group system:serviceaccounts:argo', WORKFLOWS), 'high ServiceAccount argo/a argo'],
    ],
    wildcard: [[SSO_SERVER + ruled('argo/a', 'true') + token('argo/a.service-account-token', 'a') + binding('argo', 'ClusterRole edit', 'ServiceAccount argo/a'), 'high ServiceAccount argo/a argo']],
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(
      SSO_SERVER + ruled('argo/a', 'true', '0') + ruled('argo/b', "'y' in groups", '1') + token('argo/a.service-account-token', 'a') + token('argo/b.service-account-token', 'b') + inNamespace('argo', 'ServiceAccount argo/a', `get,list workflows ${OF}`),
      ...['create selfsubjectaccessreviews of authorization.k8s.io', 'create pods/log'].map((rule) =>
        SSO_SERVER + ruled('argo/a', 'true') + token('argo/a.service-account-token', 'a') + inNamespace('argo', 'ServiceAccount argo/a', rule)),
      server('--auth-mode=client') + ruled('argo/a', '(', 'x'), MAPPED, SSO_SERVER + ruled('web/a', '(', 'x'),
    ),
  },
  M16: {
    cluster: [[server('--auth-mode', 'server') + inCluster(SERVER, WORKFLOWS), `critical ${SERVER} cluster`]],
    namespace: [
      [server('--auth-mode=server') + inNamespace('argo', SERVER, WORKFLOWS), `high ${SERVER} argo`], [server('--auth-mode=sso') + configuration({ sso: '{ issuer: a }' }) + inNamespace('argo', SERVER, WORKFLOWS), `high ${SERVER} argo`],
      [server('--auth-mode=server', '--secure=false') + object('v1', 'Service', 'argo/argo-server', 'spec: { type: LoadBalancer, selector: { app: argo-server } }') + inNamespace('argo', SERVER, WORKFLOWS), `critical ${SERVER} argo`],
      [server('--auth-mode=server', '--secure=false') + object('v1', 'Service', 'argo/argo-server', 'spec: { type: LoadBalancer }') + inNamespace('argo', SERVER, WORKFLOWS), `high ${SERVER} argo`],
    ],
    wildcard: [[server('--auth-mode=server') + inNamespace('argo', SERVER, `* workflows ${OF}`), `high ${SERVER} argo`]],
    group: 'it is any write',
    named: [[server('--auth-mode=server') + inNamespace('argo', SERVER, `update workflows ${OF} named a`), `medium ${SERVER} argo`]],
    tempting: none(
      server('--auth-mode=client') + inCluster(SERVER, WORKFLOWS), server() + inCluster(SERVER, WORKFLOWS), server('--auth-mode=server') + inCluster(SERVER, `get,list workflows ${OF}`), SSO_SERVER + inCluster(SERVER, WORKFLOWS),
      server('--auth-mode=sso') + inCluster(SERVER, WORKFLOWS), inCluster(SERVER, WORKFLOWS), server('--auth-mode=server') + inCluster(SERVER, 'create,patch events'),
    ),
  },
  M17: {
    cluster: IN_NAMESPACE,
    namespace: [
      [workflow('Workflow', 'web/a', '{ entrypoint: main, templates: [] }'), 'medium Workflow web/a web'], [workflow('CronWorkflow', 'web/a', '{ workflowSpec: { serviceAccountName: default } }'), 'medium CronWorkflow web/a web'],
      [workflow('Workflow', 'web/a', '{ workflowTemplateRef: { name: t } }') + workflow('WorkflowTemplate', 'web/t', '{ templates: [] }'), 'medium Workflow web/a web'],
      [workflow('Workflow', 'web/a', '{ workflowTemplateRef: { name: t, clusterScope: true } }') + workflow('ClusterWorkflowTemplate', 't', '{ templates: [] }'), 'medium Workflow web/a web'],
    ],
    wildcard: NOT_OF_GRANTS,
    group: none(object('example.com/v1', 'Workflow', 'web/a', 'spec: {}')),
    named: NOT_OF_GRANTS,
    tempting: none(
      workflow('Workflow', 'web/a', '{ serviceAccountName: app }'), workflow('WorkflowTemplate', 'web/a', '{ templates: [] }'), workflow('ClusterWorkflowTemplate', 'a', '{ templates: [] }'),
      workflow('Workflow', 'web/a', '{ workflowTemplateRef: { name: t } }') + workflow('WorkflowTemplate', 'web/t', '{ serviceAccountName: app, templates: [] }'), workflow('Workflow', 'web/a', '{ workflowTemplateRef: { name: t } }'),
      workflow('Workflow', 'argo/a', '{ templates: [] }') + controller() + configuration({ workflowDefaults: '{ spec: { serviceAccountName: app } }' }),
    ),
  },
  M18: {
    cluster: [[HELLO + inCluster(APP, RESULTS, 'get nodes'), `medium ${APP} web`]],
    namespace: [
      [HELLO + inNamespace('web', APP, RESULTS, 'get secrets named a'), `medium ${APP} web`], [HELLO + inNamespace('web', APP, `create workflowtaskresults ${OF}`), `info ${APP} web`],
      [MAKES_PODS + inNamespace('web', APP, RESULTS, 'get,create,delete pods'), `medium ${APP} web`], [HELLO + inNamespace('other', APP, RESULTS), `medium ${APP} web`],
    ],
    wildcard: [[HELLO + inNamespace('web', APP, '* * of *'), `critical ${APP} web by A1`]],
    group: [[HELLO + inNamespace('web', APP, 'create,patch workflowtaskresults of example.com'), `medium ${APP} web`]],
    named: [[HELLO + inNamespace('web', APP, RESULTS, 'get configmaps named a'), `medium ${APP} web`]],
    tempting: none(
      HELLO.replace('kind: Workflow', 'kind: WorkflowTemplate') + inNamespace('web', APP, RESULTS, 'get secrets'),
      HELLO + inNamespace('web', APP, RESULTS), MAKES_PODS + inNamespace('web', APP, RESULTS, 'create pods'), HELLO, inNamespace('web', APP, RESULTS, 'get secrets'),
      HELLO + inNamespace('web', 'ServiceAccount web/other', 'get secrets'), HELLO + inNamespace('web', 'Group system:serviceaccounts:web', 'get secrets'),
      workflow('Workflow', 'web/a', '{ serviceAccountName: app, workflowTemplateRef: { name: t } }') + inNamespace('web', APP, RESULTS, 'get secrets'),
    ),
  },
  M19: {
    cluster: [[labelled('argo-aggregate-to-edit', `${RBAC}/aggregate-to-edit`, `create clusterworkflowtemplates ${OF}`), 'medium ClusterRole argo-aggregate-to-edit cluster']],
    namespace: 'cluster roles are aggregated',
    wildcard: [[labelled('mine', `${RBAC}/aggregate-to-edit`, `* clusterworkflowtemplates ${OF}`), 'medium ClusterRole mine cluster'], [labelled('mine', `${RBAC}/aggregate-to-edit`, `* * ${OF}`), 'medium ClusterRole mine cluster']],
    group: none(labelled('mine', `${RBAC}/aggregate-to-edit`, 'create clusterworkflowtemplates of example.com')),
    named: [[labelled('mine', `${RBAC}/aggregate-to-edit`, `update clusterworkflowtemplates ${OF} named a`), 'medium ClusterRole mine cluster']],
    tempting: none(
      labelled('argo-aggregate-to-admin', `${RBAC}/aggregate-to-admin`, `create clusterworkflowtemplates ${OF}`), labelled('argo-aggregate-to-edit', `${RBAC}/aggregate-to-edit`, `get clusterworkflowtemplates ${OF}`),
      role('argo-aggregate-to-edit', `create clusterworkflowtemplates ${OF}`), labelled('mine', `${RBAC}/aggregate-to-edit`, WORKFLOWS),
    ),
  },
  M20: {
    cluster: [devs('update configmaps', 'critical by M7', PLUGINS), devs('update configmaps named a', 'medium', PLUGINS)],
    namespace: [dev('create configmaps', 'high', PLUGINS), dev('patch configmaps', 'high', controller(['--executor-plugins']))],
    wildcard: [dev('create configmaps of *', 'high', PLUGINS)],
    group: [dev('create configmaps of example.com', '-', PLUGINS)],
    named: [dev('update configmaps named a', 'medium', PLUGINS), dev('create configmaps named a', '-', PLUGINS)],
    tempting: [
      dev('create configmaps', '-', controller()), dev('create configmaps', '-', controller(['--namespaced'], { ARGO_EXECUTOR_PLUGINS: 'true' })), dev('create configmaps', '-', controller([], { ARGO_EXECUTOR_PLUGINS: 'false' })),
      dev('get,list configmaps', '-', PLUGINS),
    ],
  },
  M21: {
    cluster: [devs('update secrets', 'high', CLIENTS), devs('get secrets', 'medium', CLIENTS)],
    namespace: [ops('update secrets', 'high', CLIENTS), ops('get secrets', 'medium', CLIENTS), ops('create secrets', 'high', CLIENTS)],
    wildcard: [ops('update secrets of *', 'high', CLIENTS), ops('* secrets', 'high', CLIENTS)],
    group: [ops('update secrets of example.com', '-', CLIENTS)],
    named: [ops('update secrets named argo-workflows-webhook-clients', 'high'), ops('get secrets named argo-workflows-webhook-clients', 'medium'), ops('get secrets named other', '-', CLIENTS)],
    tempting: [ops('update secrets', '-'), dev('update secrets', '-', CLIENTS), ops('delete secrets', '-', CLIENTS)],
  },
  M22: {
    cluster: [devs('update configmaps named artifact-repositories', 'high')],
    namespace: [
      dev('update configmaps', 'medium', configMap('web/artifact-repositories')), dev('patch configmaps', 'medium', configMap('web/mine', {}, ', labels: { workflows.argoproj.io/configmap-type: ArtifactRepository }')),
    ],
    wildcard: [dev('update configmaps of *', 'medium', configMap('web/artifact-repositories'))],
    group: [dev('update configmaps of example.com', '-', configMap('web/artifact-repositories'))],
    named: [dev('update configmaps named artifact-repositories', 'medium'), dev('update configmaps named mine', 'medium', workflow('Workflow', 'web/a', '{ serviceAccountName: app, artifactRepositoryRef: { configMap: mine } }')),
      dev('update configmaps named other', '-', configMap('web/artifact-repositories'))],
    tempting: [dev('update configmaps', '-'), dev('update configmaps', '-', configMap('other/artifact-repositories')), dev('get configmaps named artifact-repositories', '-'), dev('update secrets named artifact-repositories', '-')],
  },
  M23: {
    cluster: [devs('update configmaps named cache', 'medium', CACHE)],
    namespace: [dev('update configmaps', 'low', CACHE), dev('patch configmaps', 'low', LOCKED)],
    wildcard: [dev('update configmaps of *', 'low', CACHE)],
    group: [dev('update configmaps of example.com', '-', CACHE)],
    named: [dev('update configmaps named cache', 'low', CACHE), dev('update configmaps named locks', 'low', LOCKED), dev('update configmaps named other', '-', CACHE)],
    tempting: [dev('update configmaps named cache', '-'), dev('get configmaps named cache', '-', CACHE)],
  },
  M24: {
    cluster: IN_NAMESPACE,
    namespace: [
      [controller([], {}, 'v4.0.5') + STRICT, `high ${CONFIGURATION}`], [controller([], {}, 'v3.7.14') + STRICT, `high ${CONFIGURATION}`],
      [controller([], { WORKFLOW_USER_OVERRIDE_ALLOWLIST: 'ttlStrategy,podSpecPatch' }) + STRICT, `high ${CONFIGURATION}`],
      [controller([], {}, 'v4.0.1') + configuration({ workflowRestrictions: '{ templateReferencing: Secure }' }), `high ${CONFIGURATION}`],
    ],
    wildcard: NOT_OF_GRANTS,
    group: NOT_OF_GRANTS,
    named: NOT_OF_GRANTS,
    tempting: none(
      controller() + STRICT, controller([], {}, 'v4.0.6') + STRICT, controller([], {}, 'v3.7.15') + STRICT, controller([], {}, 'v4.0.5') + configuration({}), controller([], { WORKFLOW_USER_OVERRIDE_ALLOWLIST: 'ttlStrategy' }) + STRICT,
      controller([], {}, 'latest') + STRICT,
    ),
  },
  M25: {
    cluster: [[controller() + STRICT + workflow('ClusterWorkflowTemplate', 't', '{ entrypoint: main, arguments: { parameters: [{ name: p }] }, templates: [{ name: main, podSpecPatch: "{{workflow.parameters.p}}" }] }'), 'high ClusterWorkflowTemplate t cluster']],
    namespace: [
      [controller() + STRICT + steered('{ name: image, value: a }', 'inputs: { parameters: [{ name: image }] }, container: { image: "{{inputs.parameters.image}}" }'), 'high WorkflowTemplate web/t web'],
      [controller() + STRICT + steered('{ name: args, value: a }', 'container: { image: a, args: ["{{workflow.parameters.args}}"] }'), 'high WorkflowTemplate web/t web'],
      [controller() + STRICT + steered('{ name: account, value: a }', 'serviceAccountName: "{{workflow.parameters.account}}"'), 'high WorkflowTemplate web/t web'],
      ...[
        'containerSet: { containers: [{ name: b, image: "{{workflow.parameters.p}}" }] }',
        'container: { image: a }, sidecars: [{ name: b, args: ["{{workflow.parameters.p}}"] }]',
        'container: { image: a }, initContainers: [{ name: b, command: ["{{workflow.parameters.p}}"] }]',
        'container: { image: "{{=sprig.trim(workflow.parameters[\'p\'])}}" }',
        'inputs: { parameters: [{ name: i, value: "{{workflow.parameters.p}}" }] }, container: { image: "{{inputs.parameters.i}}" }',
        'steps: [[{ name: b, inline: { container: { image: "{{workflow.parameters.p}}" } } }]]',
        'steps: [[{ name: b, template: run, arguments: { parameters: [{ name: i, value: "{{item}}" }] }, withParam: "{{workflow.parameters.p}}" }]] }, { name: run, inputs: { parameters: [{ name: i }] }, script: { image: a, source: "{{inputs.parameters.i}}" }',
      ].map((template): Example => [controller() + STRICT + steered('{ name: p }', template), 'high WorkflowTemplate web/t web']),
      [controller() + STRICT + steered('{ name: p }', 'container: { image: a }').replace('templates:', 'templateDefaults: { container: { args: ["{{workflow.parameters.p}}"] } }, templates:'), 'high WorkflowTemplate web/t web'],
    ],
    wildcard: NOT_OF_GRANTS,
    group: none(controller() + STRICT + object('example.com/v1', 'WorkflowTemplate', 'web/t', 'spec: { arguments: { parameters: [{ name: p }] }, templates: [{ name: main, podSpecPatch: "{{workflow.parameters.p}}" }] }')),
    named: NOT_OF_GRANTS,
    tempting: none(
      controller() + STRICT + steered('{ name: image, enum: [a, b] }', 'inputs: { parameters: [{ name: image }] }, container: { image: "{{inputs.parameters.image}}" }'),
      controller() + steered('{ name: image }', 'container: { image: "{{workflow.parameters.image}}" }'),
      controller() + STRICT + steered('{ name: a }', 'container: { image: b, env: [{ name: A, value: "{{workflow.parameters.a}}" }] }'),
      controller() + STRICT + steered('{ name: a }', 'inputs: { parameters: [{ name: b, value: c }] }, container: { image: "{{inputs.parameters.b}}" }'),
      controller() + STRICT + steered('{ name: a }', 'steps: [[{ name: b, template: run, arguments: { parameters: [{ name: i, value: "{{item}}" }] }, withItems: [c] }]] }, { name: run, inputs: { parameters: [{ name: i }] }, container: { image: "{{inputs.parameters.i}}" }'),
    ),
  },
  M26: {
    cluster: [devs('get secrets', 'high', SSO_SERVER), devs('update secrets named argo-sso', 'high', SSO_SERVER)],
    namespace: [ops('patch secrets', 'medium', SSO_SERVER), ops('list secrets', 'medium', SSO_SERVER)],
    wildcard: [ops('get secrets of *', 'medium', SSO_SERVER)],
    group: [ops('get secrets of example.com', '-', SSO_SERVER)],
    named: [ops('get secrets named argo-sso', 'medium', SSO_SERVER), ops('get secrets named other', '-', SSO_SERVER)],
    tempting: [dev('get secrets', '-', SSO_SERVER), ops('get secrets', '-', server('--auth-mode=sso')), ops('create secrets', '-', SSO_SERVER), [SSO_SERVER + inNamespace('argo', SERVER, 'get secrets named argo-sso'), 'nothing']],
  },
};
