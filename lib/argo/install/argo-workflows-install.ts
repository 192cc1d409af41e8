import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { refuse } from '../../constructs/construct-error';
import { validateAccount } from '../../constructs/dedicated-service-account';
import { defineObject } from '../../constructs/object-definition';
import { Fault } from '../../rbac/fault';
import { ArgoVersion } from '../argo-version';
import { ArgoComponent } from './argo-component';
import { helmValuesOf } from './helm-values';
import { explainClient, explainSelection, InstallPermission, writePermissionTable } from './install-permission';
import { InstallPlan, planInstall } from './install-plan';
import { InstallLayout, InstallScope } from './install-scope';
import { InstallSettings, settingsOf } from './install-settings';
import { validateInstall } from './install-validation';
import { selectLentNeeds } from './lent-operations';
import { NeedSelection, selectNeeds } from './need-selection';
import { ServerAuthMode } from './server-auth-mode';
import { validateChoice, validateEachChoice } from '../choice';
import { ArgoClientAccess } from '../client/argo-client-access';
import { ClientOperation } from '../client/client-operation';
import { warnOfDelegation } from '../client/sso/sso-delegation';
import { ArgoFeature } from '../features/argo-feature';
import { OptionalNeed } from '../features/optional-need';
import { ClientRoute } from '../needs/client/client-route';

/** What is installed, where, and what it is used for. */
export interface ArgoWorkflowsInstallProps {
  /** The version of Argo Workflows. */
  readonly version: ArgoVersion;

  /**
   * The namespace that the controller and the server run in.
   *
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * Whether to make the Namespace, for an install that has it for itself.
   *
   * @default false
   */
  readonly namespaceObject?: boolean;

  /**
   * The namespaces that hold workflows.
   *
   * @default InstallScope.namespaced()
   */
  readonly scope?: InstallScope;

  /**
   * What workflows and the server use.
   *
   * @default - none
   */
  readonly features?: ArgoFeature[];

  /**
   * What the controller is to do without. What is lost stands with each of them.
   *
   * @default - nothing
   */
  readonly without?: OptionalNeed[];

  /**
   * How the server knows its callers, and whose rights it uses for them.
   *
   * @default ServerAuthMode.CLIENT
   */
  readonly serverAuthMode?: ServerAuthMode;

  /**
   * What the client of the install does: presets and operations, as ArgoClientAccess takes them.
   *
   * It does it in the workflow namespaces, or where these are not known, in the install namespace.
   *
   * @default - ClientPreset.submitter()
   */
  readonly client?: ClientOperation[];

  /**
   * How the `argo` commands of the client reach Argo Workflows.
   *
   * @default ClientRoute.ARGO_SERVER
   */
  readonly clientRoute?: ClientRoute;

  /**
   * What the names of the accounts start with: `<name>-argo`, `<name>-argo-server` and `<name>-argo-client`.
   *
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The name of the controller configmap.
   *
   * @default 'workflow-controller-configmap'
   */
  readonly configMap?: string;

  /**
   * The instance ID of the configuration, where several controllers share namespaces.
   *
   * @default - none
   */
  readonly instanceId?: string;
}

/**
 * The accounts of an install of Argo Workflows and the least access that they work with.
 *
 * It makes the ServiceAccounts of the controller, `<name>-argo`, of the server, `<name>-argo-server`, and of clients,
 * `<name>-argo-client`, each with roles of its own. What runs under them comes from elsewhere: see `helmValues()` and `settings()`.
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

  private readonly plan: InstallPlan;
  private readonly selections: readonly NeedSelection[];

  /**
   * Defines the accounts and roles of an install.
   *
   * @param scope The construct it is a part of, in a chart.
   * @param id The id in that construct, and what the names of the accounts start with where the props give nothing else.
   * @param props What is installed, where, and what it is used for.
   * @throws when the props contradict each other or the version, or give names that Kubernetes does not take, with all faults at once
   */
  constructor(scope: Construct, id: string, props: ArgoWorkflowsInstallProps) {
    super(scope, id);
    const { namespace = Chart.of(this).namespace ?? '', name = id, version } = props;
    refuse(this, "the install can't be made", [
      ...validateChoice('version', version, ArgoVersion, 'ArgoVersion.V4_1'),
      ...validateEachChoice('features', props.features ?? [], ArgoFeature, 'ArgoFeature.CRON_WORKFLOWS'),
      ...validateEachChoice('client', props.client ?? [], ClientOperation, 'ArgoCommand.submit()'),
    ]);
    this.plan = planInstall(props, namespace);
    const accounts = { controller: `${name}-argo`, server: `${name}-argo-server`, client: `${name}-argo-client` };
    refuse(this, "the install can't be made", [
      ...validateInstall(this.plan),
      ...this.validateAccounts(namespace, [accounts.server, accounts.client, accounts.controller]),
    ]);
    const { layout, activations } = this.plan;
    this.selections = [...selectNeeds(version, activations, layout), ...selectLentNeeds(this.plan)];

    if (props.namespaceObject) {
      defineObject(this, 'Namespace', { kind: 'Namespace', metadata: { name: namespace } }, {});
    }
    this.controller = ArgoComponent._define(this, 'Controller', {
      account: accounts.controller,
      title: `the workflow controller of Argo Workflows ${version}`,
      layout,
      selections: this.selections.filter(({ purpose }) => purpose.component === 'controller'),
    });
    this.server = ArgoComponent._define(this, 'Server', {
      account: accounts.server,
      title: `the server of Argo Workflows ${version}`,
      layout,
      selections: this.selections.filter(({ purpose }) => purpose.component === 'server'),
    });
    this.client = new ArgoClientAccess(this, 'Client', {
      version,
      operations: [...this.plan.client],
      via: this.plan.clientRoute,
      ownerReferencesPermissionEnforcement: this.plan.ownerReferencesPermissionEnforcement,
      namespaces: clientNamespacesOf(layout),
      metadata: { name: accounts.client, namespace },
      description: `The account of a client of Argo Workflows ${version}.`,
    });
    this.node.addValidation({ validate: () => this.warnOfDelegation() });
  }

  /** Tells everything that the three accounts may do: where, for which feature or operation, why, and how that is known. */
  public explain(): InstallPermission[] {
    return [
      ...this.selections.map(explainSelection),
      ...this.client.explain().map((explanation) => explainClient(explanation, clientNamespacesOf(this.plan.layout))),
    ];
  }

  /** Writes what `explain()` tells as a table in Markdown. */
  public explainAsMarkdown(): string {
    return writePermissionTable(this.explain());
  }

  /** Tells how Argo Workflows has to be set up for these roles to suffice, and what must not be used. */
  public settings(): InstallSettings {
    return settingsOf(this.plan);
  }

  /**
   * Returns values for the Helm chart `argo-workflows` of argo-helm that make it use these accounts and write no RBAC of its own.
   *
   * They are to be merged with one's own values. The chart must install the version of the props, by itself or by `images.tag`: version
   * 1.0.18 installs v4.0.
   *
   * @see https://github.com/argoproj/argo-helm/tree/main/charts/argo-workflows
   */
  public helmValues(): { [key: string]: any } {
    const { configMap, serverAuthMode, activations } = this.plan;
    return helmValuesOf(this.settings(), {
      controllerAccount: this.controller.serviceAccount.name,
      serverAccount: this.server.serviceAccount.name,
      configMap,
      authModes: serverAuthMode._flags,
      clusterWorkflowTemplates: activations.some(({ trigger }) => trigger === 'cluster workflow templates'),
    });
  }

  /** Relations between the accounts of the app, which are all known when it is synthesized. */
  private warnOfDelegation(): string[] {
    const { version, serverAuthMode, layout } = this.plan;
    warnOfDelegation(this, { version, login: layout.singleSignOn, delegated: serverAuthMode._delegations.map(({ namespace }) => namespace) });
    return [];
  }

  /** One cause makes all of them wrong, so the first faults found are enough; the longest names come first. */
  private validateAccounts(namespace: string, names: string[]): Fault[] {
    const found = names.map((name) => validateAccount(this.node, { metadata: { name, namespace } }).filter(({ field }) => field === 'metadata.name'));
    return (found.find((faults) => faults.length > 0) ?? []).map((fault) => ({ ...fault, field: 'name' }));
  }
}

/** Where the client submits to; its home where the workflow namespaces are not known. */
function clientNamespacesOf({ install, workflow }: InstallLayout): string[] {
  return [...workflow ?? [install]];
}
