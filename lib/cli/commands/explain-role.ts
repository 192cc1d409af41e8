import { describePermission, permissionsOf } from './explained-permissions';
import { InstallPermission } from '../../argo/install/install-permission';
import { Field } from '../../inference/manifests/field';
import { ManifestFault } from '../../inference/manifests/manifest-fault';
import { readManifestFiles } from '../../inference/manifests/manifest-files';
import { parseManifests } from '../../inference/manifests/parse-manifests';
import { coverersOf } from '../../rbac/coverage';
import { PermissionIndex } from '../../rbac/permission-index';
import { PermissionSet } from '../../rbac/permission-set';
import { PolicyRule } from '../../rbac/policy-rule';

/** Holds the Roles and ClusterRoles of a file against what an install needs: what is needed by what, what by nothing, what is missing. */
export function holdRole(file: string, needs: readonly InstallPermission[], faults: ManifestFault[]): string | undefined {
  const rules = readRules(file, faults);
  if (rules === undefined) {
    return undefined;
  }
  const granted = PermissionSet.of(rules);
  const index = PermissionIndex.of(granted.toRules());
  const users = new Map<string, Set<string>>();
  const missing: string[] = [];
  for (const need of needs) {
    for (const permission of permissionsOf(need)) {
      const coverers = [...coverersOf(permission, index)];
      for (const coverer of coverers) {
        const key = describePermission(coverer);
        users.set(key, (users.get(key) ?? new Set()).add(`${need.component}: ${need.why}`));
      }
      if (coverers.length === 0) {
        missing.push(`  ${describePermission(permission)}: ${need.component}: ${need.why}`);
      }
    }
  }
  const all = granted.permissions().map(describePermission);
  const unused = all.filter((permission) => !users.has(permission));
  return [
    ...section('Needed:', all.flatMap((permission) => {
      const why = users.get(permission);
      return why === undefined ? [] : [`  ${permission}: ${[...why].join(' ')}`];
    })),
    ...section('Needed by nothing:', unused.map((permission) => `  ${permission}`)),
    ...section('Missing:', [...new Set(missing)]),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return [title, ...lines.length === 0 ? ['  (none)'] : lines, ''];
}

function readRules(file: string, faults: ManifestFault[]): PolicyRule[] | undefined {
  const { sources, faults: unread } = readManifestFiles([file]);
  const parsed = sources.map(parseManifests);
  faults.push(...unread, ...parsed.flatMap((source) => source.faults));
  const roles = parsed.flatMap(({ objects }) => objects).filter((object) => /^(Cluster)?Role$/.test(object.at('kind').text ?? ''));
  if (roles.length === 0 && faults.length === 0) {
    faults.push({ file, message: 'There is no Role or ClusterRole in it.' });
  }
  roles.forEach(({ place }) => place?.document.refuseRepeatedKeys());
  const rules = roles.flatMap((role) => role.at('rules').items().map(readRule));
  faults.push(...roles.flatMap(({ place }) => place?.document.faults ?? []));
  return faults.length === 0 ? rules : undefined;
}

function readRule(rule: Field): PolicyRule {
  const list = (field: string) => rule.at(field).items().map((item) => item.anyText ?? '');
  const lists = ['apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'].filter((field) => rule.at(field).exists);
  return { verbs: list('verbs'), ...Object.fromEntries(lists.map((field) => [field, list(field)])) };
}
