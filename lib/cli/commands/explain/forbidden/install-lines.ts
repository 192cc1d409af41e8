import { accountNamespace, argoSource, GrantLines, Refusal, UNKNOWN_NAME, versionOf } from './refusal';
import { CONTROLLER_CONFIG_MAP, instanceOfLease } from '../../../../argo/argo-names';
import { ArgoVersion } from '../../../../argo/argo-version';
import { readOperation } from '../../../../argo/client/operation-notation';
import { chooseByNames, ChosenFeature, featureText, isFactOfCluster } from '../../../../argo/features/chosen-feature';
import { FeatureId, featureOf, FEATURES, requiresNames } from '../../../../argo/features/feature-table';
import { AskingComponent } from '../../../../argo/forbidden/asking-parts';
import { InstallScope } from '../../../../argo/install/install-scope';
import { InstallTrigger, isOfSingleSignOn } from '../../../../argo/needs/install-trigger';
import { kebabCase, shellLine } from '../../../../diagnostics/printable-text';
import { accountOfTokenSecret } from '../../../../rbac/account-object-names';
import { PolicyRule } from '../../../../rbac/policy-rule';
import { GivenAuthMode, SSO_SECRET } from '../../../given-auth-mode';
import { scopeText } from '../../../given-install';
import { sourceOf, SourceValue } from '../../../typescript/source-text';

/** The operation that takes in events. */
const EVENT_RECEIVE = 'api/event-receive';

/** Writes an install in which a component may make the request. */
export function componentLines({ triggers, component, configuredName, until, rules }: AskingComponent, refusal: Refusal): GrantLines {
  const ids = triggers.flatMap((trigger) => featureOf(trigger) ?? []);
  const features = [
    ...ids.map((id) => chosenFeature(id, configuredName)),
    // A feature that has no effect alone needs another one, whose names the message doesn't have.
    ...ids.flatMap((id) => requiredBy(id, ids)).map((id) => chosenFeature(id, undefined)),
  ];
  const own = ownNames(triggers, configuredName);
  const mode = modeOf(triggers, component, configuredName);
  const argo = argoSource();
  const props = { ...own, ...argo.featureProps(features), serverAuthMode: mode && argo.authMode(mode.given) };
  const lines = installLines(refusal, until, props, [
    ...Object.entries(own).flatMap(([prop, name]) => [`--${kebabCase(prop)}`, name]),
    ...features.flatMap((feature) => ['--feature', featureText(feature)]),
    ...mode?.flags ?? [],
  ], rules);
  const feature = features.find((each) => !isFactOfCluster(each));
  return feature === undefined ? lines : { ...lines, feature: argo.feature(feature).text };
}

/** Writes an install that reaches where the request was denied, with further props and flags. */
export function installLines(
  refusal: Refusal, until: ArgoVersion | undefined, props: { readonly [prop: string]: SourceValue | undefined }, flags: readonly string[],
  rules: readonly PolicyRule[],
): GrantLines {
  const { request, account } = refusal;
  const version = versionOf(refusal, until);
  const argo = argoSource();
  const namespace = accountNamespace(account, request);
  const scope = scopeOfInstall(refusal);
  return {
    typescript: `new ArgoWorkflowsInstall(chart, 'argo-workflows', ${sourceOf({
      version: argo.version(version), namespace, scope: scope && argo.scope(scope), ...props,
    })})`,
    command: shellLine([
      'argo-rbac', 'create', 'install', 'argo-workflows', '-n', namespace, '--argo-version', `${version}`,
      ...scope === undefined ? [] : ['--scope', scopeText(scope)],
      ...flags,
    ]),
    rules,
  };
}

function requiredBy(id: FeatureId, chosen: readonly FeatureId[]): readonly FeatureId[] {
  const { requires = [] } = FEATURES[id];
  return requires.some((each) => chosen.includes(each)) ? [] : requires.slice(0, 1);
}

/** The props by which the objects of an install itself have the name that the message has. */
function ownNames(triggers: readonly InstallTrigger[], name = ''): { readonly configMap?: string; readonly instanceId?: string } {
  const isConfigMap = name !== '' && name !== CONTROLLER_CONFIG_MAP && (triggers.includes('install') || triggers.includes('configuration-reload'));
  const instanceId = triggers.includes('leader-election') ? instanceOfLease(name) : undefined;
  return { ...isConfigMap && { configMap: name }, ...instanceId !== undefined && { instanceId } };
}

/** The authentication mode of the server that makes the request; none where every mode does. */
function modeOf(
  triggers: readonly InstallTrigger[], component: AskingComponent['component'], name: string | undefined,
): { readonly given: GivenAuthMode; readonly flags: readonly string[] } | undefined {
  if (triggers.includes('lent-events')) {
    const { noted } = readOperation(EVENT_RECEIVE, '--lent');
    return {
      given: { kind: 'server', reason: '…', operations: noted === undefined ? [] : [noted] },
      flags: ['--auth-mode', 'server', '--lent', EVENT_RECEIVE],
    };
  }
  if (!triggers.some(isOfSingleSignOn)) {
    return undefined;
  }
  const secret = triggers.includes('sso') ? name : undefined;
  return {
    given: { kind: 'sso', props: { clientIdSecret: secret ?? SSO_SECRET, serviceAccounts: [UNKNOWN_NAME] } },
    flags: component === 'server' ? ['--auth-mode', 'sso', ...secret === undefined ? [] : ['--sso-secret', secret], '--sso-account', UNKNOWN_NAME] : [],
  };
}

/** The scope of an install that reaches where the request was denied; none where it is that of every install. */
export function scopeOfInstall({ request, account }: Refusal): InstallScope | undefined {
  const { place } = request;
  if (place.kind === 'cluster') {
    return InstallScope.cluster();
  }
  return place.kind === 'unknown' || place.namespace === accountNamespace(account, request) ? undefined
    : InstallScope.cluster({ workflowNamespaces: [place.namespace] });
}

/** A feature with the name that the message has of its objects. */
function chosenFeature(id: FeatureId, objectName: string | undefined): ChosenFeature {
  const { takes, objectOf } = FEATURES[id];
  if (takes.kind === 'nothing' || takes.kind === 'prop' || objectName === undefined && !requiresNames(id)) {
    return { id };
  }
  // The object may be called after the name that the feature takes.
  const candidates = objectName === undefined ? [] : [accountOfTokenSecret(objectName) ?? objectName, objectName];
  const name = candidates.find((candidate) => (objectOf?.(candidate) ?? candidate) === objectName) ?? UNKNOWN_NAME;
  return chooseByNames(id, [name])[0];
}
