import { listKey } from '../rbac/packing';
import { PolicyRule } from '../rbac/policy-rule';
import { isOrdinaryName } from '../resources/dead-grants/names';

/** The name in a sample. */
const SAMPLE_NAMES = ['sample'];

/** Clusters have few kinds of rules. The limit bounds memory in a program that reads ever more of them. */
const MOST_SAMPLES = 10_000;

const samples = new Map<string, PolicyRule>();

/**
 * Returns the rule with one name in place of its own, or the rule itself where it has no names, or one that isn't ordinary.
 *
 * In a large cluster most rules with names are written once, but they differ in nothing else than their names: whatever doesn't depend on these is
 * found once for the sample.
 */
export function sampleOf(rule: PolicyRule): PolicyRule {
  const { resourceNames = [] } = rule;
  if (resourceNames.length === 0 || !resourceNames.every(isOrdinaryName) || new Set(resourceNames).size < resourceNames.length) {
    return rule;
  }
  const { verbs, apiGroups = [], resources = [], nonResourceURLs = [] } = rule;
  const key = `${listKey(verbs)}/${listKey(apiGroups)}/${listKey(resources)}/${listKey(nonResourceURLs)}`;
  let sample = samples.get(key);
  if (sample === undefined) {
    if (samples.size >= MOST_SAMPLES) {
      samples.clear();
    }
    sample = { verbs, apiGroups, resources, resourceNames: SAMPLE_NAMES, nonResourceURLs };
    samples.set(key, sample);
  }
  return sample;
}
