import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { InstallAccess } from './install-access';
import { InstallPermission, writePermissionTable } from './install-permission';
import { accountsOf, InstallAccounts } from './install-plan';
import { ArgoWorkflowsInstallProps } from './install-props';
import { InstallSettings } from './install-settings';
import { AccountDefinition } from '../../constructs/account-definition';
import { refuse } from '../../constructs/construct-error';
import { DedicatedServiceAccount, defineAccount, validateAccount } from '../../constructs/dedicated-service-account';
import { defineObject } from '../../constructs/object-definition';
import { Issue } from '../../diagnostics/issue';
import { ArgoClientAccess } from '../client/argo-client-access';
import { warnOfDelegation } from '../client/sso/sso-delegation';

/** A part of Argo Workflows that runs in the cluster: its ServiceAccount, and the roles that are bound to it alone. */
export class ArgoComponent extends Construct {
  /** @internal */
  public static _define(scope: Construct, id: string, account: AccountDefinition): ArgoComponent {
    return new ArgoComponent(scope, id, account);
  }

  /** The ServiceAccount that it runs under. */
  public readonly serviceAccount: DedicatedServiceAccount;

  private constructor(scope: Construct, id: string, account: AccountDefinition) {
    super(scope, id);
    this.serviceAccount = defineAccount(this, 'ServiceAccount', account);
  }
}

/**
 * The accounts of an install of Argo Workflows and the least access that they work with.
 *
 * It makes the ServiceAccounts of the controller, `<name>-argo`, of the server, `<name>-argo-server`, and of clients,
 * `<name>-argo-client`, each with roles of its own. The programs that run under them come from elsewhere: see `helmValues()` and `settings()`.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/security/
 */
export class ArgoWorkflowsInstall extends Construct {
  /** The controller. */
  public readonly controller: ArgoComponent;

  /** The server. */
  public readonly server: ArgoComponent;

  /** The client, for example a pipeline that submits workflows to the workflow namespaces. */
  public readonly client: ArgoClientAccess;

  private readonly access: InstallAccess;

  /**
   * Defines the accounts and roles of an install.
   *
   * @param scope The construct it is a part of, in a chart.
   * @param id The id in that construct, and the start of the accounts' names where the props give nothing else.
   * @param props The version, scope and features of the install, and its accounts.
   * @throws when the props contradict each other or the version, or give names that Kubernetes does not take, with all faults at once
   */
  constructor(scope: Construct, id: string, props: ArgoWorkflowsInstallProps) {
    super(scope, id);
    const { namespace = Chart.of(this).namespace, name = id } = props;
    this.access = InstallAccess.plan({ ...props, namespace, name });
    refuse(this, "the install can't be made", [...this.access.issues, ...this.takenAccounts(accountsOf(name), namespace)]);
    const { controller, server, client } = this.access.accounts;

    if (props.namespaceObject) {
      defineObject(this, 'Namespace', { kind: 'Namespace', metadata: { name: namespace } }, {});
    }
    this.controller = ArgoComponent._define(this, 'Controller', controller);
    this.server = ArgoComponent._define(this, 'Server', server);
    this.client = new ArgoClientAccess(this, 'Client', {
      ...this.access.clientProps,
      metadata: { name: client.name, namespace: client.namespace },
      description: client.description,
    });
    this.node.addValidation({ validate: () => this.warnOfDelegation() });
  }

  /** Returns everything that the three accounts may do: where, for which feature or operation, why, and how that is known. */
  public explain(): InstallPermission[] {
    return this.access.explain();
  }

  /** Writes the result of `explain()` as a table in Markdown. */
  public explainAsMarkdown(): string {
    return writePermissionTable(this.explain());
  }

  /** Returns how Argo Workflows has to be set up for these roles to suffice, and what must not be used. */
  public settings(): InstallSettings {
    return this.access.settings();
  }

  /**
   * Returns values for the Helm chart `argo-workflows` of argo-helm that make it use these accounts and write no RBAC of its own.
   *
   * Merge them with your own values. The chart must install the version of the props, by itself or by `images.tag`: version
   * 1.0.18 installs v4.0.
   *
   * @see https://github.com/argoproj/argo-helm/tree/main/charts/argo-workflows
   */
  public helmValues(): { [key: string]: any } {
    return this.access.helmValues();
  }

  /** Relations between the accounts of the app, which are all known when it is synthesized. */
  private warnOfDelegation(): string[] {
    const { version, serverAuthMode, layout } = this.access.plan;
    warnOfDelegation(this, { version, login: layout.singleSignOn, delegated: serverAuthMode._delegations.map(({ namespace }) => namespace) });
    return [];
  }

  /** Reports an account that another construct of the app makes. One cause makes all of them wrong, so the first is enough. */
  private takenAccounts({ server, client, controller }: InstallAccounts, namespace: string | undefined): Issue[] {
    if (this.access.issues.some(({ field }) => field === 'name')) {
      return [];
    }
    const found = [server, client, controller].map((name) => (
      validateAccount(this.node, { metadata: { name, namespace } }).filter(({ field }) => field === 'metadata.name')));
    return (found.find((issues) => issues.length > 0) ?? []).map((each) => ({ ...each, field: 'name' }));
  }
}
