import { ArgoVersion } from '../../../../lib';
import { operationCatalogue } from '../../../../lib/argo/client/operation-catalogue';
import { optionNames } from '../../../../lib/argo/client/operation-notation';
import { FEATURE_IDS, FeatureId, FEATURES } from '../../../../lib/argo/features/feature-table';
import { OPTIONAL_NEED_IDS } from '../../../../lib/argo/features/optional-need-table';
import { ACTION_NAMES, isAction } from '../../../../lib/argo/kubectl/action-name';
import { actionOptionNames } from '../../../../lib/argo/workflow/action-notation';
import { CATALOGUE } from '../../../../lib/resources/catalogue/catalogue';
import { ResourceScope } from '../../../../lib/resources/resource-info';
import { qualifiedResource, resourceText } from '../../../../lib/resources/resource-names';
import { compilePrograms } from '../../../user-program';
import { runCommand } from '../../run-command';
import { synthesizeProgram } from '../../synthesized-program';

const VERSIONS = ArgoVersion.known.map(String);
const SCOPES = [['namespaced'], ['namespaced', '--cluster-role'], ['managed=jobs'], ['managed=jobs', '--cluster-role'], ['cluster'], ['cluster=builds,reports']];
const MODES = [
  ['client'], ['sso', '--sso-account', 'viewer'], ['sso', '--sso-account', 'viewer', '--sso-account', 'admin', '--sso-secret', 'id', '--sso-secret', 'secret'],
  ['server', '--lent', 'list', '--lent', 'submit:wait'],
  ['sso-without-rbac', '--lent', 'list', '--sso-secret', 'id', '--sso-secret', 'secret'],
];

/** A feature as the command takes it, with two names where it takes some. */
function written(id: FeatureId): string {
  const { kind } = FEATURES[id].takes;
  return kind === 'nothing' || kind === 'prop' ? id : `${id}=${kind === 'name' ? 'a' : kind === 'names in namespaces' ? 'a,other/b' : 'a,b'}`;
}

const INSTALLS = VERSIONS.flatMap((version) => SCOPES.flatMap((scope) => [
  ...MODES.map((mode) => ['--scope', ...scope, '--auth-mode', ...mode]),
  ...scope.length === 1 && scope[0] !== 'cluster=builds,reports' ? [] : FEATURE_IDS.flatMap((id) => [id, ...FEATURES[id].takes.kind === 'optional names' ? [written(id)] : []].map((text) => (
    ['--scope', ...scope, '--feature', text === id ? written(id) : text, ...(FEATURES[id].requires ?? []).slice(0, 1).flatMap((other) => ['--feature', written(other)])]))),
].map((options) => ['install', 'my-workflow', '-n', 'argo', '--argo-version', version, ...options])));

const OTHER_INSTALLS = [
  ...OPTIONAL_NEED_IDS.map((need) => ['--without', need]),
  ['--can', 'submit:wait:log', '--can', 'logs:follow', '--via', 'kubernetes'], ['--can', 'list:all-namespaces', '--scope', 'cluster'], ['--can', 'viewer', '--scope', 'managed=jobs'],
  ['--create-namespace', '--config-map', 'mine', '--instance-id', 'blue'],
  ['--feature', 'cron-workflows', '--feature', 'workflow-templates', '--feature', 'memoization=cache', '--feature', 'owner-references-permission-enforcement'],
].map((options) => ['install', 'e5', '-n', 'no', '--argo-version', 'v3.7.18', ...options]);

const CLIENTS = operationCatalogue().flatMap((entry) => [entry.id, ...optionNames(entry).map((option) => `${entry.id}:${option}`), ...optionNames(entry).map((option) => `${entry.id}:${option}=a,b`)])
  .map((operation) => ['client', 'ci', '-n', 'argo', '--argo-version', 'v4.1', '--can', operation]);

const OTHER_CLIENTS = [
  ['--can', 'submit:wait', '--via', 'kubernetes', '--workflow-namespace', 'jobs', '--workflow-namespace', 'argo'], ['--can', 'stop=a,b', '--token-secret'],
  ['--can', 'list', '--token-secret', 'mine'], ['--can', 'submit-from-cron-workflow=nightly', '--owner-references-permission-enforcement'],
].map((options) => ['client', 'ci', '-n', 'argo', '--argo-version', 'v4.1', ...options]);

/** What the options that take a value are given. */
const VALUES: Readonly<Record<string, string>> = { 'merge-strategy': '=json', 'prune-allowlist': '=configmaps,cronjobs.batch,rayjob', 'subresource': '=status' };

const ACTIONS = ACTION_NAMES.filter(isAction).flatMap((name) => ['jobs.batch', 'jobs.batch@other', 'jobs.batch/a,b', 'clusterroles.rbac.authorization.k8s.io', 'widgets.example.com@other', 'cm', 'rayjob', 'clusterqueues.kueue.x-k8s.io']
  .flatMap((target) => [`${name}=${target}`, ...actionOptionNames(name).map((option) => `${name}=${target}:${option}${VALUES[option] ?? ''}`)]))
  .map((action) => ['account', 'job-runner', '-n', 'argo', '--action', action]);

const ACCOUNTS = [
  [], ['--agent'], ['--http-header-secret', 'a', '--http-header-secret', 'b'], ['--hdfs-config-map', 'krb'], ['--artifact-gc', 'shared'], ['--artifact-gc', 'own'], ['--separate-executor'],
  ['--separate-executor', '--artifact-gc', 'own', '--agent', '--image-pull-secret', 'a', '--argo-version', 'v3.5.0'], ['--action', 'create=jobs.batch:set-owner-reference', '--owner-references-permission-enforcement'],
  ['--action', 'get=jobs.batch', '--action', 'delete=jobs.batch'], ['--container-grant', 'get,list=pods', '--container-grant', 'get=configmaps/a,b'],
  ['--container-grant', 'get=pods:subresource=log', '--separate-executor'], ['--container-grant', 'create,get=rayjob', '--action', 'get=rayjob/a'],
  ['--container-grant', 'get,patch,update=deployments.apps/web:subresource=scale'], ['--container-grant', 'get,patch,create=configmaps/a'],
  ['--container-grant', 'get,use=widgets.example.com', '--because', 'It is tested.'], ['--container-grant', 'get=clusterqueues.kueue.x-k8s.io'],
  ['--container-grant', 'bind=roles.rbac.authorization.k8s.io/a', '--because', "It's tested."], ['--container-grant', 'get=*', '--because', 'It is tested.'],
].flatMap((options) => [['account', 'job-runner', '-n', 'argo', ...options], ['account', 'job-runner', ...options]]);

/** Every verb on every resource and subresource, by its own name; those of the cluster in a ClusterRole. */
const ROLES = CATALOGUE.flatMap(({ apiGroup, rows }) => rows.flatMap((row) => {
  const resource = qualifiedResource(apiGroup, resourceText(row.plural, row.subresource));
  const verbs = [...row.verbs, ...row.otherVerbs ?? []];
  const flags = ['--resource', resource, '--because', 'It is tested.'];
  const kind = row.scope === ResourceScope.NAMESPACED ? 'role' : 'clusterrole';
  return verbs.length === 0 ? [] : [
    [kind, 'my:role', '--verb', verbs.join(','), ...flags], ['clusterrole', 'r', ...verbs.flatMap((verb) => ['--verb', verb]), ...flags, '--resource-name', 'a', '--resource-name', 'b'],
  ];
}));

const OTHER_ROLES = [
  ['role', 'argo-role', '-n', 'argo', '--verb', 'get,list', '--resource', 'configmaps,workflows.argoproj.io'], ['role', 'r', '--verb', 'get', '--resource', 'namespaces'],
  ['clusterrole', 'r', '--verb', 'get', '--non-resource-url', '/metrics,/healthz'], ['clusterrole', 'r', '--verb', 'get', '--non-resource-url', '/logs/*', '--because', 'It is tested.'],
  ['clusterrole', 'r', '--verb', '*', '--resource', '*', '--because', "It's tested."], ['role', 'r', '--verb', 'get', '--resource', 'deploy,po,jobs.v1.batch'],
  ['clusterrole', 'r', '--aggregation-rule', 'team=a,tier=b'], ['role', 'r', '--verb', 'get,use', '--resource', 'widgets.example.com', '--because', 'It is tested.'],
];

describe.each<[string, readonly (readonly string[])[], number]>([
  ['installs: versions by scopes by authentication modes, and by features', INSTALLS, 500],
  ['other installs', OTHER_INSTALLS, OTHER_INSTALLS.length],
  ['clients: each operation with each of its options', [...CLIENTS, ...OTHER_CLIENTS], 200],
  ['accounts: each action with each of its options, and what else workflows do', [...ACTIONS, ...ACCOUNTS], 90],
  ['roles: each verb of each resource', [...ROLES, ...OTHER_ROLES], 150],
])('%s', (_, lines, least) => {
  test('are the same bytes as what the program synthesizes, which compiles, or are refused', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation();
    const wrong: string[] = [];
    const programs: string[] = [];
    for (const line of lines) {
      const yaml = await runCommand(['create', ...line, '-o', 'yaml']);
      const program = await runCommand(['create', ...line, '-o', 'typescript']);
      if (yaml.exitCode === 0 && program.exitCode === 0) {
        programs.push(program.out);
      }
      const synthesized = yaml.exitCode === 0 ? attempt(() => synthesizeProgram(program.out)) : '';
      if (program.err.startsWith('--output: error[option/conflict]: The library has no method for the verb')) {
        continue;
      }
      if (synthesized !== yaml.out || program.exitCode !== yaml.exitCode || yaml.exitCode !== 0 && !/: error\[[a-z-]+\/[a-z-]+\]: /.test(yaml.err)) {
        wrong.push(`create ${line.join(' ')}\n${yaml.err}\n${program.out}\n${synthesized}\n${yaml.out}`);
      }
    }
    warn.mockRestore();
    expect(wrong.slice(0, 3).join('\n')).toBe('');
    expect(programs.length).toBeGreaterThanOrEqual(least);
    const distinct = [...new Set(programs)];
    const faults = compilePrograms(distinct).flatMap((found, index) => found.length === 0 ? [] : [{ program: distinct[index], found }]);
    expect(faults.slice(0, 3)).toEqual([]);
  }, 300_000);
});

function attempt(run: () => string): string {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
}
