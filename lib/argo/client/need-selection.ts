import { distinctIssues, Issue, issue } from '../../diagnostics/issue';
import { IGrant, INamespacedGrant } from '../../resources/grant';
import { ArgoVersion } from '../argo-version';
import { OperationForm } from './operation-catalogue';
import { ChosenOptions } from './operation-options';
import { ClientCondition, Operation, OperationNeed, OperationUse } from '../needs/client/client-need';
import { isNaming, isOption, NAMES, NamingOption, namesMember, optionRow } from '../needs/client/client-options';
import { appliesTo, ClientRoute } from '../needs/client/client-route';
import { NameList } from '../needs/need';

/** One command, operation or page, as a client is to perform it. */
export interface OperationRequest {
  readonly form: OperationForm;

  /** The options chosen beyond the plain form, each with the names that limit it. */
  readonly options: ChosenOptions;

  /** The only objects that it acts on. */
  readonly names?: NameList;

  /** Whether it is left out, rather than an error, where the version or the route lacks it. */
  readonly isOptional: boolean;
}

/** Where a client acts. */
export interface ClientSurroundings {
  readonly version: ArgoVersion;

  /** How the `argo` commands go. */
  readonly via: ClientRoute;

  /** Whether the cluster has the admission plugin OwnerReferencesPermissionEnforcement. */
  readonly ownerReferencesPermissionEnforcement?: boolean;
}

/** One need of a request, ready to be granted. */
export type SelectedNeed = (
  | { readonly place: 'workflow'; readonly grant: INamespacedGrant }
  | { readonly place: 'cluster'; readonly grant: IGrant }
) & {
  /** The usual name of the request that it is for: `argo submit FILE`. */
  readonly label: string;
  /** The method of that request: `ArgoCommand.submit`. */
  readonly member: string;
  /** The operation of Argo's API that needs it. */
  readonly operation: Operation;
  /** Whether its request names no namespace. */
  readonly withoutNamespace: boolean;
  /** Whether it is one of many of a preset, that isn't requested by itself. */
  readonly isOptional: boolean;
  readonly need: OperationNeed;
  readonly evidence: readonly string[];
};

export interface Selection {
  readonly needs: readonly SelectedNeed[];

  /** With the option as field, where one is meant. */
  readonly issues: readonly Issue[];
}

/** Finds what a request needs of Kubernetes, or why this version or route does not have it. */
export function selectNeeds(request: OperationRequest, surroundings: ClientSurroundings): Selection {
  const unavailable = [...unavailability(request.form, surroundings), ...unavailableOptions(request, surroundings)];
  if (unavailable.length > 0 && !request.isOptional) {
    return { needs: [], issues: unavailable };
  }
  if (unavailability(request.form, surroundings).length > 0) {
    return { needs: [], issues: [] };
  }
  return new NeedSelector(request, surroundings).select();
}

/** The source of the names of a need: the operation, an option, or none. */
type NameSource = typeof NAMES | NamingOption | 'nobody';

class NeedSelector {
  private readonly via: ClientRoute;
  private readonly issues: Issue[] = [];
  private readonly asked = new Set<NameSource>();

  constructor(private readonly request: OperationRequest, private readonly surroundings: ClientSurroundings) {
    this.via = request.form.alwaysThroughServer ? ClientRoute.ARGO_SERVER : surroundings.via;
  }

  public select(): Selection {
    const { form: { uses }, options } = this.request;
    const { version } = this.surroundings;
    const needs = uses
      .filter((use) => (use.when === undefined || options.has(use.when)) && appliesTo(use.where, version, this.via))
      .flatMap((use) => use.operation.needs
        .filter((need) => this.isAsked(need, use) && appliesTo(need.where, version, this.via))
        .map((need) => this.ready(need, use)));
    this.reportIdleNames();
    return { needs, issues: distinctIssues(this.issues) };
  }

  private isAsked({ when = [], unless }: OperationNeed, use: OperationUse): boolean {
    return when.every((condition) => this.isOn(condition, use)) && (unless === undefined || !this.isOn(unless, use));
  }

  private isOn(condition: ClientCondition, use: OperationUse): boolean {
    if (!isOption(condition)) {
      return this.surroundings.ownerReferencesPermissionEnforcement === true;
    }
    const isChosen = (id: string) => isOption(id) && (
      use.given?.includes(id) === true || (this.request.options.has(id) && use.never?.includes(id) !== true));
    const { oneOf = [] } = use.operation;
    return isChosen(condition) || (condition === oneOf[0] && !oneOf.some(isChosen));
  }

  private ready(need: OperationNeed, use: OperationUse): SelectedNeed {
    const { form: { label, member } } = this.request;
    const source = nameSource(need, use, this.request.form);
    const names = this.namesFrom(source);
    this.asked.add(source);
    if (names !== undefined && need.unnamed !== undefined) {
      this.report(issue('client/names-cannot-limit', memberOfSource(source),
        `Names can't limit ${member}, because it ${need.why}, and ${need.unnamed.because}.`,
        source === NAMES || source === 'nobody' ? 'Leave them out.'
          : optionRow(source).kind === 'reference' ? `Write \`${source}: true\` in place of the names.` : 'Leave them out.'));
    }
    const limit = need.unnamed === undefined ? names : undefined;
    const { operation } = use;
    const everywhere = operation.spansNamespaces === true && this.isOn('allNamespaces', use);
    const withoutNamespace = everywhere || operation.withoutNamespace === true || use.withoutNamespace === true;
    const { isOptional } = this.request;
    const common = { label, member, operation, need, withoutNamespace, isOptional, evidence: operation.evidence };
    return need.place === 'workflow' && !everywhere
      ? { ...common, place: 'workflow', grant: need.grant(limit) }
      : { ...common, place: 'cluster', grant: need.grant(limit) };
  }

  private namesFrom(source: NameSource): NameList | undefined {
    switch (source) {
      case NAMES: return this.request.names;
      case 'nobody': return undefined;
      default: return asNameList(this.request.options.get(source) ?? []);
    }
  }

  /** Rejects names that limit nothing here: the user who gives them relies on them. */
  private reportIdleNames(): void {
    const { form, names, options } = this.request;
    const sources: NameSource[] = [
      ...names === undefined ? [] : [NAMES] as const,
      ...[...options.keys()].filter(isNaming).filter((id) => (options.get(id) ?? []).length > 0),
    ];
    for (const source of sources.filter((candidate) => !this.asked.has(candidate))) {
      const elsewhere = form.uses
        .flatMap((use) => use.operation.needs.filter((need) => nameSource(need, use, form) === source))
        .find((need) => need.elsewhere !== undefined)?.elsewhere;
      this.report(issue('client/names-without-effect', memberOfSource(source),
        `Names limit nothing of ${form.member} here${elsewhere === undefined ? '' : `, because ${elsewhere}`}.`, 'Leave them out.'));
    }
  }

  private report(found: Issue): void {
    this.issues.push(found);
  }
}

/**
 * The names of an operation are those of the objects that it is called for. An operation that submits from an object is called for that one: the
 * workflow that comes of it has a name of its own.
 */
function nameSource(need: OperationNeed, { given = [] }: OperationUse, { uses }: OperationForm): NameSource {
  const naming = need.when?.find(isNaming);
  if (naming !== undefined) {
    return given.some((id) => id === naming) ? NAMES : naming;
  }
  const submitted = uses.flatMap((use) => use.given?.filter(isNaming) ?? []).map(optionRow);
  return submitted.every((row) => row.kind === 'reference' && row.resource === resourceOf(need)) ? NAMES : 'nobody';
}

/** The resource without its subresource. */
function resourceOf(need: OperationNeed): string {
  const [resource = ''] = need.grant().statement.rule.resources ?? [];
  return resource.split('/')[0];
}

function memberOfSource(source: NameSource): string {
  return source === NAMES || source === 'nobody' ? NAMES : namesMember(source);
}

function asNameList([first, ...more]: readonly string[]): NameList | undefined {
  return first === undefined ? undefined : [first, ...more];
}

function unavailability(form: OperationForm, { version, via }: ClientSurroundings): Issue[] {
  const { member, since, serverOnly, uses, alwaysThroughServer } = form;
  const firstVersion = since ?? uses.find(({ when, where }) => when === undefined && where === undefined)?.operation.since;
  if (firstVersion !== undefined && !version.isAtLeast(firstVersion)) {
    return [issue('client/not-in-version', '', `Argo Workflows ${version} doesn't have ${member}: ${firstVersion} is the first that does.`,
      'Leave it out.')];
  }
  if (serverOnly !== undefined && !alwaysThroughServer && via === ClientRoute.KUBERNETES) {
    return [issue('client/server-only', '', `${member} works through argo-server only, because ${serverOnly}.`,
      'Leave it out, or write `via: ClientRoute.ARGO_SERVER`.')];
  }
  return [];
}

function unavailableOptions({ form: { member }, options }: OperationRequest, { version }: ClientSurroundings): Issue[] {
  return [...options.keys()].flatMap((id) => {
    const { since } = optionRow(id);
    return since === undefined || version.isAtLeast(since) ? [] : [issue('client/not-in-version', id,
      `Argo Workflows ${version} doesn't have \`${id}\` of ${member}: ${since} is the first that does.`, 'Leave it out.')];
  });
}
