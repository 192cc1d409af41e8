import { whereOf, whereText } from '../../lib/access/reported-scope';

test.each([
  [undefined, 'cluster', 'cluster-wide'],
  ['ci', 'ci', 'namespace ci'],
  ['cluster', 'namespace/cluster', 'namespace cluster'],
])('the scope of an access in the namespace %s is %s', (namespace, where, text) => {
  expect([whereOf(namespace), whereText(whereOf(namespace))]).toEqual([where, text]);
});
