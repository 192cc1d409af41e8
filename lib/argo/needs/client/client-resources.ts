import { NameList } from '../need';

/** temporary stand-in until the catalogue is merged */
import { INamespacedGrant, IGrant } from '../../../resources/grant';
import { GrantStatement } from '../../../resources/grant-statement';
import { ResourceScope } from '../../../resources/resource-info';

class StandIn implements INamespacedGrant {
  namespaced = true;
  constructor(private g: string, private r: string, private n: NameList | undefined, private verbs: string[] = []) {}
  private add(v: string) { return new StandIn(this.g, this.r, this.n, [...this.verbs, v]); }
  get() { return this.add('get'); }
  list() { return this.add('list'); }
  watch() { return this.add('watch'); }
  create() { return this.add('create'); }
  update() { return this.add('update'); }
  patch() { return this.add('patch'); }
  delete() { return this.add('delete'); }
  get statement(): GrantStatement {
    return { rule: { apiGroups: [this.g], resources: [this.r], verbs: this.verbs, ...(this.n ? { resourceNames: [...this.n] } : {}) },
      scope: ResourceScope.NAMESPACED, reasons: [], faults: [] } as unknown as GrantStatement;
  }
}
const of = (g: string, r: string) => (n?: NameList) => new StandIn(g, r, n);

export const Argo = { workflows: new StandIn('argoproj.io', 'workflows', undefined), workflowTemplates: new StandIn('argoproj.io', 'workflowtemplates', undefined),
  clusterWorkflowTemplates: new StandIn('argoproj.io', 'clusterworkflowtemplates', undefined), cronWorkflows: new StandIn('argoproj.io', 'cronworkflows', undefined),
  workflowEventBindings: new StandIn('argoproj.io', 'workfloweventbindings', undefined) };
export const ArgoEvents = { eventSources: new StandIn('argoproj.io', 'eventsources', undefined), sensors: new StandIn('argoproj.io', 'sensors', undefined) };
export const Core = { pods: new StandIn('', 'pods', undefined), podsLog: new StandIn('', 'pods/log', undefined), events: new StandIn('', 'events', undefined),
  configMaps: new StandIn('', 'configmaps', undefined) };
const of = (g: string, r: string) => (n?: NameList) => new StandIn(g, r, n);
export const workflows = of('argoproj.io', 'workflows');
export const workflowTemplates = of('argoproj.io', 'workflowtemplates');
export const clusterWorkflowTemplates = of('argoproj.io', 'clusterworkflowtemplates');
export const cronWorkflows = of('argoproj.io', 'cronworkflows');
export const cronWorkflowsFinalizers = of('argoproj.io', 'cronworkflows/finalizers');
export const eventSources = of('argoproj.io', 'eventsources');
export const sensors = of('argoproj.io', 'sensors');
export const secrets = of('', 'secrets');
export const configMaps = of('', 'configmaps');
export type X = IGrant;
