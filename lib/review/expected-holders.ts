import { checkOf } from './checks/check-table';
import { ArgoComponent } from './facts/argo-facts';
import { Draft } from './findings/draft';
import { gradeHeld } from './findings/grading';
import { Held } from './holdings/holdings';
import { ReviewContext } from './review-context';
import { bootstrapBindings, DefaultBinding } from '../access/bootstrap/bootstrap-bindings';
import { Grant } from '../access/effective-access';
import { Subject, subjectText } from '../access/subject';
import { ArgoVersion } from '../argo/argo-version';
import { INSTALL_NEEDS } from '../argo/needs/install-needs';
import { InstallTrigger, isOfSingleSignOn } from '../argo/needs/install-trigger';
import { isNeededBy, Need } from '../argo/needs/need';
import { grantOf } from '../argo/needs/need-grant';
import { coverersOf } from '../rbac/coverage';
import { PermissionIndex } from '../rbac/permission-index';
import { PolicyRule } from '../rbac/policy-rule';
import { entriesMatchingResource, WILDCARD } from '../rbac/wildcards';

/** A binding that an installer of Kubernetes makes. */
interface InstallerBinding {
  readonly binding: string;
  readonly role: string;
  readonly subject: string;
}

/** The bindings of kubeadm. To know another installer, add rows. */
const INSTALLER_BINDINGS: readonly InstallerBinding[] = [
  { binding: 'kubeadm:cluster-admins', role: 'cluster-admin', subject: 'Group kubeadm:cluster-admins' },
  { binding: 'kubeadm:kubelet-bootstrap', role: 'system:node-bootstrapper', subject: 'Group system:bootstrappers:kubeadm:default-node-token' },
  { binding: 'kubeadm:node-autoapprove-bootstrap', role: 'system:certificates.k8s.io:certificatesigningrequests:nodeclient', subject: 'Group system:bootstrappers:kubeadm:default-node-token' },
  { binding: 'kubeadm:node-autoapprove-certificate-rotation', role: 'system:certificates.k8s.io:certificatesigningrequests:selfnodeclient', subject: 'Group system:nodes' },
  { binding: 'kubeadm:node-proxier', role: 'system:node-proxier', subject: 'ServiceAccount kube-system/kube-proxy' },
];

/** Represents names that only a configuration knows. */
const ANY_NAME = 'any';

/** Access that a component may hold: in a namespace, or in the whole cluster if none is given. */
interface Allowance {
  readonly namespace?: string;
  readonly rule: PolicyRule;

  /** Whether the configuration has names for it, so it is only needed by name. */
  readonly byNameOnly: boolean;
}

/** Access that a component needs of some resources. */
export interface ComponentNeeds {
  readonly rules: readonly PolicyRule[];

  /** The rules for which a namespace suffices, of what is held in the whole cluster. */
  readonly inNamespaces: ReadonlyMap<string, readonly PolicyRule[]>;

  /** Whether it also needs objects that only its configuration names. */
  readonly isConfigured: boolean;

  /** Whether it is a server that acts for its callers, which need more. */
  readonly lends: boolean;
}

/** Knows whose access is expected: that of Kubernetes' own components, and that of Argo Workflows within what it needs. */
export class ExpectedHolders {
  private readonly defaults = new Map<string, readonly DefaultBinding[]>();
  private readonly defaultNames = new Set(INSTALLER_BINDINGS.map(({ binding }) => binding));
  private readonly allowed = new Map<string, readonly Allowance[]>();

  /** A grant has one subject, and is asked about for each permission that it gives. */
  private readonly defaultGrants = new Map<Grant, boolean>();

  constructor(private readonly context: ReviewContext) {
    for (const binding of bootstrapBindings()) {
      this.defaultNames.add(binding.name);
      this.defaults.set(keyOf(binding), [...this.defaults.get(keyOf(binding)) ?? [], binding]);
    }
  }

  /** Marks a finding that is expected, and leaves in one that is so in part only the rest. */
  public judge(draft: Draft): Draft {
    if (draft.expected !== undefined) {
      return draft;
    }
    const { held, bindings = [] } = draft;
    if (held.length > 0) {
      const needed = held.filter((each) => this.isExpected(each));
      return needed.length === 0 ? draft
        : needed.length === held.length || this.isMatchedBy(needed, draft) ? { ...draft, expected: true }
          : draft.lists?.length === 1 ? { ...draft, held: held.filter((each) => !needed.includes(each)) } : draft;
    }
    const isDefault = bindings.length > 0 && draft.holder !== undefined && bindings.every((grant) => this.isDefault(grant, draft.holder));
    return isDefault || draft.check === 'J8' && this.isServedByComponent(draft) ? { ...draft, expected: true } : draft;
  }

  /** Returns what the holder of a finding needs of its resources as a component of the input. Returns nothing if it isn't a component. */
  public neededBy({ holder, held, namespace }: Draft): ComponentNeeds | undefined {
    const { argo } = this.context;
    const components = holder === undefined ? [] : argo.componentsOf(holder);
    if (holder === undefined || components.length === 0) {
      return undefined;
    }
    const needed = this.allowancesOf(holder).filter((allowance) => isIn(allowance, namespace) && isAbout(allowance, held));
    const wide = namespace === undefined ? needed.filter((each) => each.namespace === undefined) : needed;
    const rulesOf = (some: readonly Allowance[]) => some.filter(({ byNameOnly }) => !byNameOnly).map(({ rule }) => rule);
    const narrow = new Map<string, readonly PolicyRule[]>();
    for (const each of needed.filter((some) => !wide.includes(some))) {
      narrow.set(each.namespace ?? '', [...narrow.get(each.namespace ?? '') ?? [], ...rulesOf([each])]);
    }
    return {
      rules: rulesOf(wide),
      inNamespaces: narrow,
      isConfigured: needed.some(({ byNameOnly }) => byNameOnly),
      lends: components.some((each) => argo.lendsAccess(each)),
    };
  }

  /** Whether what is needed is as bad as all that is held, so the rest changes nothing. */
  private isMatchedBy(needed: readonly Held[], { check, holder, namespace, held, lists = [] }: Draft): boolean {
    if (holder === undefined || lists.length !== 1 || needed.length === 0) {
      return false;
    }
    const grading = { subject: holder, namespace, minor: this.context.minor };
    return gradeHeld(checkOf(check), [needed], grading) === gradeHeld(checkOf(check), [held], grading);
  }

  private isExpected(held: Held): boolean {
    return this.isDefault(held.grant, held.holder) || this.isNeeded(held);
  }

  /** Whether Kubernetes or its installer makes the binding, with that role and subject. */
  private isDefault(grant: Grant, holder: Subject | undefined): boolean {
    if (!this.defaultNames.has(grant.binding.name)) {
      return false;
    }
    let isDefault = this.defaultGrants.get(grant);
    if (isDefault === undefined) {
      isDefault = this.findDefault(grant, holder);
      this.defaultGrants.set(grant, isDefault);
    }
    return isDefault;
  }

  private findDefault({ binding, role, namespace }: Grant, holder: Subject | undefined): boolean {
    const subject = holder === undefined ? '' : subjectText(holder);
    const { roleRef } = binding;
    const isOurs = this.defaults.get(keyOf(binding))?.some((known) =>
      known.roleRef.kind === roleRef.kind && known.roleRef.name === roleRef.name && known.subjects.has(subject)) === true;
    const isInstallers = namespace === undefined
      && INSTALLER_BINDINGS.some((each) => each.binding === binding.name && each.role === roleRef.name && each.subject === subject);
    return (isOurs || isInstallers) && this.context.isOfKubernetes(role.identity);
  }

  private isNeeded({ verb, apiGroup, resource, names, grant: { namespace }, holder }: Held): boolean {
    const allowances = this.allowancesOf(holder);
    if (allowances.length === 0) {
      return false;
    }
    const permissions = names === undefined ? [{ verb, apiGroup, resource }]
      : names.map((resourceName) => ({ verb, apiGroup, resource, resourceName }));
    const fitting = allowances
      .filter((allowance) => (allowance.namespace === undefined || allowance.namespace === namespace)
        && !(allowance.byNameOnly && names === undefined));
    const index = PermissionIndex.of(fitting.map(({ rule }) => rule));
    return fitting.length > 0 && permissions.every((permission) => coverersOf(permission, index).length > 0);
  }

  private isServedByComponent({ holder, namespace }: Draft): boolean {
    return holder !== undefined && this.context.argo.componentsOf(holder).some(({ serves }) => serves === undefined || serves === namespace);
  }

  private allowancesOf(holder: Subject): readonly Allowance[] {
    if (this.context.argo.components.length === 0) {
      return [];
    }
    const key = subjectText(holder);
    let allowances = this.allowed.get(key);
    if (allowances === undefined) {
      allowances = this.context.argo.componentsOf(holder).flatMap((component) => allowancesOf(component, this.context));
      this.allowed.set(key, allowances);
    }
    return allowances;
  }
}

function isIn(allowance: Allowance, namespace: string | undefined): boolean {
  return allowance.namespace === undefined || namespace === undefined || allowance.namespace === namespace;
}

/** Whether it is about some of what is held, stars included. */
function isAbout({ rule: { apiGroups = [], resources = [] } }: Allowance, held: readonly Held[]): boolean {
  return held.some((each) => (each.apiGroup === WILDCARD || apiGroups.includes(each.apiGroup))
    && resources.some((resource) => entriesMatchingResource(resource).includes(each.resource)));
}

function keyOf({ kind, namespace, name }: { readonly kind: string; readonly namespace?: string; readonly name: string }): string {
  return JSON.stringify([kind, namespace ?? null, name]);
}

function allowancesOf(component: ArgoComponent, { options, argo }: ReviewContext): Allowance[] {
  const version = options.argoVersion ?? component.version;
  const versions = version === undefined ? ArgoVersion.known : [version];
  const usesSingleSignOn = component.component === 'server' && argo.singleSignOnServers.concat(argo.servers.filter(({ flags }) => flags.values('auth-mode').includes('sso'))).includes(component);
  return INSTALL_NEEDS
    .filter((need) => need.component === component.component && versions.some((each) => isNeededBy(need, each)))
    .filter(({ trigger }) => usesSingleSignOn || !trigger.some(isOfSingleSignOn))
    .map((need) => ({ namespace: placeOf(need, component), rule: ruleOf(need), byNameOnly: need.names.kind === 'configured' && need.names.otherwise === undefined }));
}

function ruleOf(need: Need<InstallTrigger>): PolicyRule {
  const { rule } = grantOf(need, [ANY_NAME]).statement;
  return need.names.kind === 'configured' ? { ...rule, resourceNames: [] } : rule;
}

function placeOf({ place }: Need<InstallTrigger>, { serves, workload }: ArgoComponent): string | undefined {
  switch (place) {
    case 'cluster':
      return undefined;
    case 'install':
      return workload.namespace;
    default:
      return serves;
  }
}
