import { Chart, Testing } from 'cdk8s';
import { dump } from 'js-yaml';
import { ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, InstallScope } from '../../../../lib';
import { runCommand } from '../../run-command';

test('the command of the guide prints what it says there', async () => {
  expect(await runCommand('create role argo-role --verb=list,update --resource=workflows.argoproj.io --dry-run=client -o yaml'.split(' '))).toEqual({
    exitCode: 0,
    err: '',
    out: 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: argo-role\nrules:\n  - apiGroups:\n      - argoproj.io\n    resources:\n      - workflows\n'
      + '    verbs:\n      - list\n      - update\n',
  });
});

test('an install is that of the construct, whatever the program says', async () => {
  const chart = new Chart(Testing.app(), 'c', { namespace: 'argo' });
  const install = new ArgoWorkflowsInstall(chart, 'my-workflow', {
    version: ArgoVersion.V4_1, scope: InstallScope.cluster({ workflowNamespaces: ['builds', 'reports'] }), features: [ArgoFeature.CRON_WORKFLOWS, ArgoFeature.memoization('cache')],
  });
  const line = 'create install my-workflow -n argo --argo-version v4.1 --scope cluster=builds,reports --feature cron-workflows --feature memoization=cache';
  const json = await runCommand([...line.split(' '), '-o', 'json']);
  expect(JSON.parse(json.out)).toEqual({ apiVersion: 'v1', kind: 'List', items: Testing.synth(chart) });
  const values = await runCommand([...line.split(' '), '-o', 'helm-values']);
  expect(values).toEqual({ exitCode: 0, err: '', out: dump(install.helmValues(), { quoteStyle: 'double' }) });
});

test('a client of no version is one of the newest, and standard error says so', async () => {
  const line = 'create client ci -n argo --can submit:wait:log --can logs --via kubernetes'.split(' ');
  const { out } = await runCommand([...line, '--argo-version', 'v4.1']);
  expect(await runCommand(line)).toEqual({ exitCode: 0, out, err: 'Assumed: --argo-version v4.1, the newest known.\nA token for the client: kubectl create token ci -n argo\n' });
});

test('one object is itself in JSON', async () => {
  expect(JSON.parse((await runCommand('create clusterrole r --verb get --resource nodes -o json'.split(' '))).out)).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'r' }, rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }],
  });
});

test('standard error says how Argo Workflows is to be set up, and -q keeps it quiet', async () => {
  const line = 'create install x --argo-version v4.1 --scope managed=jobs';
  expect((await runCommand(line.split(' '))).err).toBe([
    'Argo Workflows must use these accounts and flags. -o helm-values and -o kustomize write them:',
    '  controller: account x-argo, --configmap=workflow-controller-configmap --namespaced --managed-namespace=jobs',
    '  server: account x-argo-server, --configmap=workflow-controller-configmap --namespaced --managed-namespace=jobs --auth-mode=client',
    '',
  ].join('\n'));
  expect((await runCommand([...line.split(' '), '-q'])).err).toBe('');
});

test.each<[string, string, string[]]>([
  ['a kind that is misspelt', 'create instal x', ['argo-rbac create: error[option/unknown-command]: argo-rbac create has no subcommand "instal". Write install.']],
  ['a name that is missing', 'create client', ['NAME: error[option/missing-argument]: argo-rbac create client requires this argument. Give the name of the ServiceAccount.']],
  ['a space in a list', 'create install x --argo-version v4.1 --scope cluster=a, b',
    ['argo-rbac create install: error[option/surplus-argument]: The command accepts NAME only, but "b" is given, too. Leave the rest out, or put quotes around a value that has spaces.']],
  ['a version that is missing', 'create install x', ['--argo-version: error[option/missing-option]: The version is missing. Give it, for example v4.1.']],
  ['everything at once', 'create install x --feature cron-workflow --scope clustr --without event --can sumbit:wait', [
    '--argo-version: error[option/missing-option]: The version is missing. Give it, for example v4.1.',
    '--scope: error[install/invalid-scope]: "clustr" isn\'t a scope. Write namespaced, managed=NAMESPACE, cluster, or cluster=NAMESPACE,NAMESPACE.',
    '--feature: error[install/unknown-feature]: "cron-workflow" isn\'t a feature. Write cron-workflows.',
    '--without: error[option/invalid-value]: "event" isn\'t something that the controller can do without. Write events.',
    '--can: error[client/not-an-operation]: "sumbit" isn\'t an operation of a client. Write submit:wait.',
  ]],
  ['names with what else is wrong', 'create install X_ --feature cron-workflow -n Bad_NS --argo-version v9 --config-map c_', [
    '--argo-version: error[install/invalid-version]: "v9" isn\'t a release of Argo Workflows. Write it like v3.7.18 or v3.7.',
    '--feature: error[install/unknown-feature]: "cron-workflow" isn\'t a feature. Write cron-workflows.',
    '--namespace: error[rbac/invalid-name]: "Bad_NS" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.',
    '--config-map: error[dead-grant/invalid-name]: No object of "configmaps" can have the name "c_". Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
    'NAME: error[rbac/invalid-name]: "X_-argo-server" isn\'t a valid ServiceAccount name. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
  ]],
  ['names that Kubernetes refuses', 'create install My_Install --argo-version v4.1', [
    'NAME: error[rbac/invalid-name]: "My_Install-argo-server" isn\'t a valid ServiceAccount name. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
  ]],
  ['a third Secret of single sign-on', 'create install x --argo-version v4.1 --auth-mode sso --sso-account viewer --sso-secret a --sso-secret b --sso-secret c', [
    '--sso-secret: error[option/invalid-value]: Single sign-on has two Secrets at most, and "c" is one more. Name the Secret with the client ID, and one with the client secret.',
  ]],
  ['two values of a label to collect by', 'create clusterrole x --aggregation-rule a=b --aggregation-rule a=c', [
    '--aggregation-rule: error[option/conflict]: The label "a" is given twice. Give one value.',
  ]],
  ['names of single sign-on, at their own options', 'create install x --argo-version v4.1 --auth-mode sso --sso-account viewer --sso-account Bad_Name --sso-secret B2', [
    '--sso-secret: error[rbac/invalid-name]: "B2" isn\'t a valid Secret name. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
    '--sso-account: error[rbac/invalid-name]: "Bad_Name" isn\'t a valid ServiceAccount name. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
  ]],
  ['a name of an operation that is lent, once', 'create install x --argo-version v4.1 --auth-mode server --lent list --lent ui/workflow-artifacts:artifact-secrets=BAD',
    ['--lent: error[dead-grant/invalid-name]: No object of "secrets" can have the name "BAD". Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.']],
  ['a client that does nothing', 'create client ci --argo-version v4.1', ['--can: error[option/missing-option]: The client has no operation. Pass for example --can submit:wait:log.']],
  ['a format of installs', 'create client ci --argo-version v4.1 --can list -o helm-values',
    ['--output: error[option/invalid-value]: "helm-values" isn\'t a value of the option --output. Write yaml, json or typescript.']],
  ['a route that has no archive', 'create client ci -n argo --argo-version v4.1 --can archive-list --via kubernetes',
    ['--can: error[client/server-only]: archive-list works through argo-server only, because the archive is a database of argo-server. Leave it out, or pass --via argo-server.']],
  ['the account that every pod has', 'create account default --action aply=jobs.batch', [
    'NAME: error[option/invalid-name]: The account is "default", which every pod of the namespace has, so nothing is bound to it. Give another name.',
    '--action: error[workflow/not-an-action]: "aply" isn\'t an action of a resource template. Write apply=jobs.batch.',
  ]],
  ['names for a create', 'create account a --action create=jobs.batch/x', ['--action: error[workflow/named-target]: The target is limited to names, but a create request names no object. Leave the names out.']],
  ['a role of dead grants', 'create role r --verb list --resource clusterworkflowtemplates.argoproj.io --resource pods/exec,podz', [
    '--resource: error[dead-grant/unknown-resource]: No known resource is called "podz". Write pods.',
    '--resource: error[dead-grant/cluster-scoped-resource]: "clusterworkflowtemplates" belongs to the cluster, not to a namespace, so a Role doesn\'t grant list on it. Grant list in a ClusterRole.',
    '--verb: error[dead-grant/unserved-verb]: "pods/exec" doesn\'t serve the verb "list". Use get or create.',
  ]],
  ['names on a create', 'create role r --verb get,create --resource configmaps --resource-name x',
    ['--verb: error[dead-grant/unnamed-create]: A request to create "configmaps" has no name, so a grant with names never matches it. Grant create without names.']],
  ['a role of nothing', 'create role r', [
    '--verb: error[option/missing-option]: No verb is given. Pass for example --verb get,list.',
    '--resource: error[option/missing-option]: The Role has no resource. Pass for example --resource workflows.argoproj.io.',
  ]],
  ['a wildcard without a reason', 'create clusterrole r --verb * --resource pods', [
    '--because: error[grant/missing-reason]: Granting "*" requires a reason, because it allows more than it says. Pass --because with a reason in a few words, or name what is needed.',
  ]],
  ['a verb that is misspelt, which no reason makes right', 'create role r --verb gett --resource pods',
    ['--verb: error[dead-grant/unserved-verb]: "pods" doesn\'t serve the verb "gett". Use get, list, watch, create, update, patch, delete or deletecollection.']],
  ['a verb and a resource that are misspelt', 'create role r --verb gett,bind --resource podz,po*ds', [
    '--resource: error[dead-grant/unknown-resource]: No known resource is called "podz". Write pods.',
    '--resource: error[dead-grant/unknown-resource]: No known resource is called "po*ds". Write pods.',
    '--resource: error[dead-grant/partial-wildcard]: The star in the resource "po*ds" is an ordinary character. Name each resource, or write "*" for all.',
    '--because: error[grant/missing-reason]: Granting "bind" requires a reason, because it allows more than it says. Pass --because with a reason in a few words, or name what is needed.',
  ]],
  ['a verb that is misspelt, on URLs', 'create clusterrole r --verb gett --non-resource-url /healthz/*,/a*b', [
    '--non-resource-url: error[dead-grant/partial-wildcard]: The star before the end of the URL "/a*b" is an ordinary character. Use a star only as the last character.',
    '--verb: error[dead-grant/unserved-verb]: No request for a URL has the verb "gett". Use get, head, options, post, put, patch or delete.',
    '--because: error[grant/missing-reason]: Granting "/healthz/*" requires a reason, because it allows more than it says. Pass --because with a reason in a few words, or name what is needed.',
  ]],
  ['a misspelt verb of a container', 'create account a --container-grant gett=pods',
    ['--container-grant: error[dead-grant/unserved-verb]: "pods" doesn\'t serve the verb "gett". Use get, list, watch, create, update, patch, delete or deletecollection.']],
  ['a URL that is a resource', 'create clusterrole r --verb get --non-resource-url /api/v1/pods,metrics', [
    '--non-resource-url: error[dead-grant/resource-url]: The URL "/api/v1/pods" is the path of a resource. Grant the resource.',
    '--non-resource-url: error[dead-grant/invalid-url]: The URL "metrics" doesn\'t begin with "/". Write the path alone, without scheme and host.',
  ]],
  ['rules beside those of others', 'create clusterrole r --aggregation-rule team --verb get', [
    '--verb: error[option/conflict]: A role that collects the rules of others has none of its own. Leave this out, or leave --aggregation-rule out.',
    '--aggregation-rule: error[option/invalid-value]: "team" isn\'t a label. Write KEY=VALUE.',
  ]],
  ['a verb that only rules grant, as a program', 'create clusterrole r --verb associated-node:patch --resource resourceclaims.resource.k8s.io/driver --because x -o typescript',
    ['--output: error[option/conflict]: The library has no method for the verb "associated-node:patch" on "resourceclaims/driver". Pass -o yaml.']],
])('%s is refused', async (_, line, err) => {
  expect(await runCommand(line.split(' '))).toEqual({ exitCode: 2, out: '', err: err.map((each) => `${each}\n`).join('') });
});
