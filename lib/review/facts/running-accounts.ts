import { ArgoFacts } from './argo-facts';
import { accountsNamedIn, NamedAccounts } from './named-accounts';
import { Runner, WorkflowFacts } from './workflow-facts';
import { OtherObject } from '../../access/access-object';
import { EffectiveAccess } from '../../access/effective-access';
import { Subject, subjectText } from '../../access/subject';
import { at, holdsToken, namespaceOf, Workload } from '../../access/workload';
import { DEFAULT_ACCOUNT } from '../../rbac/account-object-names';
import { PolicyRule } from '../../rbac/policy-rule';
import { WILDCARD } from '../../rbac/wildcards';
import { findByWord } from '../../resources/catalogue/lookup';
import { apiGroupOf } from '../../resources/resource-names';

type Account = Workload['account'];

/** A pod of the input, or what makes pods, and an account that they run as and have a token of, if they have one. */
type RunningPods = Pick<Workload, 'object' | 'namespace'> & { readonly account?: Account };

/** The kinds of which a pod may have the same name: the root pod of a workflow has its name. */
const NAMESAKES: ReadonlySet<string> = new Set(['Pod', 'Workflow']);

/** The kinds of Argo Events: their controller makes pods that the review doesn't know, and sensors make any object. */
const MAKERS: ReadonlySet<string> = new Set(['EventBus', 'EventSource', 'Sensor']);

/**
 * The accounts that pods of the input run as and have tokens of: those of its workloads, workflows and workflow templates.
 *
 * Other accounts of a namespace count, too, unless the input shows what all pods of the namespace run as. It doesn't if a role names a pod that
 * isn't in the input.
 */
export class RunningAccounts {
  /** By namespace. */
  private readonly pods = new Map<string, RunningPods[]>();
  private readonly accounts: ReadonlySet<string>;
  private readonly populated: ReadonlySet<string>;

  /** The namespaces in which something may run as an account that the input doesn't name. */
  private readonly partlyUnknown: ReadonlySet<string>;

  constructor(access: EffectiveAccess, workloads: readonly Workload[], workflows: WorkflowFacts, argo: ArgoFacts) {
    const runners = workflows.runners.map((runner) => ({ ...runner, ...accountsOf(runner, argo) }));
    const templates = [...workflows.templates.values()].filter(({ object }) => object.kind === 'WorkflowTemplate')
      .map((template) => ({ ...workflows.namedBy(template), object: template.object, namespace: namespaceOf(template.object) }));
    const own = workloads.map((workload): RunningPods => ({ ...workload, account: holdsToken(workload) ? workload.account : undefined }));
    const pods = [...own, ...[...runners, ...templates].flatMap(({ object, namespace, names }) =>
      [...names].map((name): RunningPods => ({ object, namespace, account: { kind: 'ServiceAccount', namespace, name } })))];
    for (const each of pods) {
      const ofNamespace = this.pods.get(each.namespace) ?? [];
      this.pods.set(each.namespace, ofNamespace);
      ofNamespace.push(each);
    }
    this.accounts = new Set(pods.flatMap(({ account }) => account === undefined ? [] : subjectText(account)));
    this.populated = new Set([...workloads, ...runners].map(({ namespace }) => namespace));
    const partlyUnknown = new Set([
      ...[...runners, ...templates].filter(({ isPartlyUnknown }) => isPartlyUnknown).map(({ namespace }) => namespace),
      ...access.objects.others.filter(mayMakePods).map(namespaceOf),
    ]);
    this.partlyUnknown = partlyUnknown;
    [...namedPods(access)].flatMap(([namespace, names]) => (namespace === undefined ? [...this.populated] : [namespace])
      .filter((each) => [...names].some((name) => this.named(name, each) === undefined)))
      .forEach((namespace) => partlyUnknown.add(namespace));
  }

  /** Whether the input has a workload or a workflow of a namespace. */
  public hasIn(namespace: string): boolean {
    return this.populated.has(namespace);
  }

  /** Whether the input shows which accounts all pods of a namespace run as. */
  public isShown(namespace: string): boolean {
    return this.hasIn(namespace) && !this.partlyUnknown.has(namespace);
  }

  /** Whether a pod may run as an account, or as a member of a group of accounts. */
  public mayRunAs(subject: Subject): boolean {
    return subject.kind !== 'ServiceAccount' || this.accounts.has(subjectText(subject)) || !this.isShown(subject.namespace);
  }

  /**
   * Returns what a pod of a namespace runs as, by its name: a pod itself, or what makes pods whose names begin with its own. The latter counts only
   * where the input shows all pods. Returns nothing where the input doesn't show it.
   */
  public named(name: string, namespace: string): readonly Account[] | undefined {
    const ofNamespace = this.pods.get(namespace) ?? [];
    const itself = ofNamespace.filter(({ object }) => object.kind === 'Pod' && object.name === name);
    const isItsPod = ({ object }: RunningPods) => NAMESAKES.has(object.kind) && name === object.name || object.kind !== 'Pod' && name.startsWith(`${object.name}-`);
    const found = itself.length > 0 ? itself : this.isShown(namespace) ? ofNamespace.filter(isItsPod) : [];
    return found.length === 0 ? undefined : found.flatMap(({ account }) => account ?? []);
  }
}

/** The accounts of a workflow, as the controller's defaults complete it. Without these, one that names no account may run as any. */
function accountsOf({ account, namespace, named }: Runner, argo: ArgoFacts): NamedAccounts {
  const configuration = argo.configurationFor(namespace);
  const defaults = configuration?.settings.workflowDefaults;
  const ofDefaults = accountsNamedIn(defaults);
  const byDefault = at(defaults, ['spec', 'serviceAccountName']);
  const isDefault = account === undefined && (byDefault === undefined || byDefault === '');
  return {
    names: new Set([...named.names, ...ofDefaults.names, ...isDefault ? [DEFAULT_ACCOUNT] : []]),
    isPartlyUnknown: named.isPartlyUnknown || ofDefaults.isPartlyUnknown || typeof defaults === 'string' || account === undefined && configuration === undefined,
  };
}

/** Whether the pods that an object makes aren't known: it is of Argo Events, or of a kind that neither Kubernetes nor Argo Workflows has. */
function mayMakePods({ apiVersion, kind }: OtherObject): boolean {
  const apiGroup = apiGroupOf(apiVersion);
  return apiGroup === 'argoproj.io' && MAKERS.has(kind) || !findByWord(kind).some(({ group, row }) => group.apiGroup === apiGroup && row.kind === kind);
}

/** The names of pods that roles are limited to, by the namespace that they are bound in. */
function namedPods(access: EffectiveAccess): Map<string | undefined, Set<string>> {
  const found = new Map<string | undefined, Set<string>>();
  const { roles, bindings } = access.objects;
  for (const binding of roles.some(({ rules }) => rules.some(namesPods)) ? bindings : []) {
    for (const rule of access.roleOf(binding).policyRules.filter(namesPods)) {
      const names = found.get(binding.namespace) ?? new Set<string>();
      found.set(binding.namespace, names);
      rule.resourceNames?.forEach((name) => names.add(name));
    }
  }
  return found;
}

function namesPods({ apiGroups = [], resources = [], resourceNames = [] }: PolicyRule): boolean {
  return resourceNames.length > 0 && apiGroups.some((group) => group === '' || group === WILDCARD)
    && resources.some((resource) => resource === WILDCARD || resource.startsWith(`${WILDCARD}/`) || resource.split('/')[0] === 'pods');
}
