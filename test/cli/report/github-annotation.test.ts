import { formatAnnotation } from '../../../lib/cli/report/github-annotation';
import { Place } from '../../../lib/diagnostics/diagnostic';

const CASES: readonly [name: string, place: Place, line: string, folder?: string][] = [
  ['at a line', { kind: 'file', file: 'deploy/roles.yaml', line: 3, column: 5 }, '::error file=deploy/roles.yaml,line=3,title=Access::one%0Atwo 100%25\\u000a\\u001b\n'],
  ['in a folder of the repository', { kind: 'file', file: '../roles.yaml', line: 3 }, '::error file=apps/roles.yaml,line=3,title=Access::one%0Atwo 100%25\\u000a\\u001b\n', 'apps/builds/'],
  ['in a file whose name has separators', { kind: 'file', file: 'a,b:c%.yaml' }, '::error file=a%2Cb%3Ac%25.yaml,title=Access::one%0Atwo 100%25\\u000a\\u001b\n'],
  ['in a file of a revision', { kind: 'file', file: 'roles.yaml@origin/main', line: 3, origin: { path: 'roles.yaml' } }, '::error file=sub/roles.yaml,line=3,title=Access::one%0Atwo 100%25\\u000a\\u001b\n', 'sub/'],
  ['in the standard input', { kind: 'file', file: '-', line: 3, origin: {} }, '::error title=Access::one%0Atwo 100%25\\u000a\\u001b\n', 'sub/'],
  ['in what a cluster answers', { kind: 'file', file: 'cluster:roles', line: 3, origin: {} }, '::error title=Access::one%0Atwo 100%25\\u000a\\u001b\n'],
  ["in a role of Kubernetes' own", { kind: 'file', file: 'Kubernetes 1.37', origin: {} }, '::error title=Access::one%0Atwo 100%25\\u000a\\u001b\n', 'sub/'],
  ['without a file', { kind: 'option', name: 'AFTER' }, '::error title=Access::one%0Atwo 100%25\\u000a\\u001b\n'],
];

test.each(CASES)('an annotation %s', (_name, place, line, folder = '') => {
  expect(formatAnnotation('error', 'Access', ['one', 'two 100%\n\u001b'], place, folder)).toBe(line);
});
