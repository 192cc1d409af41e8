import { EffectiveAccess, joined } from '../../lib/access/effective-access';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { parseManifests } from '../../lib/manifests/parse-manifests';
import { expandRule } from '../../lib/rbac/expansion';
import { packRules } from '../../lib/rbac/packing';
import { Permission } from '../../lib/rbac/permission';
import { PermissionIndex } from '../../lib/rbac/permission-index';

/** The access that manifests define; they must be sound. */
export function accessOf(...texts: readonly string[]): EffectiveAccess {
  const { objects } = readAccessObjects(texts.flatMap((text, i) => parseManifests({ file: `${i + 1}.yaml`, text }).objects));
  return new EffectiveAccess(objects);
}

/** Writes permissions as a person would say them: `get pods`, `get secrets/a of apps "name"`, `get /metrics`. */
export function permissionTexts(indexes: readonly PermissionIndex[]): string[] {
  return indexes.length === 0 ? [] : packRules(joined(indexes)).flatMap(expandRule).map(permissionText);
}

export function permissionText({ verb, apiGroup, resource, resourceName, nonResourceURL }: Permission): string {
  const group = apiGroup === undefined || apiGroup === '' ? '' : ` of ${apiGroup}`;
  return `${verb} ${nonResourceURL ?? resource}${group}${resourceName === undefined ? '' : ` "${resourceName}"`}`;
}

/** A role with one line a rule: `get,list pods`, `get secrets of apps named a`, `get /metrics`. */
export function role(name: string, ...rules: readonly string[]): string {
  const [namespace, ownName] = name.includes('/') ? name.split('/') : [undefined, name];
  const metadata = namespace === undefined ? `{ name: ${ownName} }` : `{ name: ${ownName}, namespace: ${namespace} }`;
  return `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${namespace === undefined ? 'ClusterRole' : 'Role'}
metadata: ${metadata}
rules: [${rules.map(ruleText).join(', ')}]
---`;
}

/** A binding: `clusterBinding('view', 'ServiceAccount web/app')`, `binding('web', 'ClusterRole view', 'User ann')`. */
export function binding(namespace: string | undefined, roleRef: string, ...subjects: readonly string[]): string {
  const [kind, name] = roleRef.split(' ');
  const id = `${name}-${subjects.join('-')}`.replace(/[^a-z0-9]+/gi, '-').toLowerCase();
  return `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding'}
metadata: { name: "${id}"${namespace === undefined ? '' : `, namespace: ${namespace}`} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: "${name}" }
subjects: [${subjects.map(subjectYaml).join(', ')}]
---`;
}

function subjectYaml(text: string): string {
  const [kind, name] = text.split(' ');
  if (kind !== 'ServiceAccount') {
    return `{ kind: ${kind}, apiGroup: rbac.authorization.k8s.io, name: "${name}" }`;
  }
  const [namespace, account] = name.split('/');
  return `{ kind: ServiceAccount, namespace: ${namespace}, name: ${account} }`;
}

function ruleText(text: string): string {
  const [verbs, target] = text.split(' ');
  const list = (names: string) => JSON.stringify(names.split(','));
  if (target.startsWith('/')) {
    return `{ verbs: ${list(verbs)}, nonResourceURLs: ${list(target)} }`;
  }
  const group = text.includes(' of ') ? text.split(' of ')[1].split(' ')[0] : '';
  const names = text.includes(' named ') ? text.split(' named ')[1] : undefined;
  return `{ verbs: ${list(verbs)}, apiGroups: ${list(group)}, resources: ${list(target)}${names === undefined ? '' : `, resourceNames: ${list(names)}`} }`;
}
