import { ArgoFeature } from '../../../lib';
import { EXAMPLE_FEATURES } from '../../../scripts/upstream/example-features';

/** A member as users read it: `CRON_WORKFLOWS`, `memoization(…)`. */
const MEMBERS = Object.entries(Object.getOwnPropertyDescriptors(ArgoFeature))
  .filter(([member]) => !['length', 'name', 'prototype', '_of'].includes(member))
  .map(([member, { value }]) => value instanceof ArgoFeature ? `ArgoFeature.${member}` : `ArgoFeature.${member}(…)`);

test('every member makes a feature that calls itself by it, and there is no other feature', () => {
  expect(EXAMPLE_FEATURES.map(String).sort()).toEqual(MEMBERS.sort());
});
