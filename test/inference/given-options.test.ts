import { App, Chart } from 'cdk8s';
import { AccessInference, InferredAccess } from '../../lib';
import { formatDiagnostic } from '../../lib/diagnostics/format-diagnostic';
import { givenOptionDiagnostics } from '../../lib/inference/given-options';

/** Calls from JavaScript and other languages, which TypeScript doesn't check. */
test.each([
  ['a text in place of the files', { files: 'abc' }, 'files: error[rbac/wrong-type]: The value is a string. Write a list.'],
  ['a number as the text', { text: 1 }, 'text: error[rbac/wrong-type]: The value is a number. Write it in quotes.'],
  ['a list as the namespace', { namespace: [] }, 'namespace: error[rbac/wrong-type]: The value is a list. Write text.'],
  ['a text in place of the resources', { resources: 'A=as' }, 'resources: error[rbac/wrong-type]: The value is a string. Write a list.'],
  ['a number among the resources', { resources: [1] }, 'resources[0]: error[rbac/wrong-type]: The value is a number. Write it in quotes.'],
  ['a text in place of a switch', { includeOptional: 'false' }, 'includeOptional: error[rbac/wrong-type]: The value is a string. Write true or false.'],
  ['a text as the version', { version: 'v4.1' }, "version: error[rbac/wrong-type]: The value is a string. Write ArgoVersion.of('v4.1')."],
  ['a text as the unknowns', { acknowledged: 'all' }, 'acknowledged: error[rbac/wrong-type]: The value is a string. Write a list.'],
  ['an unknown without a reason', { acknowledged: [{ template: 'a' }] }, 'acknowledged[0].reason: error[rbac/wrong-type]: The value is undefined. Write text.'],
  ['a text as an unknown', { acknowledged: ['a'] }, 'acknowledged[0]: error[rbac/wrong-type]: The value is a string. Write an object with template and reason.'],
  ['a text in place of the options', 'v4.1', 'options: error[rbac/wrong-type]: The value is a string. Write an object.'],
])('refuses %s', (_, options, message) => {
  expect(givenOptionDiagnostics(options).map(formatDiagnostic)).toEqual([message]);
});

describe('every entry refuses them', () => {
  const WRONG: never = 'abc' as never;

  test.each([
    ['AccessInference.ofFiles', () => AccessInference.ofFiles(WRONG)],
    ['AccessInference.ofFiles without files', () => AccessInference.ofFiles(undefined as never)],
    ['the options of AccessInference.ofFiles', () => AccessInference.ofFiles([], WRONG)],
    ['AccessInference.ofText', () => AccessInference.ofText([] as never)],
    ['the options of AccessInference.ofText', () => AccessInference.ofText('', WRONG)],
    ['InferredAccess', () => new InferredAccess(new Chart(new App(), 'chart'), 'access', { files: WRONG })],
  ])('%s', (_, call) => {
    expect(call).toThrow(/can't be inferred:\n {2}\w+: error\[rbac\/wrong-type\]: The value is (?:a string|a list|undefined)\. /);
  });
});
