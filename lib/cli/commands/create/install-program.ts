import { ArgoVersion } from '../../../argo/argo-version';
import { NotedOperation } from '../../../argo/client/operation-notation';
import { ClientRoute } from '../../../argo/needs/client/client-route';
import { ReadInstall } from '../../given-install';
import { ArgoSource } from '../../typescript/argo-source';
import { programText } from '../../typescript/program-text';
import { quoted, sourceOf } from '../../typescript/source-text';

/** Details of an install that aren't read with it. */
interface InstallDetails {
  readonly version: ArgoVersion;
  readonly client?: readonly NotedOperation[];
  readonly clientRoute?: ClientRoute;
  readonly createNamespace?: true;
}

/** Writes a program that makes the install. */
export function installProgram(name: string, install: ReadInstall, { version, client, clientRoute, createNamespace }: InstallDetails): string {
  const imports = new Set(['ArgoWorkflowsInstall']);
  const argo = new ArgoSource(imports);
  const { namespace, scope, features, given, instanceId, configMap, without } = install;
  const props = {
    version: argo.version(version),
    scope: argo.scope(scope),
    namespaceObject: createNamespace,
    ...argo.featureProps(features),
    without: without.length === 0 ? undefined : without.map((need) => argo.optionalNeed(need)),
    serverAuthMode: argo.authMode(given),
    client: client?.map((operation) => argo.operation(operation)),
    clientRoute: clientRoute === undefined ? undefined : argo.route(clientRoute),
    configMap,
    instanceId,
  };
  return programText({ imports, namespace, statements: [`new ArgoWorkflowsInstall(chart, ${quoted(name)}, ${sourceOf(props)});`] });
}
