import { IGrant, INamespacedGrant } from '../../resources/grant';
import { ArgoVersion } from '../argo-version';
import { Circumstance, ClientCondition, OperationNeed, OperationUse } from '../needs/client/client-need';
import { ClientRoute } from '../needs/client/client-route';
import { NameList } from '../needs/need';

/** The conditions that come with names. */
const NAMING: readonly ClientCondition[] = [
  'workflow templates', 'cluster workflow templates', 'cron workflows', 'artifact secrets', 'artifact config maps',
];

/** One command, operation or page, as a client is to perform it. */
export interface OperationRequest {
  /** What people call it: `argo submit FILE`. */
  readonly label: string;
  readonly uses: readonly OperationUse[];
  /** What is chosen beyond the plain form, each with the names that limit it. */
  readonly options: ReadonlyMap<ClientCondition, readonly string[]>;
  /** The only objects that it acts on. */
  readonly names?: NameList;
  readonly since?: ArgoVersion;
  readonly serverOnly?: string;
  /** Whether it goes through argo-server whatever the route of the commands is. */
  readonly alwaysThroughServer?: boolean;
  /** Whether it is left out, rather than a fault, where the version or the route lacks it. */
  readonly optional?: boolean;
}

/** One need of a request, ready to be granted. */
export type SelectedNeed = (
  | { readonly place: 'workflow'; readonly grant: INamespacedGrant }
  | { readonly place: 'cluster'; readonly grant: IGrant }
) & {
  readonly label: string;
  readonly need: OperationNeed;
  readonly evidence: readonly string[];
};

export interface Selection {
  readonly needs: readonly SelectedNeed[];
  readonly faults: readonly string[];
}

/** Whether a request has a form with this condition. */
export function knows({ uses }: OperationRequest, condition: ClientCondition): boolean {
  return conditionsOf(uses).includes(condition);
}

/** All conditions that change what is asked for. */
export function conditionsOf(uses: readonly OperationUse[]): ClientCondition[] {
  return [...new Set(uses.flatMap(({ when, operation: { needs, spansNamespaces = false } }) => [
    ...when === undefined ? [] : [when],
    ...needs.flatMap((need) => [...need.when ?? [], ...need.unless === undefined ? [] : [need.unless]]),
    ...spansNamespaces ? ['all namespaces' as const] : [],
  ]))];
}

/** Finds what a request needs of Kubernetes, or why it is none that this version has on this route. */
export function selectNeeds(request: OperationRequest, version: ArgoVersion, route: ClientRoute): Selection {
  const unavailable = unavailability(request, version, route);
  if (unavailable !== undefined) {
    return { needs: [], faults: request.optional ? [] : [unavailable] };
  }
  const via = request.alwaysThroughServer ? ClientRoute.ARGO_SERVER : route;
  const performed = request.uses.filter((use) =>
    (use.when === undefined || request.options.has(use.when)) && applies(use.where, version, via));
  const needs: SelectedNeed[] = [];
  const faults = new Set<string>();
  const asked = new Set<NameSource>();
  for (const use of performed) {
    for (const need of use.operation.needs.filter((candidate) => isAsked(candidate, use, request) && applies(candidate.where, version, via))) {
      const source = nameSource(need, use, request);
      const names = namesFrom(source, request);
      if (names !== undefined && need.unnamed !== undefined) {
        faults.add(`${request.label}: names can't limit it, because it ${need.why}, and ${need.unnamed.because}`);
      }
      asked.add(source);
      needs.push(ready(need, names, use, request));
    }
  }
  idleNames(request, asked).forEach((fault) => faults.add(fault));
  return { needs, faults: [...faults] };
}

/** Who gives the names of a need: `named(…)`, an option, or nobody. */
type NameSource = 'named' | 'nobody' | ClientCondition;

function nameSource({ when = [] }: OperationNeed, { given = [] }: OperationUse, { uses }: OperationRequest): NameSource {
  const naming = when.find(isNaming);
  if (naming !== undefined) {
    return given.includes(naming) ? 'named' : naming;
  }
  // Submitting from a template is about the template, whose name is not that of the workflow it becomes.
  return uses.some((use) => use.given?.some(isNaming)) ? 'nobody' : 'named';
}

function isNaming(condition: ClientCondition): boolean {
  return NAMING.includes(condition);
}

function namesFrom(source: NameSource, { names, options }: OperationRequest): NameList | undefined {
  switch (source) {
    case 'named': return names;
    case 'nobody': return undefined;
    default: return asNameList(options.get(source) ?? []);
  }
}

function asNameList([first, ...more]: readonly string[]): NameList | undefined {
  return first === undefined ? undefined : [first, ...more];
}

function isAsked({ when = [], unless }: OperationNeed, use: OperationUse, { options }: OperationRequest): boolean {
  const isOn = (condition: ClientCondition) => options.has(condition) || use.given?.includes(condition) === true;
  return when.every(isOn) && (unless === undefined || !isOn(unless));
}

function applies(where: readonly Circumstance[] | undefined, version: ArgoVersion, via: ClientRoute): boolean {
  return where === undefined || where.some((circumstance) =>
    (circumstance.via === undefined || circumstance.via === via)
    && (circumstance.since === undefined || version.isAtLeast(circumstance.since))
    && (circumstance.until === undefined || circumstance.until.isAtLeast(version)));
}

function ready(need: OperationNeed, names: NameList | undefined, use: OperationUse, { label, options }: OperationRequest): SelectedNeed {
  const limit = need.unnamed === undefined ? names : undefined;
  const common = { label, need, evidence: use.operation.evidence };
  const everywhere = use.operation.spansNamespaces === true
    && (options.has('all namespaces') || use.given?.includes('all namespaces') === true);
  return need.place === 'workflow' && !everywhere
    ? { ...common, place: 'workflow', grant: need.grant(limit) }
    : { ...common, place: 'cluster', grant: need.grant(limit) };
}

/** Refuses names that limit nothing here: whoever gives them relies on them. */
function idleNames(request: OperationRequest, asked: ReadonlySet<NameSource>): string[] {
  const { label, names, options, uses } = request;
  const sources: NameSource[] = [
    ...names === undefined ? [] : ['named' as const],
    ...[...options].filter(([, given]) => given.length > 0).map(([condition]) => condition),
  ];
  return sources.filter((source) => !asked.has(source)).map((source) => {
    const elsewhere = uses
      .flatMap((use) => use.operation.needs.filter((need) => nameSource(need, use, request) === source))
      .find((need) => need.elsewhere !== undefined)?.elsewhere;
    return `${label}: names limit nothing here${elsewhere === undefined ? '' : `, because ${elsewhere}`}; leave them out`;
  });
}

function unavailability({ label, since, serverOnly, uses, alwaysThroughServer }: OperationRequest, version: ArgoVersion, route: ClientRoute,
): string | undefined {
  const firstVersion = since ?? uses.find(({ when, where }) => when === undefined && where === undefined)?.operation.since;
  if (firstVersion !== undefined && !version.isAtLeast(firstVersion)) {
    return `${label}: Argo Workflows ${version} does not have it, ${firstVersion} is the first that does`;
  }
  if (serverOnly !== undefined && !alwaysThroughServer && route === ClientRoute.KUBERNETES) {
    return `${label}: it works through argo-server only, because ${serverOnly}; leave it out, or write via: ClientRoute.ARGO_SERVER`;
  }
  return undefined;
}
