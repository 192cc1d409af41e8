import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { readCalls } from './audit-log';
import { judge } from './scenario-verdict';
import { ArgoVersion } from '../../../lib';

const NAMESPACE = 's-example';

/** A line of an audit log, of the controller of the example. */
function line(verb: string, resource: string, decision: 'allow' | 'forbid', second: number, more: object = {}): string {
  return JSON.stringify({
    stage: verb === 'watch' && decision === 'allow' ? 'ResponseStarted' : 'ResponseComplete',
    verb,
    user: { username: `system:serviceaccount:${NAMESPACE}:my-argo` },
    objectRef: { resource, namespace: NAMESPACE, ...more },
    requestReceivedTimestamp: new Date(second * 1000).toISOString(),
    responseStatus: { code: decision === 'allow' ? 200 : 403 },
    annotations: { 'authorization.k8s.io/decision': decision },
  });
}

function judgeLines(...lines: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  try {
    const file = join(folder, 'audit.log');
    writeFileSync(file, lines.map((each) => `${each}\n`).join(''));
    return judge({ name: 'example', shows: 'An example.' }, ArgoVersion.V4_0, readCalls(file), { seconds: 1, end: 100_000, logLines: [] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('A scenario is judged by the audit log', () => {
  test('what a permission allows is counted for its need, by verb', () => {
    const { uses } = judgeLines(line('list', 'pods', 'allow', 1), line('watch', 'pods', 'allow', 2), line('list', 'pods', 'allow', 3));
    expect(uses.filter(({ calls }) => calls > 0)).toEqual([
      { need: 'controller.pods.list', verb: 'list', calls: 2, reviews: 0 },
      { need: 'controller.pods.watch', verb: 'watch', calls: 1, reviews: 0 },
    ]);
  });

  test('a call with another name than that of the permission uses nothing', () => {
    const { uses } = judgeLines(line('get', 'configmaps', 'allow', 1, { name: 'other' }));
    expect(uses.filter(({ calls }) => calls > 0)).toEqual([]);
  });

  test('a refusal is told with how often, and why it is by design where it is', () => {
    const { refusals } = judgeLines(
      line('get', 'secrets', 'forbid', 1, { name: 'token' }),
      line('get', 'secrets', 'forbid', 2, { name: 'token' }),
      line('list', 'cronworkflows', 'forbid', 3, { apiGroup: 'argoproj.io' }),
    );
    expect(refusals).toEqual([
      { account: 'my-argo', call: 'get secrets', where: `${NAMESPACE}/token`, count: 2 },
      {
        account: 'my-argo',
        call: 'list cronworkflows.argoproj.io',
        where: NAMESPACE,
        count: 1,
        byDesign: 'the controller looks for cron workflows, whether the install has them or not',
      },
    ]);
  });

  test('what comes when the scenario is over counts for nothing', () => {
    expect(judgeLines(line('get', 'secrets', 'forbid', 101)).refusals).toEqual([]);
  });
});
