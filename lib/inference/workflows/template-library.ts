import { nameOf, WorkflowObject } from './workflow-object';

/** The workflow templates among the inputs, to be found as Argo finds them. */
export class TemplateLibrary {
  private readonly namespaced = new Map<string, WorkflowObject[]>();
  private readonly cluster = new Map<string, WorkflowObject>();

  /** Keeps the templates of the objects, and reports each second object of one kind, namespace and name. */
  constructor(objects: readonly WorkflowObject[]) {
    const known = new Map<string, WorkflowObject>();
    for (const object of objects) {
      if (object.name === undefined) {
        continue;
      }
      const key = JSON.stringify([object.kind, object.namespace, object.name]);
      const first = known.get(key);
      if (first === undefined) {
        known.set(key, object);
        this.add(object, object.name);
      } else {
        const place = first.root.place;
        object.root.at('metadata', 'name').report(
          `${object.kind} ${nameOf(object)} is there already, in ${place?.file}:${place?.line}: leave one of them out.`);
      }
    }
  }

  /** Finds the WorkflowTemplate of that name that a workflow of that namespace would use. */
  public find(name: string, namespace: string, clusterScope: boolean): WorkflowObject | undefined {
    if (clusterScope) {
      return this.cluster.get(name);
    }
    const named = this.namespaced.get(name) ?? [];
    const withoutNamespace = named.find((object) => object.namespace === '');
    const only = namespace === '' && named.length === 1 ? named[0] : undefined;
    return named.find((object) => object.namespace === namespace) ?? withoutNamespace ?? only;
  }

  private add(object: WorkflowObject, name: string): void {
    if (object.kind === 'ClusterWorkflowTemplate') {
      this.cluster.set(name, object);
    } else if (object.kind === 'WorkflowTemplate') {
      this.namespaced.set(name, [...this.namespaced.get(name) ?? [], object]);
    }
  }
}
