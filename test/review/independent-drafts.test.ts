import { DraftedReview } from '../../lib/review/drafted-review';
import { areIndependent } from '../../lib/review/independent-drafts';
import { accessOf, binding, role } from '../access/access-texts';

/** Whether no other finding depends on what a subject is found to hold by a rule in addition to others. */
function isIndependent(subject: string, rules: readonly string[], added: string, namespace: string | undefined): boolean {
  const [before, after] = [rules, [...rules, added]].map((each) =>
    new DraftedReview(accessOf(role('own', ...each), binding(namespace, 'ClusterRole own', subject)), {}).granted);
  const [isMore, isLess] = [areIndependent(before, after), areIndependent(after, before)];
  expect(isLess).toBe(isMore);
  return isMore;
}

const CASES: readonly [name: string, subject: string, rules: readonly string[], added: string, namespace: string | undefined, expected: boolean][] = [
  ['what nobody can be reached by', 'User ann', ['get pods'], 'update endpoints', 'web', true],
  ['what makes an account stronger', 'ServiceAccount web/app', ['get pods'], 'update endpoints', 'web', false],
  ['what an account is stronger than by another finding', 'ServiceAccount web/app', ['create pods'], 'update endpoints', 'web', true],
  ['what is as bad as another finding of an account', 'ServiceAccount web/app', ['update services'], 'update endpoints', 'web', false],
  ['what leads to accounts', 'User ann', ['update endpoints'], 'create pods', 'web', false],
  ['what leads to accounts by a Secret', 'User ann', ['get secrets'], 'create secrets', 'web', false],
  ['what reaches an end', 'User ann', ['update endpoints'], 'create persistentvolumes', undefined, false],
  ['what is more of a finding that leads to accounts', 'User ann', ['create pods'], 'create deployments of apps', 'web', false],
  ['what folds', 'User ann', ['get secrets'], 'list secrets', 'web', false],
  ['a wildcard', 'User ann', ['get pods'], 'get *', 'web', false],
  ['what is next to a wildcard', 'User ann', ['get *'], 'update endpoints', 'web', false],
  ['nothing that is found', 'ServiceAccount web/app', ['get pods'], 'get endpoints', 'web', true],
];

test.each(CASES)('%s: %s may %j, and also %s', (_name, subject, rules, added, namespace, expected) => {
  expect(isIndependent(subject, rules, added, namespace)).toBe(expected);
});
