import { EXECUTOR_NEEDS, EXECUTOR_TRIGGERS } from '../../../lib/argo/needs/executor-needs';
import { NameList } from '../../../lib/argo/needs/need';
import { PermissionSet } from '../../../lib/rbac/permission-set';

const NAMES: NameList = ['a-name'];

describe('the needs of the executor', () => {
  test('each is the only source of what it grants', () => {
    const useless = EXECUTOR_NEEDS.filter((need) => {
      const others = EXECUTOR_NEEDS.filter((other) => other !== need).map((other) => other.grant(NAMES).statement.rule);
      return PermissionSet.of(others).covers(PermissionSet.of([need.grant(NAMES).statement.rule]));
    });
    expect(useless).toEqual([]);
  });

  test('each has an id of its own, a known trigger, and its source at the newest and the oldest tag', () => {
    expect(new Set(EXECUTOR_NEEDS.map(({ id }) => id)).size).toBe(EXECUTOR_NEEDS.length);
    expect(new Set(EXECUTOR_NEEDS.flatMap(({ trigger }) => trigger))).toEqual(new Set(Object.keys(EXECUTOR_TRIGGERS)));
    for (const { evidence } of EXECUTOR_NEEDS) {
      expect(evidence).toEqual([expect.stringMatching(/^v4\.1\.2 \S+\.go:\d/), expect.stringMatching(/^v3\.5\.15 \S+\.go:\d/)]);
    }
  });

  test('none is of objects outside a namespace, and none is unsound', () => {
    expect(EXECUTOR_NEEDS.flatMap((need) => need.grant(NAMES).statement.faults)).toEqual([]);
    expect(EXECUTOR_NEEDS.filter(({ place }) => place !== 'workflow')).toEqual([]);
  });
});
