import { namedAccount } from './account';
import { WorkflowStudy } from './workflow-study';
import { Field } from '../../manifests/field';
import { TemplateScope } from '../workflows/template-scope';

/** Reports the names that no account can have, wherever a workflow says one, used or not. */
export function reportWrittenAccounts({ spec }: WorkflowStudy, templates: TemplateScope): void {
  reportName(spec.at('artifactGC', 'serviceAccountName'));
  for (const owner of [spec, spec.at('templateDefaults'), ...templates.all().values()]) {
    reportName(owner.at('serviceAccountName'));
    reportName(owner.at('executor', 'serviceAccountName'));
  }
}

/** What a name with `{{…}}` comes to shows where it is used. */
function reportName(field: Field): void {
  const { text, place } = field;
  if (text !== undefined && place !== undefined && !text.includes('{{')) {
    namedAccount(text, field, place);
  }
}
