import { READ_RELEASES, releaseOf } from '../../lib/argo/argo-releases';
import { ArgoVersion } from '../../lib/argo/argo-version';

test('of every known version a release was read', () => {
  expect(READ_RELEASES.map(({ version }) => version)).toEqual(ArgoVersion.known);
  expect(READ_RELEASES.filter(({ version, release }) => !release.startsWith(`${version}.`))).toEqual([]);
});

test('the release of a patch is itself', () => {
  expect(releaseOf(ArgoVersion.of('v3.6.2'))).toBe('v3.6.2');
});
