import { Chart, Testing } from 'cdk8s';
import {
  ArgoClientAccess, ArgoCommand, ArgoVersion, ArgoWorkflowsInstall, ClientOperation, ClientPreset, InstallScope, ServerAuthMode, SsoAccess,
} from '../../../../lib';

const READS = "'team' in groups";

/** What an app warns of, where users are delegated to the account `team` of the namespace `jobs`. */
function warnings(version: ArgoVersion, login: SsoAccess, team: SsoAccess, operations: ClientOperation[] = [ClientPreset.viewer()]): unknown[] {
  const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation();
  const chart = new Chart(Testing.app(), 'argo', { namespace: 'argo' });
  new ArgoWorkflowsInstall(chart, 'my', {
    version,
    scope: InstallScope.cluster({ workflowNamespaces: ['jobs'] }),
    serverAuthMode: ServerAuthMode.sso({
      clientIdSecret: 'sso-client', serviceAccounts: ['login'], delegations: [{ namespace: 'jobs', serviceAccounts: ['team'] }],
    }),
  });
  new ArgoClientAccess(chart, 'login', { version, operations: [ClientPreset.viewer()], sso: login });
  new ArgoClientAccess(chart, 'team', { version, operations, sso: team, metadata: { namespace: 'jobs' } });
  chart.node.findAll().forEach(({ node }) => node.validate());
  const messages = emitWarning.mock.calls.map(([message]) => message);
  emitWarning.mockRestore();
  return messages;
}

const UNUSED = (precedence: number) => 'argo/team: sso.precedence: warning[client/unused-sso-account]: argo-server never uses the account, whose precedence '
  + `${precedence} isn't above that of the account that a user logs in with. Give it a higher one.`;

test.each([
  ['a higher precedence is used', ArgoVersion.V3_7, { rule: 'true' }, { rule: READS, precedence: 1 }, []],
  ['an equal one never, up to 3.7', ArgoVersion.V3_7, { rule: "'all' in groups", precedence: 1 }, { rule: READS, precedence: 1 }, [UNUSED(1)]],
  ['a lower one never, up to 3.7', ArgoVersion.V3_5, { rule: "'all' in groups", precedence: 2 }, { rule: READS }, [UNUSED(0)]],
  ['from 4.0 on, it is used by those who have no account to log in with', ArgoVersion.V4_0, { rule: "'all' in groups" }, { rule: READS }, []],
  ['from 4.0 on never, where everybody has one', ArgoVersion.V4_0, { rule: 'true' }, { rule: READS }, [UNUSED(0)]],
])('Of a delegated account %s', (_, version, login, team, expected) => {
  expect(warnings(version, login, team)).toEqual(expected);
});

test('Requests that name no namespace are answered with the account that a user logs in with', () => {
  const operations = [
    ArgoCommand.archiveGet(), ArgoCommand.archiveList(), ArgoCommand.clusterTemplateList(), ArgoCommand.list({ allNamespaces: true }),
  ];
  expect(warnings(ArgoVersion.V4_1, { rule: READS }, { rule: READS, precedence: 1 }, operations)).toEqual([
    'argo/team: operations: warning[client/login-account-request]: The requests of ArgoCommand.archiveGet, ArgoCommand.clusterTemplateList, '
    + 'ArgoCommand.list name no namespace, and argo-server answers them with the account that a user logs in with. Give these operations to that account.',
  ]);
});
