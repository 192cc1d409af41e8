import { lines, reviewText } from './review-input';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { InstallScope } from '../../lib/argo/install/install-scope';
import { ServerAuthMode } from '../../lib/argo/install/server-auth-mode';
import { allFeatures, INSTALL_NAMESPACE, manifestsOf, SCOPES, SSO_SERVER } from '../../scripts/upstream/reference-installs';

/*
 * What a review says of the installs that this library makes, with the Deployments that the guide has for the components.
 */

const SCOPE_ROWS = { ...SCOPES, 'namespace alone': InstallScope.namespaced() };
const MODES = { client: ServerAuthMode.CLIENT, sso: SSO_SERVER };

/** The Deployment of a component, as far as a review reads it. */
function deployment(account: string, image: string, args: readonly string[]): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: account, namespace: INSTALL_NAMESPACE },
    spec: { template: { spec: { serviceAccountName: account, containers: [{ name: 'main', image, args }] } } },
  };
}

function deployments(version: ArgoVersion, isNamespaced: boolean, mode: string): object[] {
  const tag = `${version.toString()}.0`;
  const scope = isNamespaced ? ['--namespaced'] : [];
  return [
    deployment('my-argo', `quay.io/argoproj/workflow-controller:${tag}`, scope),
    deployment('my-argo-server', `quay.io/argoproj/argocli:${tag}`, ['server', `--auth-mode=${mode}`, ...scope]),
  ];
}

const ROWS = ArgoVersion.known.flatMap((version) => Object.entries(SCOPE_ROWS).flatMap(([scopeName, scope]) => [false, true].map((withFeatures) => ({
  version, scope, scopeName, features: withFeatures ? allFeatures(version) : [],
})))).filter(({ scopeName, features }) => scopeName !== 'namespace alone' || features.length === 0); // some features need a ClusterRole

/** What is found in any of the installs that have a mode, each line once. */
function findingsOf(mode: keyof typeof MODES): string[] {
  const found = ROWS.flatMap(({ version, scope, scopeName, features }) => {
    const install = manifestsOf({ version, scope, features, serverAuthMode: MODES[mode] });
    const objects = [...install, ...deployments(version, scopeName !== 'cluster-install', mode)];
    return lines(reviewText(objects.map((object) => JSON.stringify(object)).join('\n---\n')));
  });
  return [...new Set(found)].sort();
}

test.each(['client', 'sso'] as const)('the account of the client starts workflows, which is all that is found, by %s', (mode) => {
  expect(findingsOf(mode)).toEqual([
    'J8 medium ServiceAccount argo/my-argo-client jobs',
    'M1 critical ServiceAccount argo/my-argo-client argo',
    'M1 high ServiceAccount argo/my-argo-client argo',
    'M1 high ServiceAccount argo/my-argo-client jobs',
  ]);
});
