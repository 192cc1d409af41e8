import { ArgoCommand, ArgoVersion, ClientAccessProps, ClientPreset, ClientRoute, ClientToken, WebhookSender } from '../../../lib';
import { ClientAccess } from '../../../lib/argo/client/client-access';

const version = ArgoVersion.V4_1;

function plan(props: Partial<ClientAccessProps>, namespace?: string): ClientAccess {
  return ClientAccess.plan({ version, operations: [ArgoCommand.submit({ wait: true })], ...props }, { name: 'ci', namespace });
}

describe('A plan of a client has', () => {
  test('what it is granted, by where, with the reasons', () => {
    const { roles } = plan({ operations: [ArgoCommand.submit(), ArgoCommand.list({ allNamespaces: true })] }, 'argo').account;
    expect(roles.map(({ grants, ...place }) => ({
      ...place,
      grants: grants.map(({ statement: { rule, reasons } }) =>
        `${rule.verbs.join()} ${rule.resources?.join()}: ${reasons.join()}`),
    }))).toEqual([
      { place: 'namespace', namespace: 'argo', grants: ['create workflows: argo submit FILE creates the workflow'] },
      { place: 'cluster', grants: ['list workflows: argo list lists workflows; argo-server only requests an access review and lists from its cache'] },
    ]);
  });

  test('each namespace once, and that of the account where none is given', () => {
    expect(plan({ namespaces: ['jobs', 'argo', 'jobs'] }, 'argo').namespaces).toEqual(['jobs', 'argo']);
    expect(plan({}, 'argo').namespaces).toEqual(['argo']);
    expect(plan({}).namespaces).toEqual([undefined]);
  });

  test('the Secret and the annotations of its token', () => {
    const webhook = { operations: [ClientPreset.webhook()], webhook: WebhookSender.GITHUB };
    expect([plan({}), plan(webhook), plan({ token: ClientToken.secret('t') }), plan({ token: ClientToken.existingSecret('t') })].map(({ account }) =>
      [account.tokenSecret, account.annotations])).toEqual([
      [undefined, {}],
      ['ci.service-account-token', {}],
      ['t', { 'workflows.argoproj.io/service-account-token.name': 't' }],
      [undefined, { 'workflows.argoproj.io/service-account-token.name': 't' }],
    ]);
  });

  test('the rights to update finalizers only where the cluster enforces owner references', () => {
    const operations = [ArgoCommand.submitFromCronWorkflow({ names: ['nightly'] })];
    const resources = (ownerReferencesPermissionEnforcement?: boolean) =>
      plan({ operations, ownerReferencesPermissionEnforcement }).explain().map(({ rule }) => rule.resources?.join());
    expect(resources()).toEqual(['workflows', 'cronworkflows']);
    expect(resources(true)).toEqual(['workflows', 'cronworkflows', 'cronworkflows/finalizers']);
  });

  test('everything that is wrong, and then nothing else', () => {
    const access = plan({ operations: [ArgoCommand.archiveList()], via: ClientRoute.KUBERNETES, namespaces: [] });
    expect(access.issues.map(({ code, field }) => [code, field])).toEqual([
      ['client/server-only', 'operations[0]'],
      ['client/invalid-namespaces', 'namespaces'],
      ['client/missing-namespace', 'metadata.namespace'],
    ]);
    expect(() => access.explain()).toThrow(/^The client isn't planned:\n {2}operations\[0\]: error\[client\/server-only\]/);
  });
});
