import type { App, Chart } from 'cdk8s';
import { checkAccount } from './account-check';
import { clientNeeds, workflowNeeds } from './account-needs';
import { CheckedAccount, checkedAccount } from './checked-account';
import { componentAccounts } from './component-accounts';
import { installNeeds } from './install-needs';
import { withUnboundRoles } from './unbound-roles';
import { AccessObjects } from '../access/access-object';
import { EffectiveAccess } from '../access/effective-access';
import { readAccessObjects } from '../access/read-access-objects';
import { Subject } from '../access/subject';
import { ClientAccess } from '../argo/client/client-access';
import { ClientAccessProps } from '../argo/client/client-access-props';
import { RunningComponent } from '../argo/install/component-program';
import { InstallAccess } from '../argo/install/install-access';
import { ArgoWorkflowsInstallProps } from '../argo/install/install-props';
import { Diagnostic } from '../diagnostics/diagnostic';
import { formatDiagnostic, formatIssues } from '../diagnostics/format-diagnostic';
import { Issue, issue } from '../diagnostics/issue';
import { loadInference } from '../inference/access-inference';
import { givenOptionDiagnostics } from '../inference/given-options';
import { InferenceOptions } from '../inference/inference-options';
import { ANY_WORKFLOW } from '../inference/workflows/workflow-kind';
import { parseManifests } from '../manifests/parse-manifests';
import { validateNamespaceName, validateServiceAccountName } from '../rbac/validation/object-names';
import { isAbsent, membersOf, validateObject } from '../rbac/validation/plain-data';

/** How manifests are read. */
export interface AccessCheckOptions {
  /**
   * The namespace of objects that name none.
   *
   * @default 'default'
   */
  readonly namespace?: string;
}

/** The accounts of an install, where the manifests don't determine them. */
export interface InstallAccounts {
  /**
   * The account of the controller: `NAMESPACE/NAME`.
   *
   * @default - the account of the workload that runs the controller, otherwise the one whose access fits best
   */
  readonly controller?: string;

  /**
   * The account of the server: `NAMESPACE/NAME`.
   *
   * @default - the account of the workload that runs the server, otherwise the one whose access fits best
   */
  readonly server?: string;
}

/**
 * Compares access that is granted with access that is needed, for a test of infrastructure code.
 *
 * It answers as `argo-rbac check` does. A role that nothing binds is checked as if an account with its name held it.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/security/
 */
export class AccessCheck {
  /**
   * Reads the roles and bindings that a chart makes.
   *
   * @param chart The chart, when all is in it.
   * @throws when this isn't a chart, or Kubernetes would reject a role or binding of it, with every diagnostic
   */
  public static ofChart(chart: Chart): AccessCheck {
    AccessCheck.refuse(typeof chart?.toJson === 'function' ? [] : [issue('construct/invalid-choice', 'chart', "The value isn't a Chart.", 'Give a chart of cdk8s.')]);
    return AccessCheck.read(chart.toJson().map((object) => JSON.stringify(object)).join('\n---\n'), chart.namespace);
  }

  /**
   * Reads the roles and bindings that all charts of an app make.
   *
   * @param app The app, when all is in it.
   * @throws when this isn't an app, or Kubernetes would reject a role or binding of it, with every diagnostic
   */
  public static ofApp(app: App): AccessCheck {
    AccessCheck.refuse(typeof app?.synthYaml === 'function' ? [] : [issue('construct/invalid-choice', 'app', "The value isn't an App.", 'Give an app of cdk8s.')]);
    return AccessCheck.read(app.synthYaml());
  }

  /**
   * Reads roles and bindings from a text.
   *
   * @param text YAML with any number of documents, or JSON.
   * @param options The namespace of objects that name none.
   * @throws when the text can't be read, or Kubernetes would reject a role or binding of it, with every diagnostic
   */
  public static ofText(text: string, options: AccessCheckOptions = {}): AccessCheck {
    const { namespace } = membersOf(options);
    AccessCheck.refuse([
      ...typeof text === 'string' ? [] : [issue('rbac/wrong-type', 'text', 'The text is missing.', 'Give YAML or JSON.')],
      ...validateObject(options, 'options'),
      ...isAbsent(namespace) ? [] : validateNamespaceName(namespace, 'namespace'),
    ]);
    return AccessCheck.read(text, options.namespace);
  }

  private static read(text: string, namespace?: string): AccessCheck {
    const { objects, diagnostics } = parseManifests({ file: '-', text });
    const reading = readAccessObjects(objects, namespace);
    AccessCheck.refusePlaced([...diagnostics, ...reading.diagnostics].filter(({ severity }) => severity === 'error'));
    return new AccessCheck(reading.objects);
  }

  private static refuse(issues: readonly Issue[]): void {
    if (issues.length > 0) {
      throw new Error(`The access can't be checked:\n${formatIssues(issues)}`);
    }
  }

  private static refusePlaced(diagnostics: readonly Diagnostic[]): void {
    if (diagnostics.length > 0) {
      throw new Error(`The access can't be checked:\n${diagnostics.map((each) => `  ${formatDiagnostic(each)}`).join('\n')}`);
    }
  }

  private constructor(private readonly objects: AccessObjects) {}

  /**
   * Checks the accounts of the controller and the server of an install.
   *
   * @param props The version, scope and features of the install, as for `ArgoWorkflowsInstall`. The namespace is required here.
   * @param accounts The accounts, where the manifests don't determine them.
   * @returns the controller and the server, those of them that are found
   * @throws when the install isn't sound, or no account has access that a component needs, with every diagnostic
   */
  public checkInstall(props: ArgoWorkflowsInstallProps, accounts: InstallAccounts = {}): CheckedAccount[] {
    const { controller, server } = membersOf(accounts);
    AccessCheck.refuse([
      ...validateObject(props, 'props'),
      ...validateObject(accounts, 'accounts'),
      ...Object.entries({ controller, server }).flatMap(([name, account]) => isAbsent(account) ? [] : validateAccount(account, name)),
    ]);
    const plan = InstallAccess.plan(props);
    AccessCheck.refuse(plan.issues);
    const access = this.accessFor(plan.plan.layout.install);
    const given = new Map(Object.entries({ controller, server }).flatMap(([component, account]): [RunningComponent, Subject][] =>
      typeof account === 'string' ? [[component === 'controller' ? component : 'server', accountOf(account)]] : []));
    const found = componentAccounts(access, plan, given);
    AccessCheck.refuse(found.length > 0 ? [] : [issue('option/missing-option', 'accounts', 'No account in the input has access that a component needs.', 'Name the accounts.')]);
    return found.map(({ component, subject, assumption }) =>
      checkedAccount(checkAccount(access, installNeeds(plan, component, subject)), assumption === undefined ? [] : [assumption]));
  }

  /**
   * Checks the account of a client.
   *
   * @param account The account: `NAMESPACE/NAME`.
   * @param props The operations of the client and their namespaces, as for `ArgoClientAccess`.
   * @throws when the account or the client isn't sound, with every diagnostic
   */
  public checkClient(account: string, props: ClientAccessProps): CheckedAccount {
    AccessCheck.refuse([...validateAccount(account, 'account'), ...validateObject(props, 'props')]);
    const subject = accountOf(account);
    const plan = ClientAccess.plan(props, subject);
    AccessCheck.refuse(plan.issues);
    return checkedAccount(checkAccount(this.accessFor(subject.namespace), clientNeeds(plan, subject)));
  }

  /**
   * Checks the accounts of workflows.
   *
   * @param text The manifests of the workflows: YAML with any number of documents, or JSON.
   * @param options The version, the namespace, and how far to go.
   * @throws when a manifest is wrong, with every diagnostic, or when the text has no workflow
   */
  public checkWorkflows(text: string, options: InferenceOptions = {}): CheckedAccount[] {
    AccessCheck.refusePlaced([...givenOptionDiagnostics({ text }, ['text']), ...givenOptionDiagnostics(options)]);
    const { studies, diagnostics } = loadInference().inferAccess([{ file: '-', text }], options);
    AccessCheck.refusePlaced(diagnostics);
    AccessCheck.refuse(studies.length > 0 ? [] : [issue('inference/no-workflow', 'text',
      `The input has no ${ANY_WORKFLOW}.`, 'Give manifests.')]);
    const access = this.accessFor(options.namespace ?? 'default');
    return workflowNeeds(studies, access).map((needs) => checkedAccount(checkAccount(access, needs), needs.assumption === undefined ? [] : [needs.assumption]));
  }

  /** @param namespace Where a cluster role that nothing binds is taken to have its account. */
  private accessFor(namespace: string): EffectiveAccess {
    return new EffectiveAccess(withUnboundRoles(this.objects, namespace).objects);
  }
}

function validateAccount(account: unknown, field: string): Issue[] {
  const [namespace, name, more] = typeof account === 'string' ? account.split('/') : [];
  return namespace === undefined || name === undefined || more !== undefined
    ? [issue('rbac/wrong-type', field, "The value isn't an account.", 'Write NAMESPACE/NAME.')]
    : [...validateNamespaceName(namespace, field), ...validateServiceAccountName(name, field)];
}

/** Reads an account that has been validated. */
function accountOf(text: string): Extract<Subject, { kind: 'ServiceAccount' }> {
  const [namespace, name] = text.split('/');
  return { kind: 'ServiceAccount', namespace, name };
}
