import { AccountGrants } from './account-grants';
import { executorGrants } from './executor-grants';
import { askedOf, hasAgent, hasAny, validateWorkflow } from './workflow-requirements';
import { ArtifactGarbageCollector, WorkflowServiceAccountProps } from './workflow-service-account-props';
import { AccountDefinition } from '../../constructs/account-definition';
import { Issue } from '../../diagnostics/issue';
import { AccountName, tokenSecretName } from '../../rbac/account-object-names';
import { WorkflowIdentity } from '../needs/executor-needs';

/** The suffixes of the names of the other accounts. */
export const ACCOUNT_SUFFIXES = { EXECUTOR: '-executor', ARTIFACT_GC: '-artifact-gc' } as const;

/** The part that the properties alone decide: the names and namespaces of the accounts come from elsewhere. */
export type WorkflowAccessProps = Omit<WorkflowServiceAccountProps, 'metadata' | 'description' | 'imagePullSecrets'>;

/** The accounts of a workflow. */
export interface WorkflowAccounts<Account = AccountDefinition> {
  /** That of the pods, and of the agent. */
  readonly pods: Account;

  /** That of Argo's containers: the same one unless it is separate. */
  readonly executor: Account;

  /** That artifacts are deleted under, where it is one of its own. */
  readonly artifactGarbageCollector?: Account;
}

/**
 * The access of the accounts of a workflow, without constructs: what is wrong with it, or what they need.
 *
 * `WorkflowServiceAccount` draws it, and the command prints it.
 */
export class WorkflowAccess {
  /**
   * Plans the accounts of a workflow.
   *
   * @param props The requirements of the workflow.
   * @param account The name of the account of its pods, and its namespace where that is known.
   */
  public static plan(props: WorkflowAccessProps, account: AccountName): WorkflowAccess {
    return new WorkflowAccess(props, account, validateWorkflow(props, account.namespace));
  }

  private constructor(
    private readonly props: WorkflowAccessProps,
    private readonly named: AccountName,
    /** Everything that is wrong with the props. With an issue among it, the other members have no answer. */
    public readonly issues: readonly Issue[],
  ) {}

  /** The names of the accounts except the first one: they begin with its name. */
  public get otherNames(): string[] {
    const { pods, executor, artifactGarbageCollector } = this.names;
    return [...executor === pods ? [] : [executor.name], ...artifactGarbageCollector === undefined ? [] : [artifactGarbageCollector.name]];
  }

  /** Whether the containers of the user get a token. */
  public get tokenForContainers(): boolean {
    return !this.props.separateExecutor || hasAny(this.props.containerGrants);
  }

  /** The accounts with their roles, in the order in which they are written. */
  public get accounts(): WorkflowAccounts {
    const { pods, executor, artifactGarbageCollector } = this.names;
    const grants = this.grantsByName();
    // Executor and artifact garbage collector are named in the spec, and get their tokens from there whatever the accounts say.
    const account = ({ name, namespace }: AccountName, automountServiceAccountToken: boolean, hasTokenSecret: boolean): AccountDefinition => ({
      name,
      namespace,
      automountServiceAccountToken,
      tokenSecret: hasTokenSecret ? tokenSecretName(name) : undefined,
      roles: grants.get(name)?.roles ?? [],
    });
    const ofPods = account(pods, this.tokenForContainers, hasAgent(this.props));
    return {
      pods: ofPods,
      executor: executor === pods ? ofPods : account(executor, false, true),
      artifactGarbageCollector: artifactGarbageCollector && account(artifactGarbageCollector, false, false),
    };
  }

  private get names(): WorkflowAccounts<AccountName> {
    const { named: pods, props: { separateExecutor = false, artifactGarbageCollection } } = this;
    const called = (suffix: string): AccountName => ({ name: `${pods.name}${suffix}`, namespace: pods.namespace });
    return {
      pods,
      executor: separateExecutor ? called(ACCOUNT_SUFFIXES.EXECUTOR) : pods,
      artifactGarbageCollector: artifactGarbageCollection === ArtifactGarbageCollector.OWN_ACCOUNT ? called(ACCOUNT_SUFFIXES.ARTIFACT_GC) : undefined,
    };
  }

  private grantsByName(): ReadonlyMap<string, AccountGrants> {
    const { names, props } = this;
    const { version, containerGrants = [], resourceActions = [] } = props;
    const grantsOf = new Map<string, AccountGrants>();
    const to = (account: AccountName): AccountGrants => {
      const grants = grantsOf.get(account.name) ?? new AccountGrants(account, version);
      grantsOf.set(account.name, grants);
      return grants;
    };
    to(names.pods).add(...containerGrants);
    executorGrants(askedOf(props), version).forEach(({ identity, grant }) => to(accountOf(identity, names)).add(grant));
    const actions = props.ownerReferencesPermissionEnforcement
      ? resourceActions.map((action) => action._underOwnerReferencesPermissionEnforcement()) : resourceActions;
    actions.forEach((action) => to(names.executor).addAction(action));
    return grantsOf;
  }
}

function accountOf(identity: WorkflowIdentity, { pods, executor, artifactGarbageCollector }: WorkflowAccounts<AccountName>): AccountName {
  switch (identity) {
    case 'agent': return pods;
    case 'executor': return executor;
    case 'artifact garbage collector': return artifactGarbageCollector ?? executor;
  }
}
