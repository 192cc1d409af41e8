import { readAccounts } from '../../lib/cli/given-accounts';
import { formatDiagnostic } from '../../lib/diagnostics/format-diagnostic';

test('each component has its account', () => {
  expect(readAccounts(['controller=argo/flow', 'client=ci/runner'])).toEqual({
    accounts: new Map([
      ['controller', { kind: 'ServiceAccount', namespace: 'argo', name: 'flow' }], ['client', { kind: 'ServiceAccount', namespace: 'ci', name: 'runner' }],
    ]),
    diagnostics: [],
  });
});

test.each([
  ['another component', ['worker=a/b'], ['--account: error[option/invalid-value]: "worker=a/b" isn\'t an account of a component. '
    + 'Use controller=NAMESPACE/NAME, server=NAMESPACE/NAME or client=NAMESPACE/NAME.']],
  ['a second account of a component', ['client=a/b', 'client=a/c'], ['--account: error[option/conflict]: The account of the client is given twice. Give one.']],
  ['a wrong namespace and a wrong name', ['client=A_/B_'], [
    '--account: error[rbac/invalid-name]: "A_" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.',
    '--account: error[rbac/invalid-name]: "B_" isn\'t a valid ServiceAccount name. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
  ]],
])('%s is reported', (_, texts, expected) => {
  expect(readAccounts(texts).diagnostics.map(formatDiagnostic)).toEqual(expected);
});
