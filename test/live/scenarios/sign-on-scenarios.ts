import { Scenario } from './scenario';
import { ScenarioRun } from './scenario-run';
import { ApiOperation, ArgoClientAccess, ArgoFeature, ArgoVersion, ClientOperation, InstallScope, ServerAuthMode } from '../../../lib';
import { STEP_IMAGE } from '../node/images';
import { SSO_CLIENT, SSO_CLIENT_SECRET, SSO_CONFIGURATION, User } from '../services/identity-provider';

/** What users do in these scenarios. */
const OPERATIONS = (): ClientOperation[] => [ApiOperation.workflowList(), ApiOperation.workflowCreate()];

const CREATED = {
  workflow: {
    metadata: { name: 'by-user' },
    spec: { serviceAccountName: 'workflow', entrypoint: 'main', templates: [{ name: 'main', container: { image: STEP_IMAGE, command: ['true'] } }] },
  },
};

/** Creates the secret by which the server knows itself to the identity provider. */
async function prepareSso({ objects, place }: ScenarioRun): Promise<void> {
  await objects.create([{ apiVersion: 'v1', kind: 'Secret', metadata: { name: SSO_CLIENT_SECRET }, stringData: SSO_CLIENT }], place.install);
}

/** Logs a user in, who lists workflows and makes one. */
async function actAs(run: ScenarioRun, user: User): Promise<void> {
  const authorization = await run.logIn(user);
  await run.callAs(authorization, 'GET', `/api/v1/workflows/${run.place.workflow}`);
  await run.callAs(authorization, 'POST', `/api/v1/workflows/${run.place.workflow}`, CREATED);
}

/** Logs a user in, who is denied every request. */
async function isDenied(run: ScenarioRun, user: User): Promise<void> {
  await denies(run, await run.logIn(user), 403);
}

/** Fails unless the server answers a request with a code. */
async function denies(run: ScenarioRun, authorization: string | undefined, code: number): Promise<void> {
  const path = `/api/v1/workflows/${run.place.workflow}`;
  const address = await run.whenServerAnswers();
  const { status } = await fetch(`http://${address}${path}`, { headers: { ...authorization !== undefined && { Authorization: authorization } } });
  if (status !== code) {
    throw new Error(`GET ${path} is answered with ${status} in place of ${code}.`);
  }
}

const ENDED = (run: ScenarioRun) => run.whenEnded('by-user', 'Succeeded');

/** Each way in which the server can know its callers, but for client mode, which the others have. */
export const SIGN_ON_SCENARIOS: readonly Scenario[] = [
  {
    name: 'sso',
    shows: 'A user who logs in gets the access of the account whose rule matches; a user without a matching rule is denied.',
    isExtra: true,
    apiServers: ['usual', 'without-watch-list'],
    server: { authMode: () => ServerAuthMode.sso({ clientIdSecret: SSO_CLIENT_SECRET, serviceAccounts: ['admins'] }) },
    configuration: { sso: SSO_CONFIGURATION },
    prepare: prepareSso,
    define: (chart, _, version) => {
      new ArgoClientAccess(chart, 'admins', { version, operations: OPERATIONS(), sso: { rule: "'admins' in (get($env, 'groups') ?? [])" } });
    },
    act: async (run) => {
      await actAs(run, 'admin');
      await isDenied(run, 'stranger');
    },
    holds: ENDED,
  },
  {
    name: 'sso-and-client',
    shows: 'Users log in, and callers send a Kubernetes token; a caller without either is denied.',
    isExtra: true,
    server: { authMode: () => ServerAuthMode.sso({ clientIdSecret: SSO_CLIENT_SECRET, serviceAccounts: ['admins'], clientMode: true }) },
    configuration: { sso: SSO_CONFIGURATION },
    prepare: prepareSso,
    client: [ApiOperation.workflowList()],
    define: (chart, _, version) => {
      new ArgoClientAccess(chart, 'admins', { version, operations: OPERATIONS(), sso: { rule: "'admins' in (get($env, 'groups') ?? [])" } });
    },
    act: async (run) => {
      await run.call('GET', `/api/v1/workflows/${run.place.workflow}`);
      await actAs(run, 'admin');
      await denies(run, undefined, 401);
    },
    holds: ENDED,
  },
  {
    name: 'sso-without-rbac',
    shows: 'Each user who logs in gets the access of the server.',
    isExtra: true,
    server: {
      authMode: () => ServerAuthMode.ssoWithoutRbac({ clientIdSecret: SSO_CLIENT_SECRET, reason: 'The lab shows it.', operations: OPERATIONS() }),
    },
    configuration: { sso: SSO_CONFIGURATION },
    prepare: prepareSso,
    act: (run) => actAs(run, 'stranger'),
    holds: ENDED,
  },
  {
    name: 'sso-delegation',
    shows: 'An account in the namespace of the request takes precedence over the account of the log-in.',
    isExtra: true,
    isAlone: true,
    workflowsElsewhere: true,
    scope: ({ workflow }) => InstallScope.cluster({ workflowNamespaces: [workflow] }),
    server: {
      authMode: ({ workflow }) => ServerAuthMode.sso({
        clientIdSecret: SSO_CLIENT_SECRET, serviceAccounts: ['anybody'], delegations: [{ namespace: workflow, serviceAccounts: ['admins', 'members'] }],
      }),
    },
    configuration: { sso: SSO_CONFIGURATION },
    prepare: prepareSso,
    define: (chart, { workflow }, version) => {
      new ArgoClientAccess(chart, 'anybody', {
        version, operations: [ApiOperation.workflowList()], namespaces: [workflow], sso: { rule: "sub == 'admin' or sub == 'stranger'" },
      });
      for (const group of ['admins', 'members']) {
        new ArgoClientAccess(chart, group, {
          version,
          operations: OPERATIONS(),
          metadata: { namespace: workflow },
          sso: { rule: `'${group}' in (get($env, 'groups') ?? [])`, precedence: group === 'admins' ? 1 : 2 },
        });
      }
    },
    act: async (run) => {
      await actAs(run, 'admin');
      await run.callAs(await run.logIn('stranger'), 'GET', `/api/v1/workflows/${run.place.workflow}`); // with the account of the log-in
      if (run.version.isAtLeast(ArgoVersion.V4_0)) {
        await run.callAs(await run.logIn('member'), 'GET', `/api/v1/workflows/${run.place.workflow}`); // whom no account of the log-in fits
      }
    },
    holds: ENDED,
  },
  {
    name: 'server-mode',
    shows: 'Callers don\'t authenticate, and get the access of the server; a signed event creates a workflow.',
    isExtra: true,
    features: () => [ArgoFeature.WORKFLOW_TEMPLATES],
    server: {
      authMode: () => ServerAuthMode.server({
        reason: 'The lab shows it.', operations: [...OPERATIONS(), ApiOperation.eventReceive({ workflowTemplates: true })],
      }),
    },
    before: ['event-binding', 'webhook-clients'],
    act: async (run) => {
      const { workflow } = run.place;
      await run.callAs(undefined, 'GET', `/api/v1/workflows/${workflow}`);
      await run.callAs(undefined, 'POST', `/api/v1/workflows/${workflow}`, CREATED);
      await run.callAs('Bearer whatever', 'POST', `/api/v1/events/${workflow}/`, { hello: 'lab' });
      await run.callAs(undefined, 'POST', `/api/v1/events/${workflow}/`, { hello: 'lab' }, [403]); // it isn't signed
    },
    holds: async (run) => {
      await ENDED(run);
      await run.whenThereAre('Workflow', 2);
    },
  },
];
