import { readFileSync } from 'fs';
import { join } from 'path';
import { READ_RELEASES } from '../../lib/argo/argo-releases';
import { PermissionSet } from '../../lib/rbac/permission-set';
import { PolicyRule } from '../../lib/rbac/policy-rule';

/** The account that a role is bound to; roles that the built-in roles for users aggregate by their labels have no binding. */
export type ShippedAccount = 'controller' | 'server' | 'workflow' | 'crd-install' | 'users';

/** Where a role's binding holds: in the namespace of the install, in one with workflows, or everywhere. */
export type ShippedPlace = 'install' | 'workflow' | 'cluster' | 'unbound';

/** The two ways in which upstream's manifests install Argo, and the values that the chart is rendered with. */
export type ShippedInstall = 'namespace-install' | 'cluster-install' | 'quick-start' | ChartValues;
export type ChartValues = 'default' | 'single-namespace' | 'sso' | 'persistence-without-database' | 'secret-whitelist';

/** The access that one role of upstream grants to one account, in the form in which it is kept. */
export interface ShippedRole {
  /** The tag. */
  readonly release: string;
  readonly install: ShippedInstall;
  readonly account: ShippedAccount;
  readonly place: ShippedPlace;
  /** Kind and name. */
  readonly role: string;
  /** The file at the tag; with a role that no file makes, the one that binds it. */
  readonly file: string;
  /** Verbs by resource, written `resource.group`, and with names behind it `resource.group[name,name]`. */
  readonly grants: Readonly<Record<string, string>>;
}

/** The tags of Argo Workflows whose manifests are kept. */
export const ARGO_RELEASES: readonly string[] = READ_RELEASES.map(({ release }) => release);

/** The release of the Helm chart that is kept. */
export const CHART_RELEASE = 'argo-workflows-1.0.18';

/** Every role; `scripts/upstream-roles.ts` writes the table. */
export const SHIPPED_ROLES = JSON.parse(readFileSync(join(__dirname, 'role-facts.json'), 'utf8')) as readonly ShippedRole[];

/** Finds the roles that have all of the given facts. */
export function shipped(facts: Partial<ShippedRole>): ShippedRole[] {
  const asked = Object.entries(facts);
  return SHIPPED_ROLES.filter((role) => asked.every(([key, value]) => role[key as keyof ShippedRole] === value));
}

/** Returns the permissions that roles grant together. */
export function permissionsOf(roles: readonly ShippedRole[]): PermissionSet {
  return PermissionSet.of(roles.flatMap(({ grants }) => Object.entries(grants).map(([key, verbs]) => ruleOf(key, verbs))));
}

/** Reads an entry such as `workflows/finalizers.argoproj.io` or `secrets[sso]`. */
export function ruleOf(key: string, verbs: string): PolicyRule {
  const [, resource, apiGroup = '', names] = /^([^.[]+)(?:\.([^[]+))?(?:\[(.+)\])?$/.exec(key) ?? [];
  return {
    apiGroups: [apiGroup],
    resources: [resource],
    verbs: verbs.split(' '),
    ...names === undefined ? {} : { resourceNames: names.split(',') },
  };
}
