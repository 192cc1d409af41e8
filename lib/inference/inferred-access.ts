import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { loadInference } from './access-inference';
import { givenOptionDiagnostics } from './given-options';
import { AcknowledgedUnknown, InferredAccessProps, InferredPatch } from './inferred-access-props';
import { InferredIdentity, InferredUnknown, InferredWorkflow } from './inferred-workflow';
import { ArgoFeature } from '../argo/features/generated/argo-feature';
import { DedicatedServiceAccount } from '../constructs/dedicated-service-account';
import { describeIdentity, describeWorkflow } from './access/describe-workflow';
import { formatDiagnostic, formatIssues } from '../diagnostics/format-diagnostic';
import { diagnostic, issue } from '../diagnostics/issue';
import { quote } from '../diagnostics/printable-text';
import { readManifestFiles } from '../manifest-files/manifest-files';
import { AccessPlan, planAccess, PlannedAccount } from './plan/account-plan';
import { givenAccountDiagnostics } from './plan/given-names';
import { plannedFeatures } from './plan/planned-features';
import { ANY_WORKFLOW } from './workflows/workflow-kind';
import { ruleOf } from '../rbac/expansion';
import { IGrant, INamespacedGrant } from '../resources/grant';
import { GrantStatement } from '../resources/grant-statement';
import { ResourceScope } from '../resources/resource-info';
import { Need } from './access/need';

/**
 * The accounts that workflows run under, with what their manifests need and no more.
 *
 * Accounts, roles and bindings are made for every account that the manifests name, and one for each workflow that names none; workflows
 * that share an account share its role. Permissions that the manifests leave open are listed in `unknown`, and are errors when the app is synthesized,
 * unless each is acknowledged with a reason.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/workflow-rbac/
 */
export class InferredAccess extends Construct {
  /** The accounts, in the order in which the manifests use them. */
  public readonly accounts: DedicatedServiceAccount[];

  /** The permissions of each of these accounts, and why it has them. */
  public readonly identities: InferredIdentity[];

  /** The needs of each manifest from the accounts that it names, as data. */
  public readonly workflows: InferredWorkflow[];

  /** Permissions that the manifests leave open. Nothing is granted for them. */
  public readonly unknown: InferredUnknown[];

  /**
   * The access that the controller needs: the features for `ArgoWorkflowsInstall`.
   *
   * Locks in a database are not among them: their Secrets are named in the configuration of the controller only.
   */
  public readonly features: ArgoFeature[];

  /** The fields to set in the manifests that name no account, so they use theirs. */
  public readonly patches: InferredPatch[];

  /**
   * Infers the access, and makes accounts, roles and bindings.
   *
   * @param scope The construct it is a part of, in a chart.
   * @param id The id in that construct.
   * @param props The manifests, and the settings that they leave open.
   * @throws when a file can't be read or a manifest is wrong, with every diagnostic, or when the input has no workflow
   */
  constructor(scope: Construct, id: string, props: InferredAccessProps) {
    super(scope, id);
    const wrongTypes = givenOptionDiagnostics(props);
    if (wrongTypes.length > 0) {
      this.refuse(wrongTypes.map((each) => `  ${formatDiagnostic(each)}`).join('\n'));
    }
    const { files = [], text, serviceAccountName, acknowledged = [], ...options } = props;
    const read = readManifestFiles(files);
    const sources = [...read.sources, ...text === undefined ? [] : [{ file: '-', text }]];
    const namespace = props.namespace ?? Chart.of(this).namespace;
    const { studies, diagnostics } = loadInference().inferAccess(sources, { ...options, namespace });
    const wrong = [...givenAccountDiagnostics(serviceAccountName, 'serviceAccountName'), ...read.diagnostics, ...diagnostics];
    if (wrong.length > 0) {
      this.refuse(wrong.map((each) => `  ${formatDiagnostic(each)}`).join('\n'));
    }
    if (studies.length === 0) {
      this.refuse(formatIssues([issue('inference/no-workflow', '',
        `The input has no ${ANY_WORKFLOW}.`, 'Give manifests in files or text.')]));
    }
    const plan = planAccess(studies, serviceAccountName);
    this.workflows = studies.map(describeWorkflow);
    this.unknown = this.workflows.flatMap(({ file, unknown }) => unknown.map((each) => ({ file, ...each })));
    this.features = plannedFeatures(studies, plan).features;
    this.patches = plan.patches.map(({ file, line, kind, workflow, path, serviceAccount: value }) => ({ file, line, kind, workflow, path, value }));
    this.identities = plan.accounts.map(({ name, namespace: own, scoped }) => describeIdentity({ name, scoped }, own, describePlace));
    this.accounts = this.defineAccounts(plan);
    this.node.addValidation({ validate: () => this.acknowledgementErrors(acknowledged) });
  }

  private refuse(diagnostics: string): never {
    throw new Error(`${this.node.path}: the access can't be inferred:\n${diagnostics}`);
  }

  private defineAccounts({ accounts }: AccessPlan): DedicatedServiceAccount[] {
    const ids = new Set<string>();
    return accounts.map((planned) => {
      const namespace = planned.namespace === '' ? undefined : planned.namespace;
      const account = new DedicatedServiceAccount(this, accountId(planned, ids), {
        metadata: { name: planned.name, namespace },
        automountServiceAccountToken: planned.mountsToken,
        tokenSecret: planned.tokenSecret,
      });
      this.grant(account, planned);
      return account;
    });
  }

  private grant(account: DedicatedServiceAccount, { scoped }: PlannedAccount): void {
    for (const { scope, because } of scoped) {
      switch (scope.kind) {
        case 'workflow':
          account.allow(...namespacedGrants(because));
          break;
        case 'namespace':
          account.allowIn(scope.namespace, ...namespacedGrants(because));
          break;
        case 'cluster':
          account.allowClusterWide(...because.map(grantOf));
      }
    }
  }

  private acknowledgementErrors(acknowledged: readonly AcknowledgedUnknown[]): string[] {
    const open = this.unknown.filter((unknown) => !acknowledged.some((each) => isAbout(each, unknown)));
    const useless = acknowledged.filter((each) => !this.unknown.some((unknown) => isAbout(each, unknown)));
    const unreasoned = acknowledged.filter(({ reason }) => reason.trim() === '');
    const wrong = [
      ...useless.map(({ template, where }) => issue('inference/useless-acknowledgement', 'acknowledged',
        `Nothing is unknown in template '${template}'${where === undefined ? '' : ` at ${where}`}.`, 'Leave the acknowledgement out.')),
      ...unreasoned.map(({ template }) => issue('inference/unreasoned-acknowledgement', 'acknowledged',
        `The acknowledgement for template ${quote(template)} has no reason.`, 'Say in a few words why that is safe.')),
    ];
    return [
      ...open.map(({ template, file = '-', line, where, why }) => formatDiagnostic(diagnostic('inference/unknown-access', { kind: 'file', file, line },
        `${where}: ${why}`, `Or acknowledge it: { template: '${template}', where: '${where}', reason: '…' }.`))),
      ...wrong.map((each) => formatIssues([each]).trim()),
    ];
  }
}

/** Names have dots, so the account `b` of the namespace `a` and one `a.b` without a namespace need a number to differ. */
function accountId({ namespace, name }: PlannedAccount, taken: Set<string>): string {
  const id = [namespace, name].filter((part) => part !== '').join('.');
  let free = id;
  for (let number = 2; taken.has(free); number++) {
    free = `${id}-${number}`;
  }
  taken.add(free);
  return free;
}

function isAbout({ template, where }: AcknowledgedUnknown, unknown: InferredUnknown): boolean {
  return template === unknown.template && (where === undefined || where === unknown.where);
}

function describePlace({ file, line }: { readonly file: string; readonly line: number }): { file: string; line: number } {
  return { file, line };
}

/** Returns a need as a grant with its reason. Needs from Argo's own tables and kubectl's calls require no further check. */
function grantOf(need: Need): INamespacedGrant | IGrant {
  const { permission, scope, template, place, why } = need;
  const statement = GrantStatement._of({
    rule: ruleOf(permission),
    scope: scope.kind === 'cluster' ? ResourceScope.CLUSTER : ResourceScope.NAMESPACED,
    reasons: [`${template} (${place.file}:${place.line}): ${why}`],
    check: () => [],
  });
  return scope.kind === 'cluster' ? { statement } : { statement, namespaced: true };
}

/** Returns the grants for needs in a namespace. */
function namespacedGrants(needs: readonly Need[]): INamespacedGrant[] {
  return needs.map(grantOf).filter((grant): grant is INamespacedGrant => 'namespaced' in grant);
}
