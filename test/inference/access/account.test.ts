import { inferText, TASK_RESULTS, workflow } from '../inferred-text';

const POD = 'container: {image: busybox, command: [echo]}';

describe('the account of a pod', () => {
  test.each([
    ['nobody names one', `templates: [{name: main, ${POD}}]`, 'default'],
    ['the spec does', `serviceAccountName: spec-sa\ntemplates: [{name: main, ${POD}}]`, 'spec-sa'],
    ['the empty text is none', `serviceAccountName: ""\ntemplates: [{name: main, ${POD}}]`, 'default'],
    ['the template beats the spec', `serviceAccountName: spec-sa\ntemplates: [{name: main, serviceAccountName: own-sa, ${POD}}]`, 'own-sa'],
    ['templateDefaults beat the spec', `serviceAccountName: spec-sa\ntemplateDefaults: {serviceAccountName: defaults-sa}\ntemplates: [{name: main, ${POD}}]`,
      'defaults-sa'],
    ['the template beats templateDefaults', `templateDefaults: {serviceAccountName: defaults-sa}\ntemplates: [{name: main, serviceAccountName: own-sa, ${POD}}]`,
      'own-sa'],
    ['a parameter names it', `serviceAccountName: "{{workflow.parameters.sa}}"\narguments: {parameters: [{name: sa, value: given}]}\ntemplates: [{name: main, ${POD}}]`,
      'given'],
    ['a patch of the spec replaces it', `serviceAccountName: spec-sa\npodSpecPatch: '{"serviceAccountName": "patched"}'\ntemplates: [{name: main, ${POD}}]`,
      'patched'],
    ['a patch of the template comes last', `podSpecPatch: 'serviceAccountName: patched'\ntemplates: [{name: main, podSpecPatch: 'serviceAccountName: last', ${POD}}]`,
      'last'],
    ['a patch by the deprecated key does not count beside a name', `serviceAccountName: spec-sa\npodSpecPatch: 'serviceAccount: old'\ntemplates: [{name: main, ${POD}}]`,
      'spec-sa'],
    ['a patch by the deprecated key counts where none is named', `podSpecPatch: 'serviceAccount: old'\ntemplates: [{name: main, ${POD}}]`, 'old'],
    ['a patch of something else', `serviceAccountName: spec-sa\npodSpecPatch: 'priority: {{workflow.parameters.x}}'\ntemplates: [{name: main, ${POD}}]`, 'spec-sa'],
  ])('%s', (_, spec, account) => {
    expect(inferText(workflow(`entrypoint: main\n${spec}`)).access).toEqual([`${account}: ${TASK_RESULTS}`]);
  });

  test.each([
    ['a parameter that nobody gives', 'serviceAccountName: "{{workflow.parameters.sa}}"',
      'main:7 spec.serviceAccountName: The account is {{workflow.parameters.sa}}, which the manifest does not tell. Give it by a literal name.'],
    ['a patch that nobody can read', 'podSpecPatch: "serviceAccountName: {{workflow.parameters.sa}}"',
      'main:7 spec.podSpecPatch: The patch may change the account of the pod, and depends on what the manifest does not tell. '
      + 'Name the account by serviceAccountName, and leave it out of the patch.'],
  ])('is unknown for %s', (_, field, unknown) => {
    const found = inferText(workflow(`entrypoint: main\n${field}\ntemplates: [{name: main, ${POD}}]`));
    expect(found).toMatchObject({ access: [], unknown: [unknown] });
  });
});

describe('the account of the executor', () => {
  test.each([
    ['the spec names it', `executor: {serviceAccountName: exec}\ntemplates: [{name: main, ${POD}}]`, 'container'],
    ['the template beats the spec', `executor: {serviceAccountName: other}\ntemplates: [{name: main, executor: {serviceAccountName: exec}, ${POD}}]`, 'container'],
    ['templateDefaults name it', `templateDefaults: {executor: {serviceAccountName: exec}}\ntemplates: [{name: main, ${POD}}]`, 'container'],
  ])('%s', (_, spec) => {
    const found = inferText(workflow(`entrypoint: main\nserviceAccountName: pods\n${spec}`));
    expect(found.access).toEqual(['pods: nothing', `exec: ${TASK_RESULTS}`]);
    expect(found.features).toContainEqual(expect.stringMatching(/^executor-service-accounts=exec main:/));
    expect(found.notes).toContainEqual(expect.stringMatching(/^executor-token:/));
  });

  test('runs what a resource template does', () => {
    const found = inferText(workflow([
      'entrypoint: main', 'serviceAccountName: pods', 'executor: {serviceAccountName: exec}', 'templates:',
      '  - name: main', '    resource: {action: create, manifest: "{apiVersion: v1, kind: Pod}"}',
    ].join('\n')));
    expect(found.access).toEqual(['pods: nothing', 'exec: create pods', `exec: ${TASK_RESULTS}`]);
  });

  test('has to be there where no token is mounted', () => {
    const found = inferText(workflow(`entrypoint: main\nautomountServiceAccountToken: false\ntemplates: [{name: main, ${POD}}]`));
    expect(found.notes).toContain('automount-without-executor:7');
  });
});
