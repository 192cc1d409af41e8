import { deepEqual } from 'node:assert/strict';
import * as fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { isInVersion } from '../../lib/argo/features/chosen-feature';
import { FEATURE_IDS, FeatureId, FEATURES, requiresNames } from '../../lib/argo/features/feature-table';
import { expandRule, ruleOf } from '../../lib/rbac/expansion';
import { Permission } from '../../lib/rbac/permission';
import { PolicyRule } from '../../lib/rbac/policy-rule';
import { findByGroup, knownApiGroups } from '../../lib/resources/catalogue/lookup';
import { resourceText } from '../../lib/resources/resource-names';
import { runCommand } from '../cli/run-command';

/** An install, and how its access is changed. */
interface ChangedInstall {
  readonly version: string;
  readonly scope: string;
  readonly mode: readonly string[];
  readonly ids: readonly FeatureId[];
  readonly more: readonly string[];

  /** Which of its permissions is taken away. */
  readonly removed: number;
  readonly added: Permission;
  readonly addedIn: string | undefined;
}

/** A role, or another object, as `create install` writes it. */
interface Written {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: readonly PolicyRule[];
  readonly roleRef?: { readonly kind: string; readonly name: string };
}

const KNOWN = knownApiGroups().flatMap(findByGroup).flatMap(({ group, row }) =>
  row.verbs.map((verb): Permission => ({ verb, apiGroup: group.apiGroup, resource: resourceText(row.plural, row.subresource) })));

const writtenAs = (objects: readonly object[]) => objects.map((object) => JSON.stringify(object)).join('\n---\n');

/** Something to check. */
const SOUND = writtenAs([{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'sound' }, rules: [] }]);

/** Random installs: every version, scope, mode, feature and name. */
export const changedInstalls: fc.Arbitrary<ChangedInstall> = fc.record({
  version: fc.constantFrom(...ArgoVersion.known.map(String), 'v3.5.4', 'v3.7.0', 'v4.0.2'),
  scope: fc.constantFrom('namespaced', 'managed=team', 'cluster', 'cluster=team', 'cluster=team,other'),
  mode: fc.constantFrom(
    [], ['--auth-mode', 'client'], ['--auth-mode', 'server', '--lent', 'submit:wait:log'], ['--auth-mode', 'sso', '--sso-account', 'viewer', '--sso-account', 'admin', '--sso-secret', 'own'],
    ['--auth-mode', 'sso-without-rbac', '--lent', 'list'], ['--auth-mode', 'server', '--lent', 'api/event-receive'],
  ),
  ids: fc.uniqueArray(fc.constantFrom(...FEATURE_IDS), { maxLength: 8 }),
  more: fc.constantFrom([], ['--instance-id', 'blue'], ['--config-map', 'own']),
  removed: fc.nat(),
  added: fc.constantFrom(...KNOWN),
  addedIn: fc.constantFrom('argo', 'web', undefined),
});

/** The options of an install, with what its features require and without what they contradict. */
function optionsOf({ version, scope, mode, ids, more }: ChangedInstall): string[] {
  const all = new Set(ids);
  all.forEach((id) => FEATURES[id].requires?.forEach((required) => all.add(required)));
  const contradicted = [...all].map((id) => FEATURES[id].contradicts?.feature);
  const fitting = [...all].filter((id) => isInVersion(id, ArgoVersion.of(version)) && !contradicted.includes(id));
  const features = fitting.map((id) => requiresNames(id) ? `${id}=${id}` : id); // two features with one name need a permission twice
  return [
    '--argo-version', version, '--scope', scope, ...scope.startsWith('cluster') ? [] : ['--cluster-role'], '-n', 'argo',
    ...mode, ...more, ...features.flatMap((feature) => ['--feature', feature]),
  ];
}

function identityOf({ verb, apiGroup, resource, resourceName }: Permission, where = 'cluster'): string {
  return JSON.stringify([where, verb, apiGroup, resource, resourceName]);
}

type Reported = Permission & { readonly where: string };

/** What `check` lists of some manifests: the lists that aren't empty, needed aside, and how often each permission is listed. */
async function checked(manifests: string, options: readonly string[]) {
  const accounts = ['controller=argo/own-argo', 'server=argo/own-argo-server'].flatMap((account) => ['--account', account]);
  const { out, err } = await runCommand(['check', '-', '--install', ...options, ...accounts, '-o', 'json'], { input: manifests });
  const { accounts: found, gate } = out === '' ? { accounts: [], gate: err } : JSON.parse(out);
  const names = ['wider', 'otherFeatures', 'unneeded', 'dead', 'missing', 'unknown'];
  const listed = (name: string): Reported[] => found.flatMap((account: Record<string, Reported[]>) => account[name]);
  return {
    lists: Object.fromEntries(names.map((name) => [name, listed(name).map((each) => identityOf(each, each.where))] as const)
      .filter(([, list]) => list.length > 0)),
    all: [...names.slice(0, 4), 'needed'].flatMap(listed).map((each) => identityOf(each, each.where)),
    gate,
  };
}

/** Asserts what `check` says of a created install, of what `--fix` makes of it, and of it with a permission less or more. */
export async function assertChecked(install: ChangedInstall): Promise<void> {
  const options = optionsOf(install);
  const { out, err, exitCode } = await runCommand(['create', 'install', 'own', '-q', ...options]);
  if (exitCode !== 0) {
    deepEqual((await checked(SOUND, options)).gate, err); // what can't be made can't be checked
    return;
  }
  const clean = { asked: 'any', hit: false };
  const created = await checked(out, options);
  deepEqual([created.lists, created.gate], [{}, clean]);

  const { out: fixed } = await runCommand(['check', '-', '--install', ...options, '--fix'], { input: out });
  const again = await checked(fixed, options);
  deepEqual([again.lists, again.gate, again.all.filter((each) => !created.all.includes(each))], [{}, clean, []]);

  const objects = loadAll(out) as Written[];
  const granted = objects.filter(({ metadata }) => !metadata.name.includes('client'))
    .flatMap((role) => (role.rules ?? []).flatMap(expandRule).map((permission) => ({ role, permission })));
  const gone = granted[install.removed % granted.length];
  const rules = (gone.role.rules ?? []).flatMap(expandRule).filter((each) => identityOf(each) !== identityOf(gone.permission)).map(ruleOf);
  const less = await checked(writtenAs(objects.map((object) => object === gone.role ? { ...object, rules } : object)), options);
  const bindings = objects.filter(({ roleRef, metadata }) => roleRef?.kind === gone.role.kind && roleRef.name === gone.role.metadata.name
    && (gone.role.kind === 'ClusterRole' || metadata.namespace === gone.role.metadata.namespace));
  deepEqual([...less.lists.missing].sort(), bindings.map(({ metadata }) => identityOf(gone.permission, metadata.namespace)).sort());
  deepEqual(Object.keys(less.lists), ['missing']);

  const { added, addedIn } = install;
  const kind = addedIn === undefined ? 'ClusterRole' : 'Role';
  const common = { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name: 'more', namespace: addedIn } };
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind, name: 'more' };
  const subjects = [{ kind: 'ServiceAccount', name: 'own-argo', namespace: 'argo' }];
  const wider = [...objects, { ...common, kind, rules: [ruleOf(added)] }, { ...common, kind: `${kind}Binding`, roleRef, subjects }];
  const more = await checked(writtenAs(wider), options);
  const ofController = more.all.filter((each) => each === identityOf(added, addedIn));
  deepEqual([ofController.length > 0, more.lists.missing ?? []], [true, []]);
}
