import { readFileSync } from 'fs';
import { join } from 'path';
import { ApiClient } from './api-client';
import { isOwnCluster, readClusterAccess } from './cluster-access';
import { AUDIT_LOG } from './own-cluster';
import { prepareGround, RecordedAccount, removeGround, ScopedRules } from './tailoring/recorded-account';
import { BROAD_RULES, REQUEST_KINDS, UNTRACED_KINDS } from './tailoring/request-kinds';
import { StreamingNode } from './tailoring/streaming-node';
import { AccessProfile } from '../../../lib/audit-log/access-profile';
import { LogReader } from '../../../lib/audit-log/log-reader';
import { SelectedAccount, selectAccess } from '../../../lib/audit-log/selected-access';
import { ruleOf } from '../../../lib/rbac/expansion';
import { tailor, TailoredAccount, TailoredPermission } from '../../../lib/tailoring/tailored-account';
import { accessText, reasonText, untracedText } from '../../../lib/tailoring/tailored-text';

/*
 * The access that `lib/audit-log` reads from the audit log of a real API server is what the API server asks for: an account with broad
 * access makes some eighty kinds of request, and accounts with the roles that are tailored from the log make them again.
 */

const cluster = readClusterAccess();
const admin = ApiClient.admin(cluster);
let node: StreamingNode;
let recorded: ReadonlyMap<string, number>;
let account: SelectedAccount;

const ofOwnCluster = isOwnCluster(cluster) ? describe : describe.skip; // nobody else hands out the audit log

ofOwnCluster('Roles that are tailored from the audit log', () => {
  beforeAll(async () => {
    node = await StreamingNode.start(cluster.folder);
    await prepareGround(admin, node.port);
    const recorder = await RecordedAccount.create(cluster, admin, 'recorder', [{ rules: BROAD_RULES }]);
    await recorder.whenAllowed();
    recorded = await recorder.statuses(REQUEST_KINDS);
    account = await readAccount(recorder.userName);
  });

  afterAll(async () => {
    await removeGround(admin);
    node.stop();
    admin.close();
  });

  test('are for requests of every kind of answer', () => {
    expect([...new Set(recorded.values())].sort((a, b) => a - b)).toEqual([101, 200, 201, 403, 404, 405, 409, 422, 503]);
  });

  test.each([['exact names', { names: 'exact' }], ['names as they are widened', {}]] as const)('give each request the status that it had, with %s', async (_, options) => {
    const replayed = await RecordedAccount.create(cluster, admin, `replayed-${Object.keys(options).length}`, tailor(account, options).scopes);
    await replayed.whenAllowed();
    expect(Object.fromEntries(await replayed.statuses(REQUEST_KINDS))).toEqual(Object.fromEntries(recorded));
  });

  test('lack what a log has no trace of, and say so', async () => {
    const recorder = await RecordedAccount.create(cluster, admin, 'untraced', [{ rules: BROAD_RULES }]);
    await recorder.whenAllowed();
    const statuses = await recorder.statuses(UNTRACED_KINDS);
    const untraced = await readAccount(recorder.userName);
    const tailored = tailor(untraced);
    const replayed = await RecordedAccount.create(cluster, admin, 'untraced-replayed', tailored.scopes);
    await replayed.whenAllowed();
    expect([[...statuses.values()], [...(await replayed.statuses(UNTRACED_KINDS)).values()]]).toEqual([[201, 201, 201, 422], [403, 403, 422, 403]]);
    expect(untraced.accesses.attempted.map(accessText)).toEqual(['create validatingadmissionpolicybindings.admissionregistration.k8s.io in the whole cluster']);
    expect(tailored.untraced.map(untracedText)).toMatchInlineSnapshot(`
[
  "This may not be enough: create validatingadmissionpolicies.admissionregistration.k8s.io in the whole cluster (1 request); who writes a policy with parameters is asked for get on all objects of their kind, and who binds it for get or list on the parameters. A log has no trace of the answer, so the role doesn't have that.",
  "This may not be enough: create rolebindings.rbac.authorization.k8s.io in tailored (1 request); who writes a binding is asked for bind on its role, unless they have all its permissions. A log has no trace of the answer, so the role doesn't have that.",
  "This may not be enough: create roles.rbac.authorization.k8s.io in tailored (1 request); who writes a role is asked for escalate, unless they have all its permissions. A log has no trace of the answer, so the role doesn't have that.",
]
`);
  });

  test('have no permission without which each request has the status that it had', async () => {
    const tailored = tailor(account, { names: 'exact' });
    const withouts = withoutEach(tailored);
    const accounts = [];
    for (const [i, { scopes }] of withouts.entries()) {
      accounts.push(await RecordedAccount.create(cluster, admin, `without-${i}`, scopes));
    }
    const needless: string[] = [];
    for (const [i, each] of accounts.entries()) {
      await each.whenAllowed();
      const statuses = await each.statuses(REQUEST_KINDS);
      const changed = [...recorded].filter(([title, status]) => statuses.get(title) !== status);
      if (changed.length === 0) {
        needless.push(withouts[i].text);
      }
    }
    process.stdout.write(`${REQUEST_KINDS.length} kinds of request, ${withouts.length} permissions\n`);
    expect(needless).toEqual([expect.stringMatching(/^list limitranges in tailored: .*; its ClusterRole has it, too$/)]);
  });
});

/** The roles without one of their permissions, for each of these. */
function withoutEach({ scopes }: TailoredAccount): { readonly text: string; readonly scopes: readonly ScopedRules[] }[] {
  return scopes.flatMap((scope) => scope.permissions.map((without) => ({
    text: textOf(scope.namespace, without),
    scopes: scopes.map(({ namespace, permissions }) => ({
      namespace,
      rules: permissions.filter((each) => each !== without).flatMap(({ permission }) => ruleOf(permission)),
    })).filter(({ rules }) => rules.length > 0),
  })));
}

function textOf(namespace: string | undefined, tailored: TailoredPermission): string {
  return `${accessText({ ...namespace === undefined ? {} : { namespace }, permission: tailored.permission })}: ${reasonText(tailored)}`;
}

/** Reads the log, once the last request is in it. */
async function readAccount(userName: string): Promise<SelectedAccount> {
  for (let length = -1; ;) {
    const log = readFileSync(join(cluster.folder, AUDIT_LOG));
    if (log.length === length) {
      const profile = new AccessProfile();
      const reader = new LogReader(profile);
      reader.read(log);
      reader.end();
      return selectAccess(profile, { accounts: [userName], namespaces: [] }).accounts[0];
    }
    length = log.length;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
