import { EffectiveAccess, joined } from './effective-access';
import { groupsOf, Subject, subjectText } from './subject';
import { compareText } from '../rbac/order';
import { packRules } from '../rbac/packing';
import { PolicyRule } from '../rbac/policy-rule';

/** The verbs of a subject on one resource, or on URLs, in one scope. */
export interface MatrixRow {
  readonly subject: Subject;

  /** The namespace, or nothing for the whole cluster. */
  readonly namespace?: string;

  /** The group that grants it, where it isn't granted to the subject itself. */
  readonly through?: Subject;
  readonly apiGroup?: string;

  /** A resource, or URLs. */
  readonly target: string;
  readonly resourceNames: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * Lists who may do what: a row for each resource, names and scope.
 *
 * @param subjects Which subjects, with what their groups grant; all that bindings name by default, each with its own grants.
 */
export function accessMatrix(access: EffectiveAccess, subjects?: readonly Subject[]): MatrixRow[] {
  if (subjects === undefined) {
    return access.subjects.flatMap((subject) => rowsOf(access, subject, subject));
  }
  return subjects.flatMap((subject) => [subject, ...groupsOf(subject)].flatMap((holder) => rowsOf(access, subject, holder)));
}

function rowsOf(access: EffectiveAccess, subject: Subject, holder: Subject): MatrixRow[] {
  return [undefined, ...access.namespacesOf(holder)].flatMap((namespace) => {
    const indexes = access.permissionsBound(holder, namespace);
    const rules = indexes.length === 0 ? [] : packRules(joined(indexes));
    return rules.flatMap(rowsOfRule).sort(compareRows)
      .map((row) => ({ subject, namespace, ...subjectText(holder) === subjectText(subject) ? {} : { through: holder }, ...row }));
  });
}

type RuleRow = Pick<MatrixRow, 'apiGroup' | 'target' | 'resourceNames' | 'verbs'>;

function rowsOfRule({ verbs, apiGroups: [apiGroup] = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): RuleRow[] {
  return [
    ...resources.map((target) => ({ apiGroup, target, resourceNames, verbs })),
    ...nonResourceURLs.map((target) => ({ target, resourceNames: [], verbs })),
  ];
}

function compareRows(a: RuleRow, b: RuleRow): number {
  return compareText(a.apiGroup ?? '\uffff', b.apiGroup ?? '\uffff') || compareText(a.target, b.target) || compareText(a.resourceNames.join(), b.resourceNames.join());
}
