import { describePermission, permissionsOf } from './explained-permissions';
import { InstallPermission } from '../../../argo/install/install-permission';
import { formatMessage } from '../../../diagnostics/format-diagnostic';
import { readManifestFiles } from '../../../manifest-files/manifest-files';
import { Field } from '../../../manifests/field';
import { ManifestFault } from '../../../manifests/manifest-fault';
import { parseManifests } from '../../../manifests/parse-manifests';
import { coverersOf } from '../../../rbac/coverage';
import { Permission } from '../../../rbac/permission';
import { PermissionIndex } from '../../../rbac/permission-index';
import { PermissionSet } from '../../../rbac/permission-set';
import { PolicyRule } from '../../../rbac/policy-rule';
import { validatePolicyRule } from '../../../rbac/validation/policy-rules';

const RBAC_GROUP = 'rbac.authorization.k8s.io/';

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
  readonly index: PermissionIndex;
  /** By permission, what needs it. */
  readonly users: Map<string, Set<string>>;
}

/**
 * Holds the Roles and ClusterRoles of a file against what an install needs: what is needed by what, what by nothing, what is missing.
 *
 * A Role grants in its namespace, and a ClusterRole wherever it is bound.
 */
export function holdRole(file: string, needs: readonly InstallPermission[], faults: ManifestFault[]): string | undefined {
  const roles = readRoles(file, faults);
  if (faults.length > 0) {
    return undefined;
  }
  const held = joinRoles(roles);
  const missing = needs.flatMap((need) => permissionsOf(need).flatMap((permission) =>
    (need.namespaces ?? [undefined]).filter((namespace) => !use(held, permission, namespace, need))
      .map((namespace) => `  ${describePermission(permission)} in ${namespace ?? 'the cluster'}: ${need.component}: ${need.why}`)));
  const needed = held.flatMap((grants) => grants.permissions.map((permission) => (
    { text: describeHeld(permission, grants), users: grants.users.get(describePermission(permission)) })));
  return [
    ...section('Needed:', needed.flatMap(({ text, users }) => users === undefined ? [] : [`  ${text}: ${[...users].join(' ')}`])),
    ...section('Needed by nothing:', needed.flatMap(({ text, users }) => users === undefined ? [`  ${text}`] : [])),
    ...section('Missing:', [...new Set(missing)]),
  ].join('\n');
}

/** Tells whether a permission is granted in a namespace, or in the cluster, and notes who uses what grants it. */
function use(held: readonly HeldGrants[], permission: Permission, namespace: string | undefined, need: InstallPermission): boolean {
  const reaching = held.filter((grants) => grants.isClusterRole || (namespace !== undefined && (grants.namespace ?? namespace) === namespace));
  const used = reaching.flatMap((grants) => coverersOf(permission, grants.index).map((coverer) => ({ grants, key: describePermission(coverer) })));
  for (const { grants, key } of used) {
    grants.users.set(key, (grants.users.get(key) ?? new Set()).add(`${need.component}: ${need.why}`));
  }
  return used.length > 0;
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
    return { isClusterRole, namespace, permissions: granted.permissions(), index: PermissionIndex.of(granted.toRules()), users: new Map() };
  });
}

function describeHeld(permission: Permission, { namespace }: HeldGrants): string {
  return `${describePermission(permission)}${namespace === undefined ? '' : ` in ${namespace}`}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return [title, ...lines.length === 0 ? ['  (none)'] : lines, ''];
}

function readRoles(file: string, faults: ManifestFault[]): HeldRole[] {
  const { sources, faults: unread } = readManifestFiles([file]);
  const parsed = sources.map(parseManifests);
  faults.push(...unread, ...parsed.flatMap((source) => source.faults));
  const roles = parsed.flatMap(({ objects }) => objects).filter(isRole);
  if (roles.length === 0 && faults.length === 0) {
    faults.push({ file, message: 'There is no Role or ClusterRole in it.' });
  }
  const held = roles.map(readRole);
  const documents = new Set(roles.flatMap(({ place }) => place?.document ?? []));
  documents.forEach((document) => document.refuseRepeatedKeys());
  faults.push(...[...documents].flatMap((document) => document.faults));
  return held;
}

function isRole(object: Field): boolean {
  const { text: apiVersion = RBAC_GROUP } = object.at('apiVersion');
  return apiVersion.startsWith(RBAC_GROUP) && /^(Cluster)?Role$/.test(object.at('kind').text ?? '');
}

function readRole(role: Field): HeldRole {
  const isClusterRole = role.at('kind').text === 'ClusterRole';
  const namespace = isClusterRole ? undefined : role.at('metadata', 'namespace').text;
  const rules = role.at('rules').items();
  const aggregation = role.at('aggregationRule');
  if (aggregation.exists && rules.length === 0) {
    aggregation.report('The cluster fills in the rules of this role: give it as it is there, by kubectl get clusterrole NAME -o yaml.');
  }
  return { isClusterRole, namespace, rules: rules.map((rule) => readRule(rule, isClusterRole)) };
}

function readRule(rule: Field, isClusterRole: boolean): PolicyRule {
  const faults = validatePolicyRule(rule.value, { namespaced: !isClusterRole }, rule.place?.toString() ?? '');
  if (faults.length > 0) {
    faults.forEach((fault) => rule.report(`${fault.field}: ${formatMessage(fault)}`));
    return { verbs: [] };
  }
  const list = (field: string) => rule.at(field).items().map((item) => item.anyText ?? '');
  const lists = ['apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'].filter((field) => rule.at(field).exists);
  return { verbs: list('verbs'), ...Object.fromEntries(lists.map((field) => [field, list(field)])) };
}
