import * as library from '../../../../lib';
import { ArgoVersion } from '../../../../lib/argo/argo-version';
import { readOperation } from '../../../../lib/argo/client/operation-notation';
import { askingParts } from '../../../../lib/argo/forbidden/asking-parts';
import { isAllowedBy, RefusedRequest } from '../../../../lib/argo/forbidden/refused-request';
import { whoseAccount } from '../../../../lib/argo/forbidden/whose-account';
import { API_OPERATIONS } from '../../../../lib/argo/needs/client/api-operations';
import { Operation } from '../../../../lib/argo/needs/client/client-need';
import { EXECUTOR_NEEDS } from '../../../../lib/argo/needs/executor-needs';
import { INSTALL_NEEDS } from '../../../../lib/argo/needs/install-needs';
import { Need } from '../../../../lib/argo/needs/need';
import { readAction } from '../../../../lib/argo/workflow/action-notation';
import { grantLines } from '../../../../lib/cli/commands/explain/forbidden/grant-lines';
import { GrantLines } from '../../../../lib/cli/commands/explain/forbidden/refusal';
import { parseFeature } from '../../../../lib/cli/feature-names';
import { readInstall } from '../../../../lib/cli/given-install';
import { PolicyRule } from '../../../../lib/rbac/policy-rule';
import { compilePrograms } from '../../../user-program';
import { runCommand } from '../../run-command';

/** Every request of the tables, as it would be refused. */
function everyRequest(): RefusedRequest[] {
  const account = { controller: 'argo', server: 'argo-server', client: 'ci', executor: 'runner' } as const;
  const requests = (rule: PolicyRule, name: string, place: string): RefusedRequest[] => rule.verbs.flatMap((verb) => (
    rule.resources ?? []).map((resource) => ({
    user: `system:serviceaccount:argo:${name}`,
    verb,
    apiGroup: rule.apiGroups?.[0] ?? '',
    resource,
    ...rule.resourceNames === undefined ? {} : { resourceName: rule.resourceNames[0] },
    place: place === 'cluster' ? { kind: 'cluster' } : { kind: 'namespace', namespace: 'builds' },
  } satisfies RefusedRequest)));
  const needs: readonly Need<string>[] = [...INSTALL_NEEDS, ...EXECUTOR_NEEDS];
  return [
    ...needs.flatMap(({ grant, names, component, place, trigger }) =>
      // The lease is called after the instance ID.
      requests(grant(names.kind === 'fixed' ? names.names : [trigger.includes('leader-election') ? 'workflow-controller-blue' : 'some-name']).statement.rule, account[component], place)),
    ...Object.values<Operation>(API_OPERATIONS).flatMap((operation) => operation.needs
      .flatMap(({ grant, place }) => requests(grant().statement.rule, account.client, place))),
    { user: 'Jane Doe', verb: 'create', apiGroup: 'argoproj.io', resource: 'workflows', place: { kind: 'namespace', namespace: 'builds' } },
    { user: 'system:serviceaccount:ops:scraper', verb: 'get', nonResourceURL: '/metrics', place: { kind: 'cluster' } },
    { user: 'system:serviceaccount:ops:runner', verb: 'impersonate', apiGroup: '', resource: 'users', place: { kind: 'cluster' } },
    { user: 'system:serviceaccount:ops:runner', verb: 'impersonate-on:user-info:list', apiGroup: '', resource: 'pods', place: { kind: 'namespace', namespace: 'ops' } },
    { user: 'system:serviceaccount:ops:runner', verb: 'create', apiGroup: 'ray.io', resource: 'rayjobs', place: { kind: 'namespace', namespace: 'ml' } },
  ];
}

/** The requests of operations as the server makes them in the whole cluster, also for those that no caller can ask of all namespaces. */
function clusterRequests(): RefusedRequest[] {
  return Object.values<Operation>(API_OPERATIONS).flatMap(({ needs }) => needs).flatMap((need) => {
    const { verbs, apiGroups: [apiGroup] = [''], resources = [] } = need.grant().statement.rule;
    return verbs.flatMap((verb) => resources.map((resource): RefusedRequest => (
      { user: 'system:serviceaccount:argo:argo-server', verb, apiGroup, resource, place: { kind: 'cluster' } })));
  });
}

const LINES: readonly GrantLines[] = [...everyRequest(), ...clusterRequests()].flatMap((request) => {
  const account = whoseAccount(request);
  return askingParts(request, { role: account.role, context: {} })
    .flatMap((part) => grantLines(part, { request, account, version: ArgoVersion.V4_1 }) ?? []);
});

test('the lines in TypeScript compile', () => {
  const statements = [...new Set(LINES.map(({ typescript }) => `{\n${typescript}\n}`))];
  const used = Object.keys(library).filter((name) => statements.some((statement) => new RegExp(`\\b${name}\\b`).test(statement)));
  const [faults] = compilePrograms([`import { App, Chart } from 'cdk8s';\nimport { ${used.join(', ')} } from 'cdk8s-argo-rbac';\n`
    + `const chart = new Chart(new App(), 'chart');\n${statements.join('\n')}`]);
  expect(statements.length).toBeGreaterThan(100);
  expect(faults).toEqual([]);
});

test('the lines for the command are such as it reads', () => {
  const words = LINES.flatMap(({ command }) => command.split('\n')).filter((line) => line.startsWith('argo-rbac ')).map((line) => line.split(' '));
  const values = (option: string) => new Set(words.flatMap((line) => line.flatMap((word, index) => line[index - 1] === option ? [word] : [])));
  const read = {
    '--can': (text: string) => readOperation(text, '--can').issues?.length ?? 0,
    '--lent': (text: string) => readOperation(text, '--lent').issues?.length ?? 0,
    '--action': (text: string) => readAction(text, '--action').issues?.length ?? 0,
    '--feature': (text: string) => parseFeature(text).diagnostics.length,
    '--scope': (scope: string) => readInstall({ scope, namespace: 'argo', feature: [] }).diagnostics.length,
  };
  expect(Object.entries(read).map(([option, countIssues]) => ({
    option, some: values(option).size > 0, wrong: [...values(option)].filter((text) => countIssues(text) > 0),
  }))).toEqual(Object.keys(read).map((option) => ({ option, some: true, wrong: [] })));
});

test('a shell reads a name of a message as one word, whatever it is', () => {
  const hostile = (name: string) => `${name};curl x|sh 'y' $(z)`;
  const requests = everyRequest().map((request): RefusedRequest => ({
    ...request,
    user: request.user?.replace(/:builds:|:ops:/, `:${hostile('ops')}:`),
    ...request.resource?.endsWith('jobs') === true && { resource: hostile(request.resource) },
    ...request.resourceName !== undefined && { resourceName: hostile(request.resourceName) },
    ...request.nonResourceURL !== undefined && { nonResourceURL: hostile(request.nonResourceURL) },
    ...request.place.kind === 'namespace' && { place: { kind: 'namespace', namespace: hostile(request.place.namespace) } },
  }));
  const commands = requests.flatMap((request) => {
    const account = whoseAccount(request);
    return askingParts(request, { role: account.role, context: {} })
      .flatMap((part) => grantLines(part, { request, account, version: ArgoVersion.V4_1 })?.command.split('\n') ?? []);
  });
  const unquoted = (command: string) => command.replace(/'[^']*'|\\'/g, '').replace(/ \| kubectl apply -f -$/, '');
  expect(commands.filter((command) => command.includes('curl')).length).toBeGreaterThan(100);
  expect(commands.filter((command) => !/^[\w@%+=:,./ -]*$/.test(unquoted(command)))).toEqual([]);
});

test('the rules allow what was refused', () => {
  const lacking = everyRequest().flatMap((request) => {
    const account = whoseAccount(request);
    return askingParts(request, { role: account.role, context: {} }).flatMap((part) => {
      const lines = grantLines(part, { request, account, version: ArgoVersion.V4_1 });
      const allows = lines === undefined || lines.rules.some((rule) => (
        request.nonResourceURL === undefined
          ? isAllowedBy(request, rule) && (rule.resourceNames === undefined || rule.resourceNames.includes(request.resourceName ?? 'NAME'))
          : rule.verbs.includes(request.verb) && rule.nonResourceURLs?.includes(request.nonResourceURL) === true));
      return allows ? [] : [{ request, kind: part.kind, rules: lines?.rules }];
    });
  });
  expect(lacking).toEqual([]);
});

/** What a command creates, as far as the test looks at it. */
interface Ruled {
  readonly rules?: readonly PolicyRule[];
}

test('the commands grant what was refused', async () => {
  const words = (line: string) => [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, inQuotes, plain]) => inQuotes ?? plain);
  const rulesOf = new Map<string, readonly PolicyRule[]>();
  const lacking = new Set<string>();
  for (const request of everyRequest()) {
    const account = whoseAccount(request);
    for (const part of askingParts(request, { role: account.role, context: {} })) {
      const command = grantLines(part, { request, account, version: ArgoVersion.V4_1 })?.command.replace(/ \| kubectl[^]*$/, '').replaceAll('NAME', 'some-name').replace('REASON', 'because');
      if (command === undefined) {
        continue;
      }
      if (!rulesOf.has(command)) {
        const { out } = await runCommand([...words(command).slice(1), '-o', 'json', '--no-config']);
        const { items = [], rules: own = [] } = JSON.parse(out === '' ? '{}' : out) as Ruled & { readonly items?: readonly Ruled[] };
        rulesOf.set(command, [...own, ...items.flatMap(({ rules = [] }) => rules)]);
      }
      const allows = rulesOf.get(command)?.some((rule) => (request.nonResourceURL === undefined
        ? isAllowedBy(request, rule) && (rule.resourceNames === undefined || rule.resourceNames.includes(request.resourceName ?? 'some-name'))
        : rule.verbs.includes(request.verb) && rule.nonResourceURLs?.includes(request.nonResourceURL) === true));
      if (allows !== true) {
        lacking.add(command);
      }
    }
  }
  // Which action of the workflow sets an owner isn't in the message.
  expect([...lacking]).toEqual(['argo-rbac create account runner -n builds --owner-references-permission-enforcement']);
});
