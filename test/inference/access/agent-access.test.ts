import { inferText, workflow } from '../inferred-text';

const AGENT = ['sa: watch workflowtasksets.argoproj.io', 'sa: patch workflowtasksets/status.argoproj.io'];

test('an HTTP template is run by the agent, under the account of the spec whatever the template says', () => {
  const found = inferText(workflow(['entrypoint: main', 'serviceAccountName: sa', 'executor: {serviceAccountName: exec}',
    "podSpecPatch: 'serviceAccountName: patched'", 'templates: [{name: main, serviceAccountName: own, http: {url: a}}]'].join('\n')));
  expect(found).toMatchObject({ access: AGENT, features: ['http-templates=sa main:10'], notes: ['agent-token:10'] });
});

test('the Secrets of headers are read by name', () => {
  const found = inferText(workflow(['entrypoint: main', 'serviceAccountName: sa', 'templates:', '  - name: main', '    http:', '      url: a', '      headers:',
    '        - {name: A, valueFrom: {secretKeyRef: {name: token, key: t}}}', '        - {name: B, value: plain}',
    '        - {name: C, valueFrom: {secretKeyRef: {name: "{{workflow.parameters.none}}", key: t}}}'].join('\n')));
  expect(found.access).toEqual(['sa: get secrets[token]', ...AGENT]);
  expect(found.unknown).toEqual([
    'main:15 spec.templates[0].http.headers[2].valueFrom.secretKeyRef.name: The agent reads the Secret {{workflow.parameters.none}}, '
    + 'which the manifest does not determine. Use a literal name.',
  ]);
});

test('a plugin template needs the agent, and what the plugin needs is unknown', () => {
  const found = inferText(workflow(['entrypoint: main', 'serviceAccountName: sa', 'executorPlugins:', '  - metadata: {name: slack}',
    '    spec: {sidecar: {automountServiceAccountToken: true}}', '  - metadata: {name: quiet}', '    spec: {sidecar: {}}',
    'templates: [{name: main, plugin: {slack: {text: hi}}}]'].join('\n')));
  expect(found.access).toEqual([...AGENT, 'slack-executor-plugin: nothing']);
  expect(found.unknown).toEqual([
    'main:13 spec.templates[0].plugin: The manifest does not say which permissions the plugin slack needs. See its documentation.',
  ]);
  expect(found.features).toEqual(['executor-plugins=slack main:10', 'plugin-templates=sa main:13']);
});
