import { HeldCheck, heldChecksFor, questionsOf } from './conditions/held-checks';
import { ArgoFacts } from './facts/argo-facts';
import { ControlPlaneNodes } from './facts/control-plane-nodes';
import { PodSecurityLabels } from './facts/pod-security';
import { RunningAccounts } from './facts/running-accounts';
import { WorkflowFacts } from './facts/workflow-facts';
import { isAccount, namespaceOf, Workload, workloadsOf } from '../access/workload';
import { Holdings } from './holdings/holdings';
import { SharedQuestions } from './holdings/question';
import { ReviewOptions } from './review-options';
import { SharedReview } from './shared-review';
import { identityText, ObjectIdentity, OtherObject } from '../access/access-object';
import { bootstrapRoles } from '../access/bootstrap/bootstrap-roles';
import { EffectiveAccess } from '../access/effective-access';
import { Subject, subjectText } from '../access/subject';
import { missing } from '../rbac/coverage';
import { ResourceScope } from '../resources/resource-info';

/** The access that Kubernetes creates itself. */
interface BootstrapAccess {
  readonly access: EffectiveAccess;

  /** Its roles. */
  readonly names: ReadonlySet<string>;
}

function bootstrapAccess({ kubernetesVersion }: ReviewOptions): BootstrapAccess {
  return {
    access: new EffectiveAccess({ roles: [], bindings: [], others: [] }, { kubernetesVersion }),
    names: new Set(bootstrapRoles(kubernetesVersion).map(identityText)),
  };
}

/** The facts that conditions use: the access, and what the input says about workloads, accounts and Argo Workflows. */
export class ReviewContext {
  /** The subjects whose access is reviewed. */
  public readonly subjects: readonly Subject[];
  public readonly workloads: readonly Workload[];
  public readonly running: RunningAccounts;
  public readonly argo: ArgoFacts;
  public readonly workflows: WorkflowFacts;
  public readonly podSecurity: PodSecurityLabels;
  public readonly controlPlaneNodes: ControlPlaneNodes;
  /** The checks on what subjects hold that can find something here. */
  public readonly heldChecks: readonly HeldCheck[];
  public readonly holdings: Holdings;

  /** The Kubernetes minor of 1, where the version of the API server is known. */
  public readonly minor: number | undefined;

  /** By namespace, then by name: the ServiceAccounts of the input. */
  public readonly accounts: ReadonlyMap<string, ReadonlyMap<string, OtherObject>>;

  private bootstrap: BootstrapAccess | undefined;

  /**
   * @param shared Findings that another state also has.
   * @param only The subjects whose access is reviewed, by their texts: all by default.
   */
  constructor(
    public readonly access: EffectiveAccess, public readonly options: ReviewOptions, public readonly shared?: SharedReview,
    only?: ReadonlySet<string>,
  ) {
    const { objects } = access;
    this.subjects = only === undefined ? access.subjects : access.subjects.filter((subject) => only.has(subjectText(subject)));
    this.workloads = workloadsOf(objects);
    this.argo = new ArgoFacts(objects, this.workloads);
    this.workflows = new WorkflowFacts(objects);
    this.running = new RunningAccounts(access, this.workloads, this.workflows, this.argo);
    this.podSecurity = new PodSecurityLabels(objects.others);
    this.controlPlaneNodes = new ControlPlaneNodes(objects.others);
    this.heldChecks = heldChecksFor(this);
    this.holdings = new Holdings(access, (shared?.questions ?? new SharedQuestions()).indexOf(questionsOf(this.heldChecks)));
    this.minor = options.kubernetesVersion === undefined ? undefined : Number(options.kubernetesVersion.split('.')[1]);
    const accounts = new Map<string, Map<string, OtherObject>>();
    for (const account of objects.others.filter(isAccount)) {
      const ofNamespace = accounts.get(namespaceOf(account)) ?? new Map<string, OtherObject>();
      accounts.set(namespaceOf(account), ofNamespace.set(account.name, account));
    }
    this.accounts = accounts;
  }

  /** Whether a role is as Kubernetes makes it, or grants less. */
  public isOfKubernetes(identity: ObjectIdentity): boolean {
    this.bootstrap ??= bootstrapAccess(this.options);
    if (!this.bootstrap.names.has(identityText(identity))) {
      return false;
    }
    const [own, role] = [this.bootstrap.access.findRole(identity), this.access.findRole(identity)];
    return role.role?.bootstrap !== undefined || missing(own.permissions(ResourceScope.CLUSTER), role.permissions(ResourceScope.CLUSTER)).isEmpty;
  }

  /** The account of the input that a subject is. */
  public accountOf(subject: Subject): OtherObject | undefined {
    return subject.kind === 'ServiceAccount' ? this.accounts.get(subject.namespace)?.get(subject.name) : undefined;
  }
}
