import { splitHead } from '../../scripts/command-output';

test.each([
  ['an answer that is longer', 'argo-rbac resources | head -2', '1\n2\n3\n', { command: 'argo-rbac resources', answer: '1\n2\n' }],
  ['an answer that is shorter', 'argo-rbac resources | head -2', '1\n', { command: 'argo-rbac resources', answer: '1\n' }],
  ['a command without head', 'argo-rbac resources', '1\n2\n', { command: 'argo-rbac resources', answer: '1\n2\n' }],
])('%s is shown as head does', (_name, line, answer, expected) => {
  const { command, shorten } = splitHead(line);
  expect({ command, answer: shorten(answer) }).toEqual(expected);
});
