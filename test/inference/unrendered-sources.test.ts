import { workflow } from './inferred-text';
import { formatDiagnostic } from '../../lib/diagnostics/format-diagnostic';
import { inferAccess } from '../../lib/inference/infer-access';

const POD = workflow('entrypoint: main\nserviceAccountName: sa\ntemplates: [{name: main, container: {image: busybox, command: [sh]}}]');

test.each([
  ['a value', 'serviceAccountName: {{ .Values.account }}'],
  ['a condition', '{{- if .Values.enabled }}\nserviceAccountName: sa\n{{- end }}'],
])('a Helm template with %s is refused, with the command that renders it', (_, spec) => {
  const { studies, diagnostics } = inferAccess([{ file: 'templates/build.yaml', text: workflow(spec) }], {});
  expect(studies).toEqual([]);
  expect(diagnostics.map(formatDiagnostic)).toEqual([expect.stringMatching(
    /^templates\/build\.yaml:\d+:\d+: error\[manifest\/unrendered-template\]: templates\/build\.yaml is a Helm template, not YAML\. Render it first: helm template CHART \| argo-rbac infer -\.$/)]);
});

test('a parameter of Argo Workflows is no action of Helm', () => {
  const { diagnostics } = inferAccess([{ file: 'w.yaml', text: workflow('serviceAccountName: {{workflow.parameters.account}}') }], {});
  expect(diagnostics.map(({ code }) => code)).not.toContain('manifest/unrendered-template');
});

test.each([
  ['in the folder', 'deploy/kustomization.yaml', 'deploy/build.yaml', 'kubectl kustomize deploy '],
  ['above it', 'deploy/kustomization.yml', 'deploy/base/build.yaml', 'kubectl kustomize deploy '],
  ['where the command runs', 'Kustomization', 'build.yaml', 'kubectl kustomize . '],
])('a workflow that Kustomize may change has a note: %s', (_, kustomization, file, command) => {
  const { studies } = inferAccess([{ file: kustomization, text: 'resources: [build.yaml]', isFound: true }, { file, text: POD }], {});
  expect(studies.flatMap(({ findings }) => findings.notes).filter(({ code }) => code === 'unrendered-kustomization').map(({ text }) => text))
    .toEqual([`${kustomization} may change it. Render it first: ${command}| argo-rbac infer -.`]);
});

test('a workflow in another folder has none', () => {
  const { studies } = inferAccess([{ file: 'a/kustomization.yaml', text: '', isFound: true }, { file: 'b/build.yaml', text: POD }], {});
  expect(studies.flatMap(({ findings }) => findings.notes)).toEqual([]);
});
