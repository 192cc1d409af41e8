import { WorkflowFacts } from './workflow-facts';
import { ObjectIdentity } from '../../access/access-object';
import { namespaceOf } from '../../access/workload';
import { isObject, membersOf } from '../../rbac/validation/plain-data';

/** The configmaps that workflows and templates name, by what for. */
export interface ConfigMapsUsed {
  readonly artifacts: readonly ObjectIdentity[];
  readonly caches: readonly ObjectIdentity[];
  readonly locks: readonly ObjectIdentity[];
}

const known = new WeakMap<WorkflowFacts, ConfigMapsUsed>();

/** Finds the configmaps that workflows and templates of the input name. */
export function configMapsUsed(facts: WorkflowFacts): ConfigMapsUsed {
  let used = known.get(facts);
  if (used === undefined) {
    used = find(facts);
    known.set(facts, used);
  }
  return used;
}

function find({ runners, templates }: WorkflowFacts): ConfigMapsUsed {
  const used = { artifacts: [] as ObjectIdentity[], caches: [] as ObjectIdentity[], locks: [] as ObjectIdentity[] };
  const visit = (value: unknown, namespace: string | undefined): void => {
    if (Array.isArray(value)) {
      value.forEach((entry) => visit(entry, namespace));
    } else if (isObject(value)) {
      note(used.artifacts, membersOf(value.artifactRepositoryRef).configMap, namespace);
      note(used.caches, membersOf(membersOf(membersOf(value.memoize).cache).configMap).name, namespace);
      Object.entries(value).forEach(([key, member]) => key === 'synchronization' ? visitLocks(member, namespace, used.locks) : visit(member, namespace));
    }
  };
  runners.forEach(({ spec, namespace }) => visit(spec, namespace));
  templates.forEach(({ spec, object }) => visit(spec, object.kind === 'ClusterWorkflowTemplate' ? undefined : namespaceOf(object)));
  return used;
}

function visitLocks(value: unknown, namespace: string | undefined, locks: ObjectIdentity[]): void {
  if (Array.isArray(value)) {
    value.forEach((entry) => visitLocks(entry, namespace, locks));
  } else if (isObject(value)) {
    note(locks, membersOf(value.configMapKeyRef).name, namespace);
    Object.values(value).forEach((member) => visitLocks(member, namespace, locks));
  }
}

/** A configmap of a cluster template is in the namespace of the workflow that runs it: any. */
function note(names: ObjectIdentity[], name: unknown, namespace: string | undefined): void {
  if (typeof name === 'string' && name !== '') {
    names.push({ kind: 'ConfigMap', namespace, name });
  }
}
