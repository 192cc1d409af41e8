import { featureId, parseFeature } from '../../lib/cli/feature-names';
import { ArgoFeature } from '../../lib/argo/features/argo-feature';

/** Every member of the class that is a feature, or that makes one. */
const MEMBERS = Object.getOwnPropertyNames(ArgoFeature).filter((name) => /^[A-Z]/.test(name) || /^[a-z][A-Za-z]+$/.test(name))
  .filter((name) => !['length', 'name', 'prototype', 'constant', 'named', 'agent'].includes(name));

test.each(MEMBERS)('the command takes %s', (member) => {
  const isConstant = /^[A-Z]/.test(member);
  const id = featureId(isConstant ? member : `${member}(…)`).replace(/^semaphores-in$/, 'semaphores');
  const features = parseFeature(isConstant ? id : `${id}=${member === 'semaphoresIn' ? 'there/' : ''}a`);
  expect(typeof features === 'string' ? features : features.map(String)).toEqual([`ArgoFeature.${isConstant ? member : `${member}(…)`}`]);
});
