import { componentAccount } from './component-account';
import { RunningComponent } from './component-program';
import { helmValuesOf } from './helm-values';
import { explainClient, explainSelection, InstallPermission } from './install-permission';
import { InstallAccounts, InstallPlan, planInstall } from './install-plan';
import { ArgoWorkflowsInstallProps } from './install-props';
import { InstallSettings, settingsOf } from './install-settings';
import { selectClientNeeds, validateChoices, validatePlan } from './install-validation';
import { InstallWording, MEMBER_WORDING } from './install-wording';
import { selectLentNeeds } from './lent-operations';
import { NeedSelection, selectNeeds } from './need-selection';
import { AccountDefinition } from '../../constructs/account-definition';
import { formatIssues } from '../../diagnostics/format-diagnostic';
import { Issue } from '../../diagnostics/issue';
import { ClientAccess, explainNeed } from '../client/client-access';
import { ClientAccessProps } from '../client/client-access-props';

/**
 * The access of an install, without constructs: what is wrong with it, or what it needs, and how Argo Workflows is set up for that.
 *
 * `ArgoWorkflowsInstall` draws it, and the command prints it.
 */
export class InstallAccess {
  /**
   * Plans an install.
   *
   * @param props The version, scope and features of the install. The plan doesn't assume a missing namespace.
   * @param wording How messages name features and scopes.
   */
  public static plan(props: ArgoWorkflowsInstallProps, wording: InstallWording = MEMBER_WORDING): InstallAccess {
    const wrong = validateChoices(props);
    if (wrong.length > 0) {
      return new InstallAccess(wrong);
    }
    const plan = planInstall(props);
    // Names that are missing are faults of their own, and rows that are limited to them can't be granted without.
    const named = plan.activations.filter(({ names }) => names?.length !== 0);
    const selections = [...selectNeeds(plan.version, named, plan.layout), ...selectLentNeeds(plan)];
    return new InstallAccess(validatePlan(plan, selections, wording), { plan, selections });
  }

  private constructor(
    /** Everything that is wrong with the props. With an issue among it, the other members have no answer. */
    public readonly issues: readonly Issue[],
    private readonly answer?: { readonly plan: InstallPlan; readonly selections: readonly NeedSelection[] },
  ) {}

  /** Everything that the props leave open, decided. */
  public get plan(): InstallPlan {
    return this.sound.plan;
  }

  /** The permissions of the controller and the server, where they apply, and why. */
  public get selections(): readonly NeedSelection[] {
    return this.sound.selections;
  }

  /** The accounts of the components and of the client, with their roles. */
  public get accounts(): Readonly<Record<keyof InstallAccounts, AccountDefinition>> {
    const { version } = this.plan;
    return {
      controller: this.accountOf('controller', `the workflow controller of Argo Workflows ${version}`),
      server: this.accountOf('server', `the server of Argo Workflows ${version}`),
      client: { ...this.client.account, description: `The account of a client of Argo Workflows ${version}.` },
    };
  }

  /** The operations of the client, and where they run. */
  public get clientProps(): ClientAccessProps {
    const { client, clientRoute: via, ownerReferencesPermissionEnforcement, version } = this.plan;
    return { version, operations: [...client], via, ownerReferencesPermissionEnforcement, namespaces: [...this.clientNamespaces] };
  }

  /** Where the client works: in the workflow namespaces, or where these aren't known, in its home. */
  private get clientNamespaces(): readonly string[] {
    const { layout: { workflow, install } } = this.plan;
    return workflow ?? [install];
  }

  /** Lists everything that the accounts may do: where, for which feature or operation, why, and how that is known. */
  public explain(): InstallPermission[] {
    const needs = selectClientNeeds(this.plan).flatMap((selection) => selection.needs);
    return [...this.selections.map(explainSelection), ...needs.map((need) => explainClient(explainNeed(need), this.clientNamespaces))];
  }

  /** Says how Argo Workflows has to be set up for the access to suffice, and what must not be used. */
  public settings(): InstallSettings {
    return settingsOf(this.plan);
  }

  /** Returns values for the Helm chart `argo-workflows` of argo-helm. */
  public helmValues(): { [key: string]: any } {
    return helmValuesOf(this.settings(), this.plan);
  }

  private get client(): ClientAccess {
    const { accounts, layout } = this.plan;
    return ClientAccess.plan(this.clientProps, { name: accounts.client, namespace: layout.install });
  }

  private accountOf(component: RunningComponent, title: string): AccountDefinition {
    const { accounts, layout } = this.plan;
    return componentAccount({
      account: accounts[component], title, layout, selections: this.selections.filter(({ purpose }) => purpose.component === component),
    });
  }

  private get sound(): { readonly plan: InstallPlan; readonly selections: readonly NeedSelection[] } {
    if (this.answer === undefined || this.issues.length > 0) {
      throw new Error(`The install isn't planned:\n${formatIssues(this.issues)}`);
    }
    return this.answer;
  }
}
