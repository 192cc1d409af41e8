import { INSTALL_NEEDS } from '../../../lib/argo/needs/install-needs';
import { INSTALL_TRIGGERS } from '../../../lib/argo/needs/install-trigger';
import { isNeededBy } from '../../../lib/argo/needs/need';
import { grantOf } from '../../../lib/argo/needs/need-grant';
import { EXAMPLE_VERSIONS } from '../example-versions';

const EVIDENCE = /^v\d+\.\d+\.\d+ [\w./-]+\.(go|mod):\d+(-\d+)?(,\d+(-\d+)?)*$/;

test('no two needs have the same id', () => {
  const ids = INSTALL_NEEDS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

test('every trigger makes something needed', () => {
  expect(new Set(INSTALL_NEEDS.flatMap(({ trigger }) => trigger))).toEqual(new Set(INSTALL_TRIGGERS.keys()));
});

describe('every need', () => {
  /** The ids of those that don't hold. */
  function offenders(holds: (need: typeof INSTALL_NEEDS[number]) => boolean): string[] {
    return INSTALL_NEEDS.filter((need) => !holds(need)).map(({ id }) => id);
  }

  test('is called after its component and resource', () => {
    expect(offenders((need) => {
      const { resources: [resource] = [] } = grantOf(need, ['example']).statement.rule;
      return need.id.startsWith(`${need.component}.${resource.split('/')[0]}.`);
    })).toEqual([]);
  });

  test('grants something that can be used, and says why', () => {
    expect(offenders((need) => {
      const { faults, reasons } = grantOf(need, ['example']).statement;
      return faults.length === 0 && reasons.join() === need.why;
    })).toEqual([]);
  });

  test('explains itself in sentences', () => {
    expect(offenders(({ why, consequence = 'None.' }) => [why, consequence].every((text) => /^[A-Z].*\.$/.test(text)))).toEqual([]);
  });

  test('has evidence at tags', () => {
    expect(offenders(({ evidence }) => evidence.every((text) => EVIDENCE.test(text)))).toEqual([]);
  });

  test('is needed by a known version, or by a patch of one', () => {
    expect(offenders((need) => EXAMPLE_VERSIONS.some((version) => isNeededBy(need, version)))).toEqual([]);
  });
});

test('a review that turns a feature off names nothing, so that no names can limit what it asks for', () => {
  const reviewed = INSTALL_NEEDS.filter(({ denied }) => denied === 'feature off');
  expect(reviewed.filter(({ names }) => names.kind !== 'impossible' || !names.because.startsWith('the review')).map(({ id }) => id)).toEqual([]);
});

test('whatever reaches beyond its purpose says how', () => {
  const beyond = new RegExp([
    /^(create|patch|delete) pods(\/exec)?$/, // other images, every pod
    /^(update|delete) persistentvolumeclaims$/,
    /^(create|update|patch) (workflows|cronworkflows)$/, // any account of the namespace
    /^create secrets$/,
    /tokens$/,
  ].map(({ source }) => source).join('|'));
  const silent = INSTALL_NEEDS.filter((need) => {
    const { verbs, resources: [resource] = [] } = grantOf(need, ['example']).statement.rule;
    return need.consequence === undefined && [need.id, ...verbs.map((verb) => `${verb} ${resource}`)].some((text) => beyond.test(text));
  });
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test('a need without the names it is limited to is refused', () => {
  const [configuration] = INSTALL_NEEDS;
  expect(() => grantOf(configuration, [])).toThrow(
    'The need controller.configmaps.configuration is limited to the controller configmap, and none are given.',
  );
});
