import { askedPermissions, normalized } from './asked-permissions';
import { ArgoVersion, ClientRoute } from '../../../lib';
import { operationCatalogue } from '../../../lib/argo/client/operation-catalogue';
import { optionNames, readOperation } from '../../../lib/argo/client/operation-notation';

function asked(text: string): string {
  const { operation } = readOperation(text, '--client');
  return operation === undefined ? 'not read' : askedPermissions(operation, ArgoVersion.V4_1, ClientRoute.KUBERNETES);
}

describe('A text names', () => {
  test.each([
    ['submit', 'workflows:create'],
    ['submit:wait:log', 'workflows:get,watch,create; pods:list,watch; pods/log:get'],
    ['wait', 'workflows:get,watch'],
    ['stop=release,nightly', 'workflows[nightly]:get,patch; workflows[release]:get,patch'],
    ['submit-from-workflow-template=build:wait', 'workflows:get,watch,create; workflowtemplates[build]:get'],
    ['submit:workflow-templates', 'workflows:create; workflowtemplates:get'],
    ['submit:workflow-templates=build,lib', 'workflows:create; workflowtemplates[build]:get; workflowtemplates[lib]:get'],
    ['delete:all-namespaces:selector', 'workflows:get,list,delete @cluster'],
    ['api/artifact-download:artifact-secrets=s3', 'workflows:get; secrets[s3]:get'],
    ['ui/workflows', 'workflows:list,watch; workflowtemplates:list; cronworkflows:list'],
    ['webhook:workflow-templates=build', 'workfloweventbindings:list; workflows:create; workflowtemplates[build]:get'],
  ])('%s', (text, expected) => {
    expect(asked(text)).toBe(normalized(expected));
  });

  test('every operation, with each of its options', () => {
    const texts = operationCatalogue().flatMap((entry) => [
      entry.id, ...optionNames(entry).map((name) => `${entry.id}:${name}${name.startsWith('artifact-') && name !== 'artifact-overrides' ? '=x' : ''}`),
    ]);
    expect(texts.filter((text) => readOperation(text, '--client').operation === undefined)).toEqual([]);
  });
});

test.each([
  ['submitt', 'client/not-an-operation', '"submitt" isn\'t an operation of a client.', 'Write submit.'],
  ['sumbit:wait', 'client/not-an-operation', '"sumbit" isn\'t an operation of a client.', 'Write submit:wait.'],
  ['frobnicate', 'client/not-an-operation', '"frobnicate" isn\'t an operation of a client.', 'Write for example submit:wait.'],
  ['submit:waits', 'client/unknown-option', 'The operation submit has no option "waits".', 'Write wait.'],
  ['', 'client/not-an-operation', '"" isn\'t an operation of a client.', 'Write for example submit:wait.'],
  ['suspend:force', 'client/unknown-option', 'The operation suspend has no option "force".', 'Choose among latest.'],
  ['version:wait', 'client/unknown-option', 'The operation version has no option "wait".', 'Leave it out.'],
  ['submit:wait=1', 'client/invalid-option', 'The option wait takes no value.', undefined],
  ['cp:artifact-secrets', 'client/invalid-option', 'The option artifact-secrets needs names: artifact-secrets=NAME.', undefined],
])('%j is reported', (text, code, message, fix) => {
  expect(readOperation(text, '--client').issues).toEqual([{ code, severity: 'error', field: '--client', message, ...fix !== undefined && { fix } }]);
});
