import { sharesOf } from '../../../scripts/bench/cpu-profile';

const FUNCTIONS: readonly (readonly [functionName: string, url: string, children?: readonly number[]])[] = [
  ['(root)', '', [1, 2, 3, 4, 5, 6, 7, 9, 10]],
  ['stringify', 'file:///app/node_modules/cdk8s/node_modules/yaml/dist/stringify.js', [8]],
  ['sign', 'file:///app/node_modules/@scope/name/index.js'],
  ['validate', 'file:///app/build/rbac/validation/metadata.js'],
  ['', 'file:///app/dist/bench/programs/tenants.js'],
  ['(garbage collector)', ''],
  ['(idle)', ''],
  ['readFileSync', 'node:fs'],
  ['RegExp: ^a$', ''],
  ['Function', ''],
  ['rm', 'file:///app/build/argo-rbac.js'],
];

/** A profile in which each sample is one unit of time in the function of that number. */
function profileOf(samples: readonly number[]) {
  const nodes = FUNCTIONS.map(([functionName, url, children], id) => ({ id, callFrame: { functionName, url }, children }));
  return { nodes, samples, timeDeltas: samples.map(() => 1) };
}

test.each([
  ['a package within a package', 1, 'yaml', 'stringify, yaml'],
  ['a package with a scope', 2, '@scope/name', 'sign, @scope/name'],
  ['a layer of this package', 3, 'cdk8s-argo-rbac rbac', 'validate, cdk8s-argo-rbac rbac'],
  ['the measured program', 4, 'the program', '(anonymous), the program'],
  ['the garbage collector', 5, '(garbage collector)', '(garbage collector), (garbage collector)'],
  ['Node.js itself', 7, 'Node.js', 'readFileSync, Node.js'],
  ['what has no file, by its caller', 8, 'yaml', 'RegExp: ^a$, yaml'],
  ['the command in one file, whose functions have short names', 10, 'argo-rbac', 'argo-rbac'],
  ['what nobody calls', 9, '(root)', 'Function, (root)'],
])('time is told of %s', (_, sample, owner, name) => {
  expect(sharesOf(profileOf([sample]))).toEqual({ packages: [{ name: owner, share: 1 }], functions: [{ name, share: 1 }] });
});

test('the most is told first, and waiting is no work', () => {
  expect(sharesOf(profileOf([5, 1, 8, 1, 6, 6])).packages).toEqual([{ name: 'yaml', share: 0.75 }, { name: '(garbage collector)', share: 0.25 }]);
});
