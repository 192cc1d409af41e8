import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import { rawNamespacedGrant } from './raw-grant';
import { TailoredClusterRole, TailoredRole } from '../../lib';
import { INamespacedGrant } from '../../lib/resources/grants';

/** Names that fill some hundred bytes each. */
function grantOf(names: number): INamespacedGrant {
  return rawNamespacedGrant({
    apiGroups: [''],
    resources: ['configmaps'],
    resourceNames: Array.from({ length: names }, (_, i) => `${i}`.padStart(97, 'x')), // 100 bytes with quotes and comma
    verbs: ['get'],
  });
}

const FEW = 2_600;
const MANY = 2_700;
const TOO_MANY = 15_800;

let warnings: jest.SpyInstance;
beforeEach(() => {
  warnings = jest.spyOn(process, 'emitWarning').mockImplementation();
});
afterEach(() => {
  warnings.mockRestore();
});

/** Nobody binds these roles, which is a warning too. */
function sizeWarnings(): unknown[] {
  return warnings.mock.calls.filter(([, { code }]) => code === 'construct/role-too-large-to-apply');
}

test.each([
  ['Role', TailoredRole],
  ['ClusterRole', TailoredClusterRole],
])('a %s warns, once, where it is too big for plain kubectl apply', (_, roleClass) => {
  const chart = new Chart(new App(), 'chart');
  new roleClass(chart, 'role').allow(grantOf(MANY));
  Testing.synth(chart);
  Testing.synth(chart);

  expect(sizeWarnings()).toEqual([[
    expect.stringMatching(new RegExp('^chart/role: warning\\[construct/role-too-large-to-apply\\]: The role takes 270\\d{3} bytes as JSON, and plain kubectl apply fails '
      + 'above 262144\\. Use kubectl apply --server-side, or split the role\\.$')),
    { type: 'RbacWarning', code: 'construct/role-too-large-to-apply' },
  ]]);
});

test('a role that is just small enough says nothing', () => {
  const chart = new Chart(new App(), 'chart');
  new TailoredRole(chart, 'role').allow(grantOf(FEW));
  Testing.synth(chart);

  expect(sizeWarnings()).toEqual([]);
});

test('its description counts too', () => {
  const chart = new Chart(new App(), 'chart');
  new TailoredRole(chart, 'role', { description: 'x'.repeat(10_000) }).allow(grantOf(FEW));
  Testing.synth(chart);

  expect(sizeWarnings()).toHaveLength(1);
});

test('what a patch adds counts too', () => {
  const chart = new Chart(new App(), 'chart');
  const role = new TailoredRole(chart, 'role');
  role.allow(grantOf(FEW));
  role.addJsonPatch(JsonPatch.add('/metadata/annotations', { note: 'x'.repeat(10_000) }));
  Testing.synth(chart);

  expect(sizeWarnings()).toHaveLength(1);
});

test('a role that no cluster stores is an error', () => {
  const chart = new Chart(new App(), 'chart');
  new TailoredRole(chart, 'role').allow(grantOf(TOO_MANY));

  expect(() => Testing.synth(chart)).toThrow(
    /^chart\/role: the Role can't be written:\n {2}rules: error\[construct\/role-too-large\]: The role takes 1580\d{3} bytes as JSON, and a cluster stores at most 1572864\. Split it into several roles\.$/);
  expect(sizeWarnings()).toEqual([]);
});
