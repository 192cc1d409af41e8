import { WorkflowStudy } from './workflow-study';
import { Diagnostic } from '../../diagnostics/diagnostic';
import { Field } from '../../manifests/field';
import { validateServiceAccountName } from '../../rbac/validation/object-names';
import { invalidNames } from '../invalid-names';
import { TemplateScope } from '../workflows/template-scope';

/** Finds the names that no account can have, wherever a workflow says one, used or not. */
export function invalidAccountNames({ spec }: WorkflowStudy, templates: TemplateScope): Diagnostic[] {
  const owners = [spec, spec.at('templateDefaults'), ...templates.all().values()];
  const fields = [spec.at('artifactGC', 'serviceAccountName'), ...owners.flatMap((owner) => [owner.at('serviceAccountName'), owner.at('executor', 'serviceAccountName')])];
  return fields.flatMap(invalidWrittenName);
}

/** The value of a name with `{{…}}` shows only where it is used. */
function invalidWrittenName(field: Field): Diagnostic[] {
  return field.text?.includes('{{') === true ? [] : invalidNames(field, validateServiceAccountName);
}
