import { describePermission, permissionsOf } from './explained-permissions';
import { InstallPermission } from '../../../argo/install/install-permission';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { diagnostic, placed } from '../../../diagnostics/issue';
import { readManifestFiles } from '../../../manifest-files/manifest-files';
import { Field, Place } from '../../../manifests/field';
import { parseManifests } from '../../../manifests/parse-manifests';
import { Shape } from '../../../manifests/shape';
import { Permission } from '../../../rbac/permission';
import { PermissionIndex } from '../../../rbac/permission-index';
import { PermissionSet } from '../../../rbac/permission-set';
import { PolicyRule } from '../../../rbac/policy-rule';
import { ReasonIndex } from '../../../rbac/reasons';
import { validatePolicyRule } from '../../../rbac/validation/policy-rules';

const RBAC_GROUP = 'rbac.authorization.k8s.io/';

const ROLE: Shape = {
  fields: { apiVersion: 'string', kind: 'string', metadata: { fields: { namespace: 'string' } }, rules: { list: 'any' }, aggregationRule: 'any' },
};

const RULE: Shape = { entries: { list: 'any' } };

/** A role of the file, and where what it grants can hold. */
interface HeldRole {
  readonly isClusterRole: boolean;
  /** Of a Role; nothing where it does not say. */
  readonly namespace?: string;
  readonly rules: readonly PolicyRule[];
}

/** What the roles of one kind and namespace grant together. */
interface HeldGrants extends Omit<HeldRole, 'rules'> {
  readonly permissions: readonly Permission[];
  /** What needs each permission. */
  readonly users: ReasonIndex;
}

/**
 * Holds the Roles and ClusterRoles of a file against what an install needs: what is needed by what, what by nothing, what is missing.
 *
 * A Role grants in its namespace, and a ClusterRole wherever it is bound.
 */
export function holdRole(file: string, needs: readonly InstallPermission[]): { readonly text?: string; readonly diagnostics: readonly Diagnostic[] } {
  const { roles, diagnostics } = readRoles(file);
  if (diagnostics.length > 0) {
    return { diagnostics };
  }
  const held = joinRoles(roles);
  const missing = needs.flatMap((need) => permissionsOf(need).flatMap((permission) =>
    (need.namespaces ?? [undefined]).filter((namespace) => !use(held, permission, namespace, need))
      .map((namespace) => `  ${describePermission(permission)} in ${namespace ?? 'the cluster'}: ${need.component}: ${need.why}`)));
  const needed = held.flatMap((grants) => grants.permissions.map((permission) => (
    { text: describeHeld(permission, grants), users: grants.users.of(permission) })));
  const sections = [
    ...section('Needed:', needed.flatMap(({ text, users }) => users.length === 0 ? [] : [`  ${text}: ${users.join(' ')}`])),
    ...section('Needed by nothing:', needed.flatMap(({ text, users }) => users.length === 0 ? [`  ${text}`] : [])),
    ...section('Missing:', [...new Set(missing)]),
  ].join('\n');
  return { text: sections, diagnostics };
}

/** Tells whether a permission is granted in a namespace, or in the cluster, and notes who uses what grants it. */
function use(held: readonly HeldGrants[], permission: Permission, namespace: string | undefined, need: InstallPermission): boolean {
  const reaching = held.filter((grants) => grants.isClusterRole || (namespace !== undefined && (grants.namespace ?? namespace) === namespace));
  return reaching.filter(({ users }) => users.add(permission, [`${need.component}: ${need.why}`])).length > 0;
}

function joinRoles(roles: readonly HeldRole[]): HeldGrants[] {
  const byReach = new Map<string, HeldRole[]>();
  for (const role of roles) {
    const key = JSON.stringify([role.isClusterRole, role.namespace]);
    byReach.set(key, [...byReach.get(key) ?? [], role]);
  }
  return [...byReach.values()].map((same) => {
    const granted = PermissionSet.of(same.flatMap(({ rules }) => rules));
    const [{ isClusterRole, namespace }] = same;
    return { isClusterRole, namespace, permissions: granted.permissions(), users: new ReasonIndex(PermissionIndex.of(granted.toRules())) };
  });
}

function describeHeld(permission: Permission, { namespace }: HeldGrants): string {
  return `${describePermission(permission)}${namespace === undefined ? '' : ` in ${namespace}`}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return [title, ...lines.length === 0 ? ['  (none)'] : lines, ''];
}

function readRoles(file: string): { readonly roles: readonly HeldRole[]; readonly diagnostics: readonly Diagnostic[] } {
  const { sources, diagnostics: unread } = readManifestFiles([file]);
  const parsed = sources.map(parseManifests);
  const roles = parsed.flatMap(({ objects }) => objects).filter(isRole).map((role) => role.as(ROLE));
  const diagnostics = [...unread, ...parsed.flatMap((source) => source.diagnostics), ...roles.flatMap(roleDiagnostics), ...repeatedKeys(roles)];
  const none = diagnostic('inference/no-role', { kind: 'file', file }, 'There is no Role or ClusterRole in it.');
  return roles.length === 0 && diagnostics.length === 0
    ? { roles: [], diagnostics: [none] }
    : { roles: diagnostics.length > 0 ? [] : roles.map(readRole), diagnostics };
}

/** Kubernetes takes the last of several keys, and who reads the file may take another. */
function repeatedKeys(roles: readonly Field[]): Diagnostic[] {
  const documents = new Set(roles.flatMap(({ place }) => place?.document ?? []));
  return [...documents].flatMap((document) => document.repeatedKeys.map((path) => diagnostic('manifest/repeated-key', Place.of(document, path).position,
    `The key ${path[path.length - 1]} is there more than once.`, 'Leave one.')));
}

function isRole(object: Field): boolean {
  const { text: apiVersion = RBAC_GROUP } = object.at('apiVersion');
  return apiVersion.startsWith(RBAC_GROUP) && /^(Cluster)?Role$/.test(object.at('kind').text ?? '');
}

function isOfCluster(role: Field): boolean {
  return role.at('kind').text === 'ClusterRole';
}

function roleDiagnostics(role: Field): Diagnostic[] {
  const aggregation = role.at('aggregationRule');
  const rules = role.at('rules').items();
  return [
    ...role.misfits(),
    ...aggregation.exists && rules.length === 0
      ? aggregation.diagnose('inference/aggregated-role', 'The cluster fills in the rules of this role.', 'Give it as it is there, by kubectl get clusterrole NAME -o yaml.')
      : [],
    ...rules.flatMap(({ value, place }) => place === undefined ? [] : validatePolicyRule(value, { namespaced: !isOfCluster(role) }, place.toString())
      .map((issue) => placed(issue, place.position))),
  ];
}

function readRole(role: Field): HeldRole {
  const namespace = isOfCluster(role) ? undefined : role.at('metadata', 'namespace').text;
  return { isClusterRole: isOfCluster(role), namespace, rules: role.at('rules').items().map((rule) => readRule(rule.as(RULE))) };
}

function readRule(rule: Field): PolicyRule {
  const list = (field: string) => rule.at(field).items().map((item) => item.anyText ?? '');
  const lists = ['apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'].filter((field) => rule.at(field).exists);
  return { verbs: list('verbs'), ...Object.fromEntries(lists.map((field) => [field, list(field)])) };
}
