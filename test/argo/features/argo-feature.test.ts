import { ArgoFeature } from '../../../lib';
import { INSTALL_TRIGGERS } from '../../../lib/argo/needs/install-trigger';
import { FEATURE_OF_MEMBER } from '../install/example-features';

/** A member as users read it: `CRON_WORKFLOWS`, `memoization(…)`. */
function written(member: string): string {
  return Object.keys(ArgoFeature).includes(member) ? `ArgoFeature.${member}` : `ArgoFeature.${member}(…)`;
}

describe.each(Object.entries(FEATURE_OF_MEMBER))('%s', (member, feature) => {
  test('calls itself by its member', () => {
    expect(`${feature}`).toBe(written(member));
  });

  test('is what its triggers say that turns them on', () => {
    const silent = feature._definition.activations.map(({ trigger }) => trigger)
      .filter((trigger) => !INSTALL_TRIGGERS[trigger].turnedOnBy.includes(`\`${written(member)}\``));
    expect(silent).toEqual([]);
  });
});

test('whatever a trigger says that turns it on, does', () => {
  const said = Object.entries(INSTALL_TRIGGERS).flatMap(([trigger, { turnedOnBy }]) =>
    [...turnedOnBy.matchAll(/`(ArgoFeature\.[^`]+)`/g)].map(([, feature]) => `${trigger}: ${feature}`));
  const done = Object.entries(FEATURE_OF_MEMBER).flatMap(([member, { _definition: { activations } }]) =>
    activations.map(({ trigger }) => `${trigger}: ${written(member)}`));
  expect(said.sort()).toEqual(done.sort());
});
