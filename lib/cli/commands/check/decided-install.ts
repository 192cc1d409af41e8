import { CheckOptions } from './check-options';
import { EffectiveAccess } from '../../../access/effective-access';
import { Subject } from '../../../access/subject';
import { namespaceOf } from '../../../access/workload';
import { CONTROLLER_CONFIG_MAP, INSTALL_NAMESPACE } from '../../../argo/argo-names';
import { RUNNING_COMPONENTS } from '../../../argo/install/component-program';
import { enumerate } from '../../../diagnostics/printable-text';
import { ArgoComponent, ArgoFacts } from '../../../review/facts/argo-facts';
import { InstallOptions } from '../../given-install';

/** Decides what no option does: by the workloads of the input, and otherwise by its accounts and bindings. */
export function decideInstall(
  { objects, subjects }: EffectiveAccess, { controllers, servers, configurations }: ArgoFacts, options: CheckOptions,
  given: ReadonlyMap<string, Subject>,
): InstallOptions {
  const components = [...controllers, ...servers];
  const namespace = options.namespace ?? namespacesOf(RUNNING_COMPONENTS.flatMap((component) => given.get(component) ?? []))[0]
    ?? components[0]?.workload.namespace ?? onlyOne(namespacesOf(subjects)) ?? INSTALL_NAMESPACE;
  const runs = components.find(({ workload }) => workload.namespace === namespace);
  const configMap = options.configMap ?? (runs?.flags.isUnknown('configmap') === true ? undefined : runs?.configMap);
  const configuration = configurations.find(({ object }) =>
    namespaceOf(object) === namespace && object.name === (configMap ?? CONTROLLER_CONFIG_MAP));
  const instanceId = options.instanceId ?? configuration?.settings.instanceID;
  const bindsCluster = objects.bindings.some(({ kind }) => kind === 'ClusterRoleBinding');
  return {
    ...options,
    namespace,
    scope: options.scope ?? (runs === undefined ? bindsCluster ? 'cluster' : 'namespaced' : scopeOfComponent(runs)),
    clusterRole: options.clusterRole ?? (options.scope === undefined && bindsCluster),
    feature: options.feature ?? [],
    configMap,
    instanceId: typeof instanceId === 'string' ? instanceId : undefined,
  };
}

/** The modes of the server that the input runs: what its callers do isn't known, so they can't be assumed. */
export function otherModes({ servers }: ArgoFacts, namespace: string): string[] {
  const modes = servers.filter(({ workload }) => workload.namespace === namespace)
    .flatMap(({ flags }) => flags.values('auth-mode')).filter((mode) => mode !== 'client');
  return modes.length === 0 ? [] : [`The server of the input has another --auth-mode, ${enumerate([...new Set(modes)], 'and')}: pass it.`];
}

function scopeOfComponent({ serves, workload, flags }: ArgoComponent): string {
  const isOwn = serves === workload.namespace || flags.isUnknown('managed-namespace');
  return serves === undefined ? 'cluster' : isOwn ? 'namespaced' : `managed=${serves}`;
}

function namespacesOf(subjects: readonly Subject[]): string[] {
  return [...new Set(subjects.flatMap((subject) => subject.kind === 'ServiceAccount' ? [subject.namespace] : []))];
}

function onlyOne<Item>([first, ...others]: readonly Item[]): Item | undefined {
  return others.length === 0 ? first : undefined;
}
