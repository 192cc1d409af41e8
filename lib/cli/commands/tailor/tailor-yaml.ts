import { TailorFormatOptions } from './tailor-format';
import { accountRemarks, logRemarks, refusedRemarks } from './tailor-remarks';
import { Subject } from '../../../access/subject';
import { SelectedAccess, SelectedAccount } from '../../../audit-log/selected-access';
import { expandRule } from '../../../rbac/expansion';
import { Permission } from '../../../rbac/permission';
import { RBAC_API_GROUP } from '../../../rbac/rbac-api-group';
import { permissionKey } from '../../../rbac/reasons';
import { tailor, TailoredPermission, TailoringOptions } from '../../../tailoring/tailored-account';
import { RoleNames } from '../../../tailoring/tailored-role-objects';
import { reasonText } from '../../../tailoring/tailored-text';
import { comment, roleDocuments } from '../../report/role-yaml';

/** Writes roles and bindings for what accounts used, ready to apply, with comments that say how often and when; an account at a time. */
export function* writeYaml(access: SelectedAccess, { tailoring }: TailorFormatOptions): Generator<string> {
  const names = new RoleNames();
  const refused = refusedRemarks(access);
  yield comment([...logRemarks(access), ...refused.length === 0 ? [] : ['Denied:', ...refused.map((line) => `  ${line}`)]]);
  for (const account of access.accounts) {
    yield documentsOf(account, tailoring, names).map((document) => `---\n${document}`).join('');
  }
}

function documentsOf(account: SelectedAccount, tailoring: TailoringOptions, names: RoleNames): string[] {
  const tailored = tailor(account, tailoring);
  const [first = '', ...others] = names.rolesOf(tailored).flatMap(({ namespace = '', permissions, ...role }) => {
    const byKey = new Map(permissions.map((permission) => [permissionKey(permission.permission), permission]));
    return roleDocuments({
      ...role,
      namespace,
      subject: subjectOf(tailored.subject),
      reasonsOf: (rule) => reasonsOf(expandRule(rule).flatMap((permission) => byKey.get(permissionKey(permission)) ?? [])),
    });
  });
  const remarks = accountRemarks(account, tailored);
  return first === '' && remarks.length === 0 ? [] : [comment([`${account.name}:`, ...remarks.map((line) => `  ${line}`)]) + first, ...others];
}

function subjectOf(subject: Subject): object {
  return subject.kind === 'ServiceAccount' ? { kind: subject.kind, name: subject.name, namespace: subject.namespace } : { apiGroup: RBAC_API_GROUP, ...subject };
}

function reasonsOf(found: readonly TailoredPermission[]): string[] {
  // Each reason names its target where the rule joins several.
  const hasTargets = new Set(found.map(({ permission }) => targetText(permission))).size > 1;
  return found.map((permission) => `${hasTargets ? `${targetText(permission.permission)} ` : ''}${reasonText(permission)}`);
}

function targetText({ resource = '', resourceName, nonResourceURL }: Permission): string {
  return nonResourceURL ?? (resourceName === undefined ? resource : `${resource} ${JSON.stringify(resourceName)}`);
}
