import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { waitGrants } from './resource-action-grants';
import { WorkflowAccess } from './workflow-access';
import { hasAgent } from './workflow-requirements';
import { WorkflowServiceAccountProps } from './workflow-service-account-props';
import { refuse } from '../../constructs/construct-error';
import { DedicatedServiceAccount, defineAccount, validateAccount } from '../../constructs/dedicated-service-account';
import { formatIssue } from '../../diagnostics/format-diagnostic';
import { Issue, issue } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';
import { PermissionSet } from '../../rbac/permission-set';
import { ArgoFeature } from '../features/generated/argo-feature';

/**
 * The account that the pods of a workflow run under, with what Argo and its templates need and no more.
 *
 * Submit with `argo submit --serviceaccount NAME`, or write `workflowSpec` into the spec of the workflow: what deletes artifacts and an
 * executor of its own are only used from there.
 *
 * The permissions of an account in its own namespace are in the role `<name of the account>-role`; roles elsewhere, and cluster roles, are called
 * `<namespace of the account>:<name of the account>-role`, so no two accounts share one.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/workflow-rbac/
 * @see https://argo-workflows.readthedocs.io/en/latest/service-accounts/
 */
export class WorkflowServiceAccount extends Construct {
  /** The account of the pods, and of the agent that runs HTTP and plugin templates. */
  public readonly serviceAccount: DedicatedServiceAccount;

  /** The account that Argo's containers and resource templates run under, the same one unless it is separate. */
  public readonly executor: DedicatedServiceAccount;

  /** The account that artifacts are deleted under, if they are. */
  public readonly artifactGarbageCollector?: DedicatedServiceAccount;

  /**
   * The part of a workflow's spec that uses these accounts: `serviceAccountName`, and where they are needed `executor`, `artifactGC`
   * and `automountServiceAccountToken`.
   *
   * It goes into the spec of a Workflow or WorkflowTemplate, or into `workflowSpec` of a CronWorkflow. An `artifactGC` of your own
   * must take in the one here.
   */
  public readonly workflowSpec: { [key: string]: unknown };

  /**
   * The access that the controller needs for such workflows: the features for `ArgoWorkflowsInstall`.
   *
   * The controller gets the accounts whose token Secrets it mounts, and for the agent and artifact garbage collection needs more of
   * its own.
   */
  public readonly installFeatures: ArgoFeature[];

  /**
   * Defines the account or accounts of a workflow.
   *
   * @param scope The construct it is a part of, in a chart.
   * @param id The id in that construct, and the account's name where the metadata gives none.
   * @param props The requirements of the workflow.
   * @throws when resource actions, grants or names make no sense, with all faults
   */
  constructor(scope: Construct, id: string, props: WorkflowServiceAccountProps = {}) {
    super(scope, id);
    const { separateExecutor = false, artifactGarbageCollection } = props;
    const name = props.metadata?.name ?? id;
    const access = WorkflowAccess.plan(props, { name, namespace: props.metadata?.namespace ?? Chart.of(this).namespace });
    refuse(this, "the accounts of the workflow can't be made", [...this.validateAccounts(props, access), ...access.issues]);

    const { pods, executor, artifactGarbageCollector } = access.accounts;
    const labels = props.metadata?.labels;
    this.serviceAccount = defineAccount(this, 'ServiceAccount', { ...pods, description: props.description, imagePullSecrets: props.imagePullSecrets }, props.metadata);
    this.executor = executor === pods ? this.serviceAccount : defineAccount(this, 'Executor', { ...executor, labels });
    this.artifactGarbageCollector = artifactGarbageCollector === undefined ? artifactGarbageCollection && this.executor
      : defineAccount(this, 'ArtifactGc', { ...artifactGarbageCollector, labels });
    this.workflowSpec = {
      serviceAccountName: this.serviceAccount.name,
      ...access.tokenForContainers ? {} : { automountServiceAccountToken: false },
      ...separateExecutor ? { executor: { serviceAccountName: this.executor.name } } : {},
      ...this.artifactGarbageCollector && { artifactGC: { serviceAccountName: this.artifactGarbageCollector.name } },
    };
    this.installFeatures = [
      ...hasAgent(props) ? [ArgoFeature.httpTemplates(this.serviceAccount.name)] : [],
      ...separateExecutor ? [ArgoFeature.executorServiceAccounts(this.executor.name)] : [],
      ...artifactGarbageCollection === undefined ? [] : [ArgoFeature.ARTIFACT_GARBAGE_COLLECTION],
    ];
    this.node.addValidation({ validate: () => this.validateWaits(props) });
  }

  /** The other accounts share all but the name with the first one. */
  private validateAccounts({ metadata, description, imagePullSecrets }: WorkflowServiceAccountProps, { otherNames }: WorkflowAccess): Issue[] {
    const { length } = metadata?.name ?? this.node.id;
    const faults = validateAccount(this.node, { metadata, description, imagePullSecrets });
    const isOfName = ({ field }: Issue) => field === 'metadata.name';
    return faults.some(isOfName) ? faults : [...faults, ...otherNames.flatMap((name) =>
      validateAccount(this.node, { metadata: { namespace: metadata?.namespace, name } })
        .filter(isOfName)
        .map((found) => ({ ...found, message: `With the ending ${quote(name.slice(length))} of another account, ${found.message}` })))];
  }

  /** A later grant to the account itself may let it get an object that a resource template deletes. */
  private validateWaits({ version, resourceActions = [] }: WorkflowServiceAccountProps): string[] {
    const rules = this.executor.role?.rules ?? [];
    const granted = PermissionSet.of(rules);
    return resourceActions
      .filter(({ namespace }) => namespace === undefined || namespace === this.executor.namespace)
      .filter((action) => waitGrants(action, rules, version).some(({ statement }) => !granted.covers(PermissionSet.of([statement.rule]))))
      .map(({ target: { info } }) => formatIssue(issue('workflow/delete-waits-forever', '',
        `The account may get the ${info.plural} that a resource template deletes, but not list and watch them, which kubectl then requests for a week.`,
        'Give containerGrants in place of allow(…).')));
  }
}
