import { Issue, issue } from '../diagnostics/issue';
import { nearestWord } from '../diagnostics/nearest-word';
import { quote } from '../diagnostics/printable-text';
import { entriesOf, isAbsent, isObject, PlainObject } from '../rbac/validation/plain-data';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ */
const METADATA = [
  'name', 'generateName', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences', 'managedFields', 'uid', 'resourceVersion', 'generation',
  'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'selfLink',
];

const OF_EVERY_KIND = ['apiVersion', 'kind', 'metadata'];

/** The fields of the kinds that grant access, except those of rules, which the validation of rules looks at. */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Role', [...OF_EVERY_KIND, 'rules']],
  ['ClusterRole', [...OF_EVERY_KIND, 'rules', 'aggregationRule']],
  ['RoleBinding', [...OF_EVERY_KIND, 'subjects', 'roleRef']],
  ['ClusterRoleBinding', [...OF_EVERY_KIND, 'subjects', 'roleRef']],
]);

/**
 * Finds the fields of a role or binding that the API server doesn't know. It ignores them, with a warning, unless the client requires
 * strictness, as `kubectl apply` does: a misspelt `subjects` doesn't bind any subject, and a misspelt `matchLabels` selects every role.
 */
export function unknownFields(kind: string, content: PlainObject): Issue[] {
  const { metadata, aggregationRule, subjects, roleRef } = content;
  const known = FIELDS.get(kind);
  return known === undefined ? [] : [
    ...beyond(content, known, `A ${kind}`, ''),
    ...beyond(metadata, METADATA, 'The metadata', 'metadata'),
    ...beyond(aggregationRule, ['clusterRoleSelectors'], 'An aggregation rule', 'aggregationRule'),
    ...entriesOf(isObject(aggregationRule) ? aggregationRule.clusterRoleSelectors : undefined).flatMap((selector, i) =>
      beyond(selector, ['matchLabels', 'matchExpressions'], 'A selector', `aggregationRule.clusterRoleSelectors[${i}]`)),
    ...entriesOf(subjects).flatMap((subject, i) => beyond(subject, ['kind', 'apiGroup', 'name', 'namespace'], 'A subject', `subjects[${i}]`)),
    ...beyond(roleRef, ['apiGroup', 'kind', 'name'], 'A reference to a role', 'roleRef'),
  ];
}

/** Whether a map has no other fields, as nearly all have none. */
function hasOnly(value: PlainObject, known: readonly string[]): boolean {
  for (const key in value) {
    if (!known.includes(key)) {
      return false;
    }
  }
  return true;
}

function beyond(value: unknown, known: readonly string[], what: string, field: string): Issue[] {
  return isObject(value) && !hasOnly(value, known) ? Object.keys(value).filter((key) => !known.includes(key) && !isAbsent(value[key])).map((key) => {
    const meant = nearestWord(key, known.filter((each) => isAbsent(value[each])));
    return issue('access/unknown-field', field === '' ? key : `${field}.${key}`,
      `${what} has no field ${quote(key)}, so the API server ignores it, and kubectl apply fails.`, meant === undefined ? 'Remove it.' : `Write ${meant}.`);
  }) : [];
}
