import { MessageContext } from './read-messages';
import { isAllowedBy, RefusedRequest, RequestOfAnyone } from './refused-request';
import { PolicyRule } from '../../rbac/policy-rule';
import { ArgoVersion } from '../argo-version';
import { CatalogueEntry, operationCatalogue } from '../client/operation-catalogue';
import { OperationNeed } from '../needs/client/client-need';
import { ClientOptionId, isOption } from '../needs/client/client-options';
import { CLIENT_PRESETS, Preset } from '../needs/client/client-presets';
import { appliesTo, Circumstance, ClientRoute } from '../needs/client/client-route';

const ROUTES = [ClientRoute.ARGO_SERVER, ClientRoute.KUBERNETES];

/** A command, an operation of the API or a page of the UI. */
export interface AskingOperation {
  readonly kind: 'operation';

  /** As the command writes it: `submit-from-cron-workflow`. */
  readonly id: string;
  readonly entry: CatalogueEntry;

  /** Its usual name: `argo submit FILE`. */
  readonly label: string;

  /** The options without which it doesn't ask that. */
  readonly options: readonly ClientOptionId[];

  /** Its use of the permission: a sentence with the operation as its subject. */
  readonly why: string;
  readonly consequence?: string;

  /** The last version that asks that; absent where all later ones do. */
  readonly until?: ArgoVersion;

  /** Whether it asks that only where `argo` reaches Kubernetes directly. */
  readonly isOnlyByKubernetes: boolean;

  /** Whether it asks that only where the cluster has OwnerReferencesPermissionEnforcement. */
  readonly isOnlyWithPlugin: boolean;

  /** Other operations that make the same request. */
  readonly others: readonly string[];

  /** Whether the log line names it. */
  readonly isOfMethod: boolean;
}

/** An operation that makes a request, and how many others it makes. */
interface Candidate extends Omit<AskingOperation, 'kind' | 'others'> {
  readonly cost: number;
}

/** The operation that makes a request with the fewest others; that of the log line, where it names one. */
export function askingOperation(
  request: RequestOfAnyone, context: MessageContext, versions: readonly ArgoVersion[],
): AskingOperation[] {
  const candidates = operationCatalogue().filter(({ className }) => className !== 'ClientPreset')
    .flatMap((entry) => candidatesOf(entry, request, versions, context));
  // The operation that the log names comes first, then one without options, one of the usual clients, and one that makes few other requests.
  const sorted = [...candidates].sort((a, b) => Number(b.isOfMethod) - Number(a.isOfMethod)
    || a.options.length - b.options.length || usesOf(b) - usesOf(a) || a.cost - b.cost);
  const [best] = sorted;
  if (best === undefined) {
    return [];
  }
  const { cost: _, ...found } = best;
  const others = [...new Set(sorted.map(({ label }) => label))].filter((label) => label !== found.label);
  return [{ kind: 'operation', ...found, others }];
}

/** How many of the usual clients do it. */
function usesOf({ entry }: Candidate): number {
  return Object.values<Preset>(CLIENT_PRESETS)
    .filter(({ parts }) => parts.some(({ className, key }) => className === entry.className && key === entry.key)).length;
}

function candidatesOf(entry: CatalogueEntry, request: RequestOfAnyone, versions: readonly ArgoVersion[], context: MessageContext): Candidate[] {
  const { form } = entry.forms[0];
  const asks = (need: OperationNeed) => isAllowedBy(request, ruleOf(need));
  if (!form.uses.some(({ operation }) => operation.needs.some(asks))) {
    return []; // as for most, and quickly
  }
  const isIn = (where: readonly Circumstance[] | undefined) => versions.some((version) => ROUTES.some((via) => appliesTo(where, version, via)));
  const uses = form.uses.filter(({ where }) => isIn(where));
  const cost = uses.reduce((sum, { operation }) => sum + operation.needs.filter(({ when = [] }) => when.length === 0).length, 0);
  const found = uses.flatMap(({ operation, when, given = [], never = [] }) => operation.needs
    .filter(asks)
    .filter(({ where }) => isIn(where))
    .filter((need) => (need.when ?? []).every((condition) => !isOption(condition) || !never.includes(condition)))
    .map((need): Candidate => ({
      id: entry.id,
      ...lastOf(need, versions),
      isOnlyByKubernetes: !versions.some((version) => appliesTo(need.where, version, ClientRoute.ARGO_SERVER)),
      isOnlyWithPlugin: need.when?.some((condition) => !isOption(condition)) === true,
      entry,
      label: form.label,
      options: [...new Set([
        ...when === undefined ? [] : [when],
        ...(need.when ?? []).filter(isOption).filter((option) => !given.includes(option) && option !== operation.oneOf?.[0]),
      ])],
      why: need.why,
      consequence: need.consequence,
      cost,
      isOfMethod: entry.className === 'ApiOperation' && isOfMethod(operation.id, context),
    })));
  // The form of it that takes the fewest options says it.
  return found.sort((a, b) => a.options.length - b.options.length).slice(0, 1);
}

/** The last version that has a need, where it isn't the newest of some. */
function lastOf({ where }: OperationNeed, versions: readonly ArgoVersion[]): Pick<Candidate, 'until'> {
  const [newest] = versions;
  const last = versions.find((version) => ROUTES.some((via) => appliesTo(where, version, via)));
  return last === undefined || last === newest ? {} : { until: last };
}

/** Whether an operation of the API is the method that a log line names. Some have two methods that do the same. */
function isOfMethod(id: string, { method, service = '' }: MessageContext): boolean {
  const [area] = service.split('.');
  return method !== undefined && id.split(', ').includes(`${area}.${method}`);
}

const rulesByNeed = new WeakMap<OperationNeed, PolicyRule>();

/** The rule of a need without names. */
function ruleOf(need: OperationNeed): PolicyRule {
  let rule = rulesByNeed.get(need);
  if (rule === undefined) {
    rule = need.grant().statement._rule;
    rulesByNeed.set(need, rule);
  }
  return rule;
}

/** Returns the requests of the API operation that a log line names, independent of its options, for a message that names none. */
export function requestsOfMethod(context: MessageContext): RefusedRequest[] {
  const found = operationCatalogue().filter(({ className }) => className === 'ApiOperation')
    .flatMap(({ forms: [{ form: { uses: [{ operation }] } }] }) => isOfMethod(operation.id, context) ? [operation] : []);
  const rules = found.flatMap(({ needs }) => needs.filter(({ when = [] }) => when.length === 0).map(ruleOf));
  const requests = rules.flatMap(({ verbs, apiGroups: [apiGroup] = [''], resources = [] }) => verbs.flatMap((verb) => resources.map((resource): RefusedRequest =>
    ({ verb, apiGroup, resource, place: { kind: 'unknown' } }))));
  return [...new Map(requests.map((request) => [JSON.stringify(request), request])).values()];
}
