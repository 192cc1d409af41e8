import fc from 'fast-check';
import { operationCatalogue } from '../../../../lib/argo/client/operation-catalogue';
import { FEATURE_IDS, requiresNames } from '../../../../lib/argo/features/feature-table';
import { runCommand } from '../../run-command';

const NOTHING = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: argo }\n';

const option = (name: string, values: fc.Arbitrary<string>) => fc.option(values, { nil: undefined }).map((value) => value === undefined ? [] : [name, value]);
const version = fc.constantFrom('v3.5', 'v3.6', 'v3.7', 'v4.0', 'v4.1');

const mode = fc.constantFrom(
  [], ['--auth-mode', 'client'], ['--auth-mode', 'sso', '--sso-secret', 'sso', '--sso-account', 'admin'], ['--auth-mode', 'server', '--lent', 'submit:wait:log'],
  ['--auth-mode', 'sso-without-rbac', '--sso-secret', 'sso', '--lent', 'list'],
);
const feature = fc.constantFrom(...FEATURE_IDS).map((id) => ['--feature', requiresNames(id) ? `${id}=my-object` : id]);

const install = fc.tuple(
  version, fc.constantFrom('namespaced', 'managed=jobs', 'cluster', 'cluster=jobs,builds'), mode, fc.uniqueArray(feature, { maxLength: 2, selector: String }),
  option('--instance-id', fc.constant('blue')), option('--config-map', fc.constant('my-config')), option('--namespace', fc.constant('ops')),
).map(([argo, scope, modes, features, ...others]) => [
  '--install', '--argo-version', argo, '--scope', scope, ...modes, ...features.flat(), ...others.flat(), '--account', 'controller=argo/c', '--account', 'server=ops/s',
]);

const client = fc.tuple(
  version, fc.uniqueArray(fc.constantFrom(...operationCatalogue().map(({ id }) => id)), { minLength: 1, maxLength: 3 }), option('--namespace', fc.constant('jobs')),
).map(([argo, operations, namespace]) => [
  '--argo-version', argo, ...operations.flatMap((id) => ['--client', id]), ...namespace, '--account', 'client=ci/robot',
]);

test.each([['an install', install], ['a client', client]])('the roles that --fix writes for %s are right, and --fix writes them again', async (_what, options) => {
  let checked = 0;
  await fc.assert(fc.asyncProperty(options, async (args) => {
    const fixed = await runCommand(['check', '-', ...args, '--fix'], { input: NOTHING });
    if (fixed.exitCode === 0 && fixed.out !== '') { // otherwise the version lacks something, or nothing is needed
      const again = await runCommand(['check', '-', ...args, '--fix'], { input: fixed.out });
      const { exitCode, out } = await runCommand(['check', '-', ...args, '-o', 'json'], { input: fixed.out });
      const { accounts } = JSON.parse(out) as { accounts: readonly { wider: unknown; otherFeatures: unknown; unneeded: unknown; dead: unknown; missing: unknown; unknown: unknown }[] };
      expect({ again: again.out, exitCode }).toEqual({ again: fixed.out, exitCode: 0 });
      for (const { wider, otherFeatures, unneeded, dead, missing, unknown } of accounts) {
        expect([wider, otherFeatures, unneeded, dead, missing, unknown]).toEqual([[], [], [], [], [], []]);
      }
      checked++;
    }
  }), { numRuns: 80, seed: 20261129 });
  expect(checked).toBeGreaterThan(30);
});
