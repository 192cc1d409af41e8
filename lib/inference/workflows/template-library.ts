import { nameOf, WorkflowObject } from './workflow-object';
import { Diagnostic } from '../../diagnostics/diagnostic';

/** The workflow templates among the inputs, to be found as Argo finds them. */
export class TemplateLibrary {
  /** Each second object of one kind, namespace and name. */
  public readonly diagnostics: readonly Diagnostic[];

  /** By name, then by namespace. */
  private readonly namespaced = new Map<string, Map<string, WorkflowObject>>();
  private readonly cluster = new Map<string, WorkflowObject>();

  /** Keeps the templates of the objects. */
  constructor(objects: readonly WorkflowObject[]) {
    const diagnostics: Diagnostic[] = [];
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
        diagnostics.push(...object.root.at('metadata', 'name').diagnose('inference/duplicate-object',
          `${object.kind} ${nameOf(object)} is already in ${place?.file}:${place?.line}.`, 'Leave one of them out.'));
      }
    }
    this.diagnostics = diagnostics;
  }

  /** Finds the WorkflowTemplate of that name that a workflow of that namespace would use. */
  public find(name: string, namespace: string, clusterScope: boolean): WorkflowObject | undefined {
    if (clusterScope) {
      return this.cluster.get(name);
    }
    const named = this.namespaced.get(name) ?? new Map<string, WorkflowObject>();
    const [only] = namespace === '' && named.size === 1 ? [...named.values()] : [];
    return named.get(namespace) ?? named.get('') ?? only;
  }

  private add(object: WorkflowObject, name: string): void {
    if (object.kind === 'ClusterWorkflowTemplate') {
      this.cluster.set(name, object);
    } else if (object.kind === 'WorkflowTemplate') {
      this.namespaced.set(name, (this.namespaced.get(name) ?? new Map<string, WorkflowObject>()).set(object.namespace, object));
    }
  }
}
