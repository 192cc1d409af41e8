import { ArgoVersion } from '../argo/argo-version';
import { Diagnostic } from '../diagnostics/diagnostic';
import { Issue, placed } from '../diagnostics/issue';
import { entriesOf, isAbsent, isObject, membersOf, validateList, validateObject, validateText, validateTextList, wrongType } from '../rbac/validation/plain-data';

/**
 * Finds what is wrong with the types of options and props, which only TypeScript checks before: a text where a list belongs would be
 * a list of its letters.
 *
 * @param options The options of an inference, the props of the construct, or what else has some of their members.
 * @param required The members that have to be there.
 */
export function givenOptionDiagnostics(options: unknown, required: readonly string[] = []): Diagnostic[] {
  const members = membersOf(options);
  const { files, text, namespace, serviceAccountName, resources, apiResources, workflowDefaults } = members;
  const { includeOptional, waitForDelete, version, acknowledged } = members;
  const issues = [
    ...required.filter((name) => isAbsent(members[name])).map((name) => wrongType(members[name], name, 'Give it.')),
    ...validateObject(options, 'options'),
    ...validateTextList(files, 'files'),
    ...validateText(text, 'text'),
    ...validateText(namespace, 'namespace'),
    ...validateText(serviceAccountName, 'serviceAccountName'),
    ...validateBoolean(includeOptional, 'includeOptional'),
    ...validateBoolean(waitForDelete, 'waitForDelete'),
    ...validateTextList(resources, 'resources'),
    ...validateText(apiResources, 'apiResources'),
    ...validateText(workflowDefaults, 'workflowDefaults'),
    ...isAbsent(version) || version instanceof ArgoVersion ? [] : [wrongType(version, 'version', "Write ArgoVersion.of('v4.1').")],
    ...validateList(acknowledged, 'acknowledged'),
    ...entriesOf(acknowledged).flatMap((entry, index) => validateAcknowledged(entry, `acknowledged[${index}]`)),
  ];
  return issues.map((each) => placed(each, { kind: 'option', name: each.field }));
}

function validateAcknowledged(entry: unknown, field: string): Issue[] {
  const { template, where, reason } = membersOf(entry);
  const required = [['template', template], ['reason', reason]] as const;
  return isObject(entry)
    ? [
      ...required.flatMap(([name, value]) => isAbsent(value) ? [wrongType(value, `${field}.${name}`, 'Write text.')] : validateText(value, `${field}.${name}`)),
      ...validateText(where, `${field}.where`),
    ]
    : [wrongType(entry, field, 'Write an object with template and reason.')];
}

function validateBoolean(value: unknown, field: string): Issue[] {
  return isAbsent(value) || typeof value === 'boolean' ? [] : [wrongType(value, field, 'Write true or false.')];
}
