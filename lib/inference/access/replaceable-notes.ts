import { WorkflowStudy } from './workflow-study';
import { Field } from '../../manifests/field';
import { substitute, Values } from '../workflows/substitution';
import { TemplateRun, TemplateWalk } from '../workflows/template-walk';

/** Notes replaceable values that decide the access of a template, except the object of a resource template. */
export function noteReplaceable({ template, type, name, values }: TemplateRun, study: WorkflowStudy): void {
  const resource = template.at('resource');
  const note = (what: string, fields: readonly Field[]) => noteFields(name, what, fields, values, study);
  if (type === 'resource') {
    note('action', [resource.at('action')]);
    note('flags', resource.at('flags').items());
    note('merge strategy', [resource.at('mergeStrategy')]);
  }
  if (type === 'http') {
    note('Secret of a header', template.at('http', 'headers').items().map((header) => header.at('valueFrom', 'secretKeyRef', 'name')));
  }
  note('strategy of artifact garbage collection', template.at('outputs', 'artifacts').itemsByName().map((artifact) => artifact.at('artifactGC', 'strategy')));
  note('account', [template.at('serviceAccountName'), template.at('executor', 'serviceAccountName'), template.at('podSpecPatch')]);
}

/** Notes calls whose template can be replaced, and accounts of the whole workflow. */
export function noteReplaceableCalls({ replaceable }: TemplateWalk, study: WorkflowStudy): void {
  for (const { template, field } of replaceable) {
    noteField(template, 'the template that it calls', field, study);
  }
  const { spec, globals } = study;
  const accounts = [spec.at('serviceAccountName'), spec.at('executor', 'serviceAccountName'), spec.at('artifactGC', 'serviceAccountName'), spec.at('podSpecPatch')];
  noteFields('The workflow', 'account', accounts, globals, study);
  noteFields('The workflow', 'strategy of artifact garbage collection', [spec.at('artifactGC', 'strategy')], globals, study);
}

function noteFields(owner: string, what: string, fields: readonly Field[], values: Values, study: WorkflowStudy): void {
  for (const field of fields) {
    if (field.text !== undefined && substitute(field.text, values).replaceable.length > 0) {
      noteField(owner, `its ${what}`, field, study);
    }
  }
}

function noteField(owner: string, what: string, { place }: Field, study: WorkflowStudy): void {
  if (place !== undefined) {
    study.findings.addNote('replaceable-value', place,
      `${owner || 'The workflow'}: ${what} can be replaced by parameters when the workflow is submitted; other values need other access.`);
  }
}
