import { ObjectIdentity, OtherObject } from '../../access/access-object';
import { subjectText } from '../../access/subject';
import { namespaceOf } from '../../access/workload';
import { ACCOUNT_ANNOTATIONS, ARTIFACT_REPOSITORIES, CONTROLLER_CONFIG_MAP, WEBHOOK_CLIENTS } from '../../argo/argo-names';
import { RunningComponent } from '../../argo/install/component-program';
import { isObject, membersOf } from '../../rbac/validation/plain-data';
import { CheckId } from '../checks/check';
import { Severity } from '../checks/severity';
import { ArgoComponent, tokenNameOf } from '../facts/argo-facts';
import { configMapsUsed } from '../facts/workflow-config-maps';
import { Draft } from '../findings/draft';
import { Held } from '../holdings/holdings';
import { ReviewContext } from '../review-context';

type Refinement = (draft: Draft, context: ReviewContext) => Draft | undefined;

/** Types of Services that are reached from outside of the cluster. */
const PUBLIC_TYPES: ReadonlySet<unknown> = new Set(['LoadBalancer', 'NodePort']);

/** Conditions on Argo Workflows in addition to what is held, by check. */
export const ARGO_REFINEMENTS: Readonly<Partial<Record<CheckId, Refinement>>> = {
  M5: mappedAccounts,
  M6: mappedTokens,
  M7: controllerConfiguration,
  M8: resultsOfOthers,
  M9: executorLeftovers,
  M11: (draft, context) => ofComponent(draft, context, 'server').length > 0 ? keepHeld(draft, isUnlimited) : undefined,
  M12: controllerExcess,
  M16: lentAccess,
  M20: plugins,
  M21: (draft, context) => keepHeld(draft, ({ names }) => names !== undefined
    || (draft.namespace === undefined ? knownConfigMaps(context).webhooks.size > 0 : knownConfigMaps(context).webhooks.has(draft.namespace))),
  M22: (draft, context) => configMapFinding(draft, knownConfigMaps(context).artifacts, draft.namespace === undefined ? 'high' : 'medium'),
  M23: (draft, context) => configMapFinding(draft, knownConfigMaps(context).caches, draft.namespace === undefined ? 'medium' : 'low'),
  M26: singleSignOnSecrets,
};

/** The finding with what counts of its grants, if any of them does. */
function keepHeld(draft: Draft, counts: (held: Held) => boolean): Draft | undefined {
  const held = draft.held.filter(counts);
  return held.length === 0 ? undefined : { ...draft, held };
}

function isUnlimited({ names }: Held): boolean {
  return names === undefined;
}

function ofComponent({ holder }: Draft, { argo }: ReviewContext, component: RunningComponent): ArgoComponent[] {
  return holder === undefined ? [] : argo.componentsOf(holder).filter((each) => each.component === component);
}

/** Accounts with a token in a namespace whose accounts users are mapped to. */
function mappedAccounts(draft: Draft, { argo, accounts }: ReviewContext): Draft | undefined {
  const namespaces = draft.namespace === undefined ? [...accounts.keys()] : [draft.namespace];
  const taken = namespaces.filter((namespace) => argo.mapsUsersTo(namespace)).flatMap((namespace) => argo.accountsWithToken(namespace));
  return taken.length === 0 ? undefined : keepHeld(draft, ({ names }) => names === undefined || names.some((name) => taken.includes(name)));
}

/** Token Secrets of accounts with a rule, which argo-server itself reads. */
function mappedTokens(draft: Draft, context: ReviewContext): Draft | undefined {
  const { argo, accounts } = context;
  if (ofComponent(draft, context, 'server').length > 0) {
    return undefined;
  }
  const namespaces = draft.namespace === undefined ? [...accounts.keys()] : [draft.namespace];
  const mapped = namespaces.filter((namespace) => argo.mapsUsersTo(namespace)).flatMap((namespace) => [...accounts.get(namespace)?.values() ?? []])
    .filter(({ annotations }) => annotations[ACCOUNT_ANNOTATIONS.RULE] !== undefined);
  const tokens = (hasToken: boolean) => mapped.filter((account) => argo.tokensOf(namespaceOf(account), account.name).length > 0 === hasToken)
    .map(({ name, annotations }) => tokenNameOf(name, annotations));
  return keepHeld(draft, ({ verb, names }) => verb === 'create' ? tokens(false).length > 0
    : tokens(true).some((token) => names === undefined || names.includes(token)));
}

function controllerConfiguration(draft: Draft, { argo }: ReviewContext): Draft | undefined {
  const own = draft.holder === undefined ? [] : argo.componentsOf(draft.holder);
  const known = [
    ...argo.configurations.map(({ object }) => ({ namespace: namespaceOf(object), name: object.name })),
    ...argo.controllers.map(({ workload, configMap }) => ({ namespace: workload.namespace, name: configMap })),
  ].filter((each) => (draft.namespace === undefined || each.namespace === draft.namespace) && !isOfHolder(each));
  const isConfiguration = (name: string) => known.some((each) => each.name === name)
    || argo.controllers.length === 0 && name === CONTROLLER_CONFIG_MAP;
  const held = draft.held.flatMap((each): Held[] => {
    const names = each.names?.filter(isConfiguration);
    return names === undefined ? known.length > 0 ? [each] : [] : names.length === 0 ? [] : [{ ...each, names }];
  });
  return held.length === 0 ? undefined : { ...draft, held, severity: 'critical' };

  /** A controller that configures itself gains nothing. */
  function isOfHolder({ namespace, name }: { readonly namespace: string; readonly name: string }): boolean {
    const configured = argo.controllers.filter(({ workload, configMap }) => workload.namespace === namespace && configMap === name);
    return configured.length > 0 && configured.every((each) => own.includes(each));
  }
}

/** An executor writes results of its own namespace: that is its work. So is the status of task sets for an agent. */
function resultsOfOthers(draft: Draft): Draft | undefined {
  const isAtHome = draft.holder?.kind === 'ServiceAccount' && draft.holder.namespace === draft.namespace;
  const isWork = ({ verb, resource }: Held) => resource === 'workflowtaskresults' ? verb !== 'update' : resource === 'workflowtasksets/status' && verb === 'patch';
  return isAtHome && draft.held.every(isWork) ? undefined : draft;
}

function executorLeftovers(draft: Draft, { argo }: ReviewContext): Draft | undefined {
  const { holder } = draft;
  const isAtHome = holder?.kind === 'ServiceAccount' && holder.namespace === draft.namespace;
  return isAtHome && argo.componentsOf(holder).length === 0 ? keepHeld(draft, ({ resource }) => resource.startsWith('pods')) : undefined;
}

function controllerExcess(draft: Draft, context: ReviewContext): Draft | undefined {
  const controllers = ofComponent(draft, context, 'controller');
  const servesOne = controllers.length > 0 && controllers.every(({ serves }) => serves !== undefined);
  return controllers.length === 0 ? undefined
    : keepHeld(draft, (held) => held.resource === 'secrets' ? isUnlimited(held) : servesOne && draft.namespace === undefined);
}

function lentAccess(draft: Draft, context: ReviewContext): Draft | undefined {
  const { argo } = context;
  const lending = ofComponent(draft, context, 'server').filter((server) => argo.lendsAccess(server));
  if (lending.length === 0) {
    return undefined;
  }
  const isOpen = lending.some((server) => !server.flags.isOn('secure', true) && isPublic(server, context));
  return {
    ...draft,
    severity: isOpen ? 'critical' : draft.severity,
    path: () => [
      { text: lending.some((server) => argo.servesAnybody(server)) ? 'every caller of argo-server' : 'every user who logs in to argo-server' },
      { text: subjectText(lending[0].workload.account) },
    ],
    details: isOpen ? ['A public Service leads to it, and it doesn\'t use TLS.'] : [],
  };
}

function isPublic({ workload }: ArgoComponent, { access: { objects } }: ReviewContext): boolean {
  const labels = membersOf(membersOf(membersOf(membersOf(workload.object.content.spec).template).metadata).labels);
  return objects.others.some((object) => {
    const { type, selector } = membersOf(object.content.spec);
    const selected = Object.entries(membersOf(selector)); // a Service without one has no pods
    return object.kind === 'Service' && namespaceOf(object) === workload.namespace && PUBLIC_TYPES.has(type)
      && selected.length > 0 && selected.every(([key, value]) => labels[key] === value);
  });
}

function plugins(draft: Draft, { argo }: ReviewContext): Draft | undefined {
  const on = argo.controllers.filter(({ flags }) => flags.isOn('executor-plugins') || flags.isOn('workflow-level-executor-plugins'));
  const isNear = on.some(({ serves, workload }) => draft.namespace === undefined
    || serves === undefined || draft.namespace === serves || draft.namespace === workload.namespace);
  return isNear ? draft : undefined;
}

/** A finding about some configmaps: which is named decides, so a name makes nothing better. */
function configMapFinding(draft: Draft, all: readonly ObjectIdentity[], severity: Severity): Draft | undefined {
  const known = all.filter(({ namespace }) => draft.namespace === undefined || namespace === undefined || namespace === draft.namespace);
  const names = new Set(known.map(({ name }) => name));
  const held = draft.held.flatMap((each): Held[] => {
    const counting = each.names?.filter((name) => names.has(name));
    return counting === undefined ? known.some(({ namespace }) => namespace !== undefined)
      ? [each] : [] : counting.length === 0 ? [] : [{ ...each, names: counting }];
  });
  return held.length === 0 ? undefined : { ...draft, held, severity };
}

/** Objects that are looked up once for all findings of a review. */
interface KnownConfigMaps {
  readonly artifacts: readonly ObjectIdentity[];
  readonly caches: readonly ObjectIdentity[];

  /** The namespaces with the Secret of webhook clients. */
  readonly webhooks: ReadonlySet<string>;
}

const configMaps = new WeakMap<ReviewContext, KnownConfigMaps>();

function knownConfigMaps(context: ReviewContext): KnownConfigMaps {
  let known = configMaps.get(context);
  if (known === undefined) {
    known = {
      artifacts: artifactConfigMaps(context),
      caches: cacheConfigMaps(context),
      webhooks: new Set(context.access.objects.others.filter(({ kind, name }) => kind === 'Secret' && name === WEBHOOK_CLIENTS).map(namespaceOf)),
    };
    configMaps.set(context, known);
  }
  return known;
}

/** Where artifacts are, by name: a rule that names `artifact-repositories` means that, whether the input has it or not. */
function artifactConfigMaps(context: ReviewContext): ObjectIdentity[] {
  return [
    { kind: 'ConfigMap', name: ARTIFACT_REPOSITORIES },
    ...configMapsOf(context, ({ name, labels }) => name === ARTIFACT_REPOSITORIES || labels['workflows.argoproj.io/configmap-type'] === 'ArtifactRepository'),
    ...configMapsUsed(context.workflows).artifacts,
  ];
}

function cacheConfigMaps(context: ReviewContext): ObjectIdentity[] {
  const { caches, locks } = configMapsUsed(context.workflows);
  return [...configMapsOf(context, ({ labels }) => labels['workflows.argoproj.io/configmap-type'] === 'Cache'), ...caches, ...locks];
}

function configMapsOf({ access: { objects } }: ReviewContext, isMeant: (object: OtherObject) => boolean): ObjectIdentity[] {
  return objects.others.filter((object) => object.apiVersion === 'v1' && object.kind === 'ConfigMap' && isMeant(object))
    .map((object) => ({ kind: 'ConfigMap', namespace: namespaceOf(object), name: object.name }));
}

function singleSignOnSecrets(draft: Draft, context: ReviewContext): Draft | undefined {
  if (ofComponent(draft, context, 'server').length > 0) {
    return undefined;
  }
  const names = new Set(context.argo.configurations.filter(({ object }) => draft.namespace === undefined || namespaceOf(object) === draft.namespace)
    .flatMap(({ settings: { sso } }) => isObject(sso) ? [sso.clientId, sso.clientSecret].map((reference) => membersOf(reference).name) : []));
  const held = draft.held.flatMap((each): Held[] => {
    const counting = each.names?.filter((name) => names.has(name));
    return counting === undefined ? names.size > 0 && [...names].some((name) => name !== undefined)
      ? [each] : [] : counting.length === 0 ? [] : [{ ...each, names: counting }];
  });
  return held.length === 0 ? undefined : { ...draft, held, severity: draft.namespace === undefined ? 'high' : 'medium' };
}
