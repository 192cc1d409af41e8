import { FORMER_CALLS } from '../../../lib/argo/forbidden/former-calls';
import { MESSAGE_FORMS } from '../../../lib/argo/forbidden/message-forms';
import { isGeneratedName, readMessages, unwrapMessages } from '../../../lib/argo/forbidden/read-messages';

const REFUSED = 'jobs.batch is forbidden: User "a" cannot create resource "jobs" in API group "batch" in the namespace "ci"';

test('every form reads its own example, and nothing else of it', () => {
  const wrong = MESSAGE_FORMS.map(({ id, example }) => [id, readMessages(example).map(({ form }) => form.id)] as const)
    .filter(([id, read]) => read.length !== 1 || read[0] !== id);
  expect(wrong).toEqual([]);
});

test('every form is called once, and says in whole sentences what it means', () => {
  const ids = MESSAGE_FORMS.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect([...MESSAGE_FORMS.flatMap(({ says, fix = says }) => [says, fix]), ...FORMER_CALLS.flatMap(({ why, instead }) => [why, instead])]
    .filter((text) => !/^([A-Z`]|argo-server ).*\.$/.test(text))).toEqual([]);
});

test('a form about access names requests, or what to do', () => {
  expect(MESSAGE_FORMS.filter(({ matter, requests, fix }) => requests === undefined && (matter === 'access' || fix === undefined))
    .map(({ id }) => id)).toEqual([]);
});

test('what is said several times is counted, with the line where it begins', () => {
  const log = ['starting', REFUSED, 'waiting', REFUSED, REFUSED.replace('"create"', 'x').replace('create', 'get')].join('\n');
  expect(readMessages(log).map(({ text, line, count }) => ({ text, line, count }))).toEqual([
    { text: REFUSED, line: 2, count: 2 },
    { text: REFUSED.replace('create', 'get'), line: 5, count: 1 },
  ]);
});

test('pods whose names are generated are the same message', () => {
  const message = (name: string) => `pods "${name}" is forbidden: User "a" cannot patch resource "pods" in API group "" in the namespace "ci"`;
  expect(readMessages([message('web-x7k2p'), message('web-nnkdk'), message('web')].join('\n')).map(({ count }) => count)).toEqual([2, 1]);
});

test.each([
  ['web-x7k2p', true], ['dag-diamond-8kzq7', true], ['build-3557973944', true], ['large-259nm-artgc-wfcomp-2166136261', true], ['hello-nnkdk-agent', true],
  ['web', false], ['my-cache', false], ['workflow-controller-configmap', false], ['argo-artifacts', false],
])('the name %s: generated is %s', (name, expected) => {
  expect(isGeneratedName(name)).toBe(expected);
});

test.each([
  ['JSON in a log', '{\\"message\\":\\"a is forbidden: User \\\\\\"b\\\\\\"\\"}', '{"message":"a is forbidden: User "b""}'],
  ['the escapes of klog', 'msg="User \\"a\\" cannot"', 'msg="User "a" cannot"'],
  ['HTML', 'User &quot;a&quot; &#34;b&#34; it&#39;s &lt;nil&gt;', 'User "a" "b" it\'s <nil>'],
  ['escaped characters of JSON', 'User \\u0022a\\u0022 \\u003cnil\\u003e', 'User "a" <nil>'],
  ['quotes that a chat changed', 'User “a”', 'User "a"'],
  ['links', '[jobs.batch](http://jobs.batch/) is forbidden', 'jobs.batch is forbidden'],
  ['colours', '\u001b[31mforbidden\u001b[0m', 'forbidden'],
  ['frames of a terminal', 'is forbidden:  │\n│ User', 'is forbidden:  \n User'],
  ['a frame of a terminal with blank lines', 'is forbidden:  │\n\n  \n│ User', 'is forbidden:  \n\n\n User'],
  ['the frame of Terraform', 'cannot create\n│ resource', 'cannot create\n resource'],
  ['the code of Markdown', 'User `a` cannot list `pods`, `argo list`', 'User "a" cannot list "pods", `argo list`'],
  ['the ends of lines of Windows', 'a\r\nb', 'a\nb'],
])('is freed of %s', (_, wrapped, text) => {
  expect(unwrapMessages(wrapped)).toBe(text);
});

test.each([
  ['with the quotes of a shell', "User 'system:serviceaccount:ci:a' cannot create resource 'jobs' in API group 'batch' in the namespace 'ci'", 'batch', { kind: 'namespace', namespace: 'ci' }],
  ['without quotes, as a shell leaves them', 'User system:serviceaccount:ci:a cannot create resource jobs in API group batch in the namespace ci', 'batch', { kind: 'namespace', namespace: 'ci' }],
  ['without quotes, in the core group', 'User system:serviceaccount:ci:a cannot get resource pods in API group  in the namespace ci', '', { kind: 'namespace', namespace: 'ci' }],
  ['cut off', 'User "system:serviceaccount:ci:a" cannot create resource "jobs" in API group "batch"', 'batch', { kind: 'unknown' }],
  ['over two lines', 'User "system:serviceaccount:ci:a" cannot create\n   resource "jobs" in API\ngroup "batch" at the cluster\nscope', 'batch', { kind: 'cluster' }],
])('a refusal is read %s', (_, message, apiGroup, place) => {
  expect(readMessages(message).map(({ requests }) => requests)).toEqual([[expect.objectContaining({ user: 'system:serviceaccount:ci:a', apiGroup, place })]]);
});

test('what kubectl and argo-server were doing is read beside it', () => {
  expect(readMessages(`Error from server (Forbidden): error when applying patch:\nto:\nfor: "/tmp/manifest.yaml": ${REFUSED}`)[0].context).toEqual({ action: 'apply' });
  expect(readMessages(`error="${REFUSED}" grpc.method=ListWorkflows grpc.service=workflow.WorkflowService`)[0].context).toEqual({ method: 'ListWorkflows', service: 'workflow.WorkflowService' });
  expect(readMessages(`error="${REFUSED}"\ngrpc.method=ListWorkflows`)[0].context).toEqual({});
});

test.each(['', 'level=info msg="Get leases 200"', 'the workflow is forbidden fruit', 'a'.repeat(100_000), `${'"a" is '.repeat(20_000)}`, '\n'.repeat(100_000)])('nothing is found in %#', (text) => {
  expect(readMessages(text)).toEqual([]);
});
