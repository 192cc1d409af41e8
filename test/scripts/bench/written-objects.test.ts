import { countObjects } from '../../../scripts/bench/written-objects';

test('objects and their rules are counted', () => {
  expect(countObjects('kind: Role\nrules: [{}, {}]\n---\nkind: ServiceAccount\n---\nkind: Role\nrules: [{}]\n')).toEqual({ documents: 3, rules: 3 });
});
