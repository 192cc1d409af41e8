import { ArgoFeature } from '../../../lib';
import { INSTALL_TRIGGERS } from '../../../lib/argo/needs/install-trigger';
import { FEATURE_OF_MEMBER } from '../install/example-features';

/** A member as users read it: `CRON_WORKFLOWS`, `memoization(…)`. */
function written(member: string): string {
  return Object.keys(ArgoFeature).includes(member) ? `ArgoFeature.${member}` : `ArgoFeature.${member}(…)`;
}

test.each(Object.entries(FEATURE_OF_MEMBER))('%s calls itself by its member', (member, feature) => {
  expect(`${feature}`).toBe(written(member));
});

test('whatever a trigger says that turns it on, does', () => {
  const said = Object.entries(INSTALL_TRIGGERS).flatMap(([trigger, { turnedOnBy }]) =>
    [...turnedOnBy.matchAll(/`(ArgoFeature\.[^`]+)`/g)].map(([, feature]) => `${trigger}: ${feature}`));
  const done = Object.entries(FEATURE_OF_MEMBER).flatMap(([member, { _definition: { activations } }]) =>
    activations.map(({ trigger }) => `${trigger}: ${written(member)}`));
  expect(said.sort()).toEqual(done.sort());
});
