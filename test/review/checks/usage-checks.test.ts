import { EffectiveAccess } from '../../../lib/access/effective-access';
import { readAccessObjects } from '../../../lib/access/read-access-objects';
import { AccessProfile } from '../../../lib/audit-log/access-profile';
import { AccessClass } from '../../../lib/audit-log/recorded-access';
import { parseManifests } from '../../../lib/manifests/parse-manifests';
import { CheckId } from '../../../lib/review/checks/check';
import { ReviewReport } from '../../../lib/review/report/review-report';
import { review } from '../../../lib/review/review';
import { grantUsage, UsageKnowledge } from '../../../lib/tailoring/grant-usage';
import { binding, role } from '../../access/access-texts';
import { profileWith } from '../../tailoring/profile-of';

const APP = 'ServiceAccount web/app';
const USER = 'system:serviceaccount:web:app';
const DAY = 86_400_000;

const inCluster = (...rules: readonly string[]) => role('r', ...rules) + binding(undefined, 'ClusterRole r', APP);
const inNamespace = (...rules: readonly string[]) => role('web/r', ...rules) + binding('web', 'Role r', APP);
const cron = (schedule: string) => `
---
{apiVersion: batch/v1, kind: CronJob, metadata: {name: monthly, namespace: web}, spec: {schedule: "${schedule}"}}
---`;

/** What the account did, by class; somebody else uses every verb, so that reads are known to be in the policy. */
type Log = Partial<Record<AccessClass, readonly string[]>> & {
  readonly days?: number; readonly hasGap?: true; readonly reason?: string; readonly user?: string; readonly only?: true;
};

function profileOf({ days = 10, hasGap, reason, user = USER, only, ...accesses }: Log): AccessProfile {
  const profile = profileWith(user, accesses);
  if (only === undefined) {
    profile.merge(profileWith('somebody', { needs: ['else get configmaps', 'else list configmaps', 'else watch configmaps'] }));
  }
  if (reason !== undefined) {
    profile.account(user).reasonTally(reason).add(0);
  }
  const stretches = [{ first: 0, last: DAY }, { first: (days - 2) * DAY, last: days * DAY }];
  profile.addSource({ name: 'audit.log', bytes: 1, digest: 'a', lines: 1, unreadable: 0, first: 0, last: days * DAY, ...hasGap === undefined ? {} : { stretches } });
  return profile;
}

function reviewWith(text: string, log: Log, knowledge?: UsageKnowledge): ReviewReport {
  const access = new EffectiveAccess(readAccessObjects(parseManifests({ file: 'input.yaml', text }).objects).objects);
  return review(access, { usage: grantUsage(access, profileOf(log), knowledge) });
}

/** The findings of the checks on usage: `L1 low ServiceAccount web/app web: delete pods`. */
function usageLines({ findings }: ReviewReport): string[] {
  return findings.filter(({ check }) => check.startsWith('L') || check === 'J5').map(({ check, severity, subject, where, grants, folded }) => {
    const texts = grants.map(({ verb, apiGroup = '', resource, resourceName, nonResourceURL }) =>
      [verb, nonResourceURL ?? `${resource}${apiGroup === '' ? '' : `.${apiGroup}`}`, resourceName].filter(Boolean).join(' '));
    return [`${check} ${severity} ${subject} ${where}`, texts.join(', '), folded.length === 0 ? '' : `with ${folded.join()}`].filter((part) => part !== '').join(': ');
  });
}

interface Row {
  /** Input and log, and what is found by this check. */
  readonly fires: readonly [string, Log, string][];

  /** Tempting false alarms. */
  readonly silent: readonly [string, string, Log][];

  /** Where the log can't tell: why. */
  readonly cannotTell?: readonly [string, Log, RegExp][];
}

const GET = { needs: ['web get configmaps a'] };

const ROWS: Readonly<Partial<Record<CheckId, Row>>> = {
  J5: {
    fires: [
      [inCluster('get configmaps'), GET, `J5 medium ${APP} cluster`],
      [inCluster('get configmaps', 'delete leases of coordination.k8s.io'), GET, `J5 medium ${APP} cluster`],
      [inCluster('get configmaps'), { user: 'else', ...GET }, `J5 info ${APP} cluster`],
      [inCluster('get,list configmaps'), { needs: ['web get configmaps a'], only: true }, `J5 info ${APP} cluster`],
      [inCluster('get configmaps') + cron('0 0 1 * *'), GET, `J5 info ${APP} cluster`],
      [inCluster('get configmaps', 'create,patch workflowtaskresults of argoproj.io'), GET, `J5 info ${APP} cluster`],
    ],
    silent: [
      ['it was used in two namespaces', inCluster('get configmaps'), { needs: ['web get configmaps a', 'ops get configmaps a'] }],
      ['it was used in all namespaces at once', inCluster('list configmaps'), { needs: ['cluster list configmaps'] }],
      ['nothing of it was used, which is L1', inCluster('delete leases of coordination.k8s.io') + inNamespace('get configmaps').replace(/name: r/g, 'name: s').replace(/"r"/g, '"s"'), GET],
      ['it is no grant of namespaces', inCluster('get configmaps', 'get nodes'), GET],
      ['a binding in the namespace has it', inNamespace('get configmaps'), GET],
    ],
  },
  L1: {
    fires: [
      [inNamespace('get configmaps', 'delete leases of coordination.k8s.io'), GET, `L1 low ${APP} web: delete leases.coordination.k8s.io`],
      [inCluster('get configmaps', 'get,list leases of coordination.k8s.io'), GET, `L1 low ${APP} cluster: get leases.coordination.k8s.io, list leases.coordination.k8s.io`],
      [inNamespace('get configmaps', 'get leases of coordination.k8s.io named mine'), { needs: ['web get configmaps a', 'web get leases.coordination.k8s.io other'] },
        `L1 low ${APP} web: get leases.coordination.k8s.io mine`],
      [inNamespace('get configmaps', 'get leases of coordination.k8s.io'), { needs: ['web get configmaps a'], denied: ['web get leases.coordination.k8s.io a'] },
        `L1 low ${APP} web: get leases.coordination.k8s.io`],
    ],
    silent: [
      ['a request that ended with an error used it', inNamespace('get configmaps', 'delete leases of coordination.k8s.io'), { needs: ['web get configmaps a', 'web delete leases.coordination.k8s.io gone'] }],
      ['a further question used it', inNamespace('get configmaps', 'create leases of coordination.k8s.io'), { needs: ['web get configmaps a'], derived: ['web create leases.coordination.k8s.io a'] }],
      ['a request that a further question denied used it', inNamespace('get configmaps', 'patch leases of coordination.k8s.io'), { needs: ['web get configmaps a'], attempted: ['web patch leases.coordination.k8s.io a'] }],
      ['the executor needs it at times', inNamespace('get configmaps', 'create,patch workflowtaskresults of argoproj.io'), GET],
      ['another rule of the role is used through', inNamespace('get configmaps', '* configmaps'), GET],
      ['members of a group may use it', role('web/r', 'delete leases of coordination.k8s.io') + binding('web', 'Role r', 'Group system:serviceaccounts:web') + role('web/s', 'get configmaps') + binding('web', 'Role s', APP), GET],
    ],
    cannotTell: [
      [inNamespace('get configmaps', 'delete leases of coordination.k8s.io') + cron('0 0 1 * *'), GET, /The log is 10 days long, and CronJob monthly runs only every 31 days at times/],
      [inNamespace('get configmaps', 'delete leases of coordination.k8s.io'), { user: 'else', ...GET }, /The log has no request of these accounts/],
      [inNamespace('create configmaps', 'get leases of coordination.k8s.io'), { needs: ['web create configmaps'], only: true }, /No account was seen to use get, list, watch/],
    ],
  },
  L2: {
    fires: [
      [inNamespace('get,delete configmaps'), GET, `L2 low ${APP} web: delete configmaps`],
      [inNamespace('get configmaps named a', 'get configmaps named b,c'), { needs: ['web get configmaps a', 'web get configmaps c'] }, `L2 low ${APP} web: get configmaps b`],
    ],
    silent: [
      ['each verb was used', inNamespace('get,delete configmaps'), { needs: ['web get configmaps a', 'web delete configmaps b'] }],
      ['all of the rule is unused, which is L1', inNamespace('get configmaps', 'get,delete leases of coordination.k8s.io'), GET],
      ['the executor needs it at times', inNamespace('create,patch workflowtaskresults of argoproj.io'), { needs: ['web create workflowtaskresults.argoproj.io'] }],
    ],
    cannotTell: [
      [inNamespace('get,delete configmaps') + cron('0 0 1 * *'), GET, /runs only every 31 days/],
      [inNamespace('create,list configmaps'), { needs: ['web create configmaps'], only: true }, /No account was seen to use get, list, watch/],
    ],
  },
  L3: {
    fires: [
      [inNamespace('* configmaps'), GET, `L3 medium ${APP} web: * configmaps`],
      [inNamespace('get *'), GET, `L3 medium ${APP} web: get *`],
      [inNamespace('get configmaps of *'), GET, `L3 medium ${APP} web: get configmaps.*`],
      [inCluster('* configmaps'), GET, `L3 medium ${APP} cluster: * configmaps`],
    ],
    silent: [
      ['no star', inNamespace('get configmaps'), GET],
      ['it is not used at all, which is L1', inNamespace('get configmaps', '* leases of coordination.k8s.io'), GET],
      ['a URL', inCluster('get /metrics/*'), { needs: ['cluster get /metrics/a'] }],
    ],
  },
  L4: {
    fires: [
      [inNamespace('get configmaps', 'create pods'), GET, `L4 high ${APP} web: create pods: with L1`],
      [inCluster('get configmaps', 'list secrets', 'delete leases of coordination.k8s.io'), GET, `L4 high ${APP} cluster: list secrets: with L1`],
      [inNamespace('get,list secrets'), { needs: ['web get secrets a'] }, `L4 high ${APP} web: list secrets: with L2`],
      [inCluster('escalate clusterroles of rbac.authorization.k8s.io', 'get configmaps'), GET, `L4 high ${APP} cluster: escalate clusterroles.rbac.authorization.k8s.io: with L1`],
    ],
    silent: [
      ['it was used', inNamespace('get configmaps', 'create pods'), { needs: ['web get configmaps a', 'web create pods'] }],
      ['it is no danger', inNamespace('get configmaps', 'delete leases of coordination.k8s.io'), GET],
      ['a part of the star was used', inNamespace('* secrets'), { needs: ['web get secrets a'] }],
      ['one half of it was used', inNamespace('create,get secrets'), { needs: ['web create secrets'] }],
      ['a group has it', role('web/r', 'create pods') + binding('web', 'Role r', 'Group system:serviceaccounts:web') + role('web/s', 'get configmaps') + binding('web', 'Role s', APP), GET],
      ['nobody is bound', role('web/r', 'create pods') + role('web/s', 'get configmaps') + binding('web', 'Role s', APP), GET],
    ],
    cannotTell: [
      [inNamespace('get configmaps', 'create pods') + cron('0 0 1 * *'), GET, /runs only every 31 days/],
      [inNamespace('create configmaps', 'list secrets'), { needs: ['web create configmaps'], only: true }, /No account was seen to use get, list, watch/],
      [inNamespace('get configmaps', 'create pods'), { user: 'else', ...GET }, /no request of these accounts/],
    ],
  },
  L5: {
    fires: [[inNamespace('get,delete configmaps'), GET, `L5 info ${APP} cluster`]],
    silent: [
      ['all of it is used', inNamespace('get configmaps'), GET],
      ['the log has no request of the account', inNamespace('get configmaps'), { user: 'else', ...GET }],
    ],
  },
  L6: {
    fires: [
      [inNamespace('get configmaps'), { ...GET, denied: ['web get secrets a', 'cluster list nodes'] }, `L6 info ${APP} web: get secrets a`],
      [inNamespace('get configmaps'), { ...GET, denied: ['cluster list nodes'] }, `L6 info ${APP} cluster: list nodes`],
      [inNamespace('get configmaps'), { user: 'mallory', denied: ['web get secrets a'] }, 'L6 info User mallory web: get secrets a'],
    ],
    silent: [
      ['the roles grant it by now', inNamespace('get configmaps', 'get secrets'), { ...GET, denied: ['web get secrets a'] }],
      ['a further question denied it, which was allowed by itself', inNamespace('get configmaps'), { ...GET, attempted: ['web patch configmaps a'] }],
      ['the log doesn\'t say what became of it', inNamespace('get configmaps'), { ...GET, unknown: ['web get secrets a'] }],
    ],
  },
  L7: {
    fires: [[inNamespace('get configmaps'), { ...GET, reason: 'EKS Access Policy: allowed by ClusterRoleBinding "x"' }, `L7 info ${APP} cluster`]],
    silent: [
      ['RBAC allowed it', inNamespace('get configmaps'), { ...GET, reason: 'RBAC: allowed by RoleBinding "r/web" of Role "r" to ServiceAccount "app/web"' }],
      ['nobody said why', inNamespace('get configmaps'), { ...GET, reason: '' }],
    ],
  },
};

const rows = Object.entries(ROWS) as [CheckId, Row][];
const ofCheck = (id: CheckId, found: readonly string[]) => found.filter((line) => line.startsWith(`${id} `));

test.each(rows.flatMap(([id, { fires }]) => fires.map(([text, log, found], i) => [`${id} finds what isn't used (${i + 1})`, id, text, log, found] as const)))(
  '%s', (_, id, text, log, found) => {
    expect(ofCheck(id, usageLines(reviewWith(text, log)))).toContain(found);
  });

test.each(rows.flatMap(([id, { silent }]) => silent.map(([why, text, log]) => [`${id} is silent: ${why}`, id, text, log] as const)))('%s', (_, id, text, log) => {
  expect(ofCheck(id, usageLines(reviewWith(text, log)))).toEqual([]);
});

test.each(rows.flatMap(([id, { cannotTell = [] }]) => cannotTell.map(([text, log, why], i) => [`${id} can't tell, and it is unknown (${i + 1})`, id, text, log, why] as const)))(
  '%s', (_, id, text, log, why) => {
    const report = reviewWith(text, log);
    expect(ofCheck(id, usageLines(report))).toEqual([]);
    expect(report.unknown.map((fact) => fact.why).join('\n')).toMatch(why);
  });

test('without a log nothing is found', () => {
  const access = new EffectiveAccess(readAccessObjects(parseManifests({ file: '-', text: inCluster('* * of *') }).objects).objects);
  expect(usageLines(review(access))).toEqual([]);
});

test('what a workflow of the input needs is kept, though it didn\'t run', () => {
  const accounts: UsageKnowledge['accounts'] = new Map([[APP, {
    needs: [{ namespace: 'web', permission: { verb: 'create', apiGroup: '', resource: 'pods' }, known: { id: 'workflows', turnedOnBy: '', why: '', silence: '' } }],
  }]]);
  expect(ofCheck('L4', usageLines(reviewWith(inNamespace('get configmaps', 'create pods'), GET, { accounts })))).toEqual([]);
});

test('J5 has the namespace that the account uses, and only the bindings that are wider', () => {
  const both = inCluster('get configmaps') + role('s', 'list secrets') + binding(undefined, 'ClusterRole s', APP);
  const { findings } = reviewWith(both, { needs: ['web get configmaps a', 'cluster list secrets'] });
  const [found] = findings.filter(({ check }) => check === 'J5');
  expect([found.why, found.via.map((way) => way.role)]).toEqual([
    expect.stringMatching(/The account uses it only in the namespace web\. The log is from .* to .*\.$/), ['ClusterRole r'],
  ]);
});

test('a finding has the gaps of the log', () => {
  const { findings } = reviewWith(inCluster('get configmaps', 'delete leases of coordination.k8s.io'), { ...GET, hasGap: true });
  const text = 'The log is from 1970-01-01T00:00:00Z to 1970-01-11T00:00:00Z, with gaps (the longest part without one is 2 days).';
  expect(findings.filter(({ why }) => why.includes(text)).map(({ check }) => check)).toEqual(['J5', 'L1']);
});

test('a finding has the rule, the window and the use', () => {
  const { findings } = reviewWith(inNamespace('get configmaps', 'delete leases of coordination.k8s.io'), GET);
  expect(findings.filter(({ check }) => check === 'L1' || check === 'L5').map(({ why, via, remedy }) => ({ why, via: via.map(({ binding: by, role: of, rule }) => [by, of, rule]), remedy }))).toMatchInlineSnapshot(`
[
  {
    "remedy": {
      "text": "Remove the rule, if nothing needs it on other days either.",
    },
    "via": [
      [
        "RoleBinding web/r-serviceaccount-web-app",
        "Role web/r",
        2,
      ],
    ],
    "why": "It may be needed for something that the log doesn't cover; if not, it is only a risk. The log is from 1970-01-01T00:00:00Z to 1970-01-11T00:00:00Z.",
  },
  {
    "remedy": {
      "text": "Begin with the subject that uses least.",
    },
    "via": [],
    "why": "A low share shows where to begin. The log has requests for 1 of 2 permissions (50 %).",
  },
]
`);
});
