import { Argo, ArgoEvents, Core } from '../../../resources/groups';
import { NameList } from '../need';

interface Nameable<Named> {
  named(name: string, ...more: string[]): Named;
}

/** Every object of the resource, or those of the names where there are some. */
function limitable<Named, Resource extends Nameable<Named>>(resource: Resource & Nameable<Named>): (names?: NameList) => Resource | Named {
  return (names) => names === undefined ? resource : resource.named(...names);
}

export const workflows = limitable(Argo.workflows);
export const workflowTemplates = limitable(Argo.workflowTemplates);
export const clusterWorkflowTemplates = limitable(Argo.clusterWorkflowTemplates);
export const cronWorkflows = limitable(Argo.cronWorkflows);
export const cronWorkflowsFinalizers = limitable(Argo.cronWorkflowsFinalizers);
export const eventSources = limitable(ArgoEvents.eventSources);
export const sensors = limitable(ArgoEvents.sensors);
export const secrets = limitable(Core.secrets);
export const configMaps = limitable(Core.configMaps);
