import { dump } from 'js-yaml';
import { bindableAccounts } from './bindable-accounts';
import { InferenceReport, ReportedInference, ReportOptions } from './inference-report';
import { PlannedRole, rolesOf } from './planned-roles';
import { reasonsOfRule } from './rule-reasons';
import { visible } from '../../../diagnostics/printable-text';
import { featureText } from '../../../inference/access/controller-feature';
import { NoteCode } from '../../../inference/access/note';
import { WorkflowStudy } from '../../../inference/access/workflow-study';
import { AccessPlan, planAccess, PlannedAccount } from '../../../inference/plan/account-plan';
import { featuresOf } from '../../../inference/plan/planned-features';
import { nameOf, WorkflowObject } from '../../../inference/workflows/workflow-object';
import { bindingName, TOKEN_SECRET, tokenSecretName } from '../../../rbac/account-object-names';

/** What the accounts and Secrets below already mend. */
const MENDED: ReadonlySet<NoteCode> = new Set<NoteCode>(['default-account', 'agent-token', 'executor-token']);

const RBAC_API_VERSION = 'rbac.authorization.k8s.io/v1';

/** Writes ServiceAccounts, roles and bindings, ready to apply, with comments that say why. */
export function writeYaml({ studies }: ReportedInference, { serviceAccount }: ReportOptions): InferenceReport {
  const plan = planAccess(studies, serviceAccount);
  const { accounts, diagnostics } = bindableAccounts(plan);
  const documents = accounts.flatMap((account) =>
    [...accountDocuments(account, plan), ...rolesOf(account).flatMap((role) => roleDocuments(account, role))]);
  const text = [comment(headerOf(studies, plan)), ...documents].filter((part) => part !== '').join('---\n');
  return { text, diagnostics };
}

function headerOf(studies: readonly WorkflowStudy[], plan: AccessPlan): string[] {
  const unknown = studies.flatMap(({ findings }) => findings.unknown.map(({ place, where, why }) => `${place.file}:${place.line}: ${where}: ${why}`));
  const features = featuresOf(studies, plan).map(featureText);
  const notes = studies.flatMap(({ findings }) => findings.notes.filter(({ code }) => !MENDED.has(code)).map(({ code, place, text }) => `${place.file}:${place.line}: ${code}: ${text}`));
  return [
    ...unknown.length === 0 ? [] : ['Not granted, because the manifests do not tell it:', ...unknown.map(indent)],
    ...features.length === 0 ? [] : ['The controller needs these features:', indent([...new Set(features)].sort().join(', '))],
    ...notes.length === 0 ? [] : ['Notes:', ...notes.map(indent)],
  ];
}

function accountDocuments({ name, namespace, mountsToken, tokenSecret, workflows }: PlannedAccount, plan: AccessPlan): string[] {
  const account = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, ...namespace !== '' && { namespace } },
    automountServiceAccountToken: mountsToken,
  };
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: tokenSecretName(name),
      ...namespace !== '' && { namespace },
      annotations: { [TOKEN_SECRET.accountAnnotation]: name },
    },
    type: TOKEN_SECRET.type,
  };
  const usage = workflows.flatMap((workflow) => usageOf(workflow, name, plan));
  return [
    comment(usage) + write(account),
    ...tokenSecret ? [comment(['Argo mounts the token of this account from here.']) + write(secret)] : [],
  ];
}

/** Tells how a workflow comes to run under the account. */
function usageOf(workflow: WorkflowObject, account: string, { patches }: AccessPlan): string[] {
  const { file, kind, name } = workflow;
  const shown = `${kind} ${nameOf(workflow)} (${file})`.replace(/ {2,}/g, ' ');
  const own = patches.filter((patch) => patch.serviceAccount === account && patch.manifest === workflow);
  if (own.length === 0) {
    return [`For ${shown}, which names this account.`];
  }
  const isSubmittable = own.some(({ path }) => /^(items\[\d+\]\.)?spec\.serviceAccountName$/.test(path));
  const from = kind === 'WorkflowTemplate' || kind === 'ClusterWorkflowTemplate' ? `--from ${shellWord(`${kind.toLowerCase()}/${name}`)}` : shellWord(file);
  const others = own.filter(({ path }) => !/spec\.serviceAccountName$/.test(path) || !isSubmittable || kind === 'CronWorkflow');
  return [
    `For ${shown}, which names no account:`,
    ...isSubmittable && kind !== 'CronWorkflow' ? [indent(`argo submit --serviceaccount ${account} ${from}`)] : [],
    ...others.map(({ path, line }) => indent(`${file}:${line}: set ${path} to ${account}`)),
  ];
}

function roleDocuments(account: PlannedAccount, { kind, name, namespace, rules, because }: PlannedRole): string[] {
  const metadata = { name, ...namespace !== '' && { namespace } };
  const rulesText = rules.map((rule) => {
    const reasons = [...new Set(reasonsOfRule(rule, because).map(({ permission, template, place, why }) =>
      `${permission.verb}: ${template} (${place.file}:${place.line}): ${why}`))];
    return `  ${comment(reasons).replace(/\n(?=#)/g, '\n  ')}  ${write([rule]).replace(/\n(?=.)/g, '\n  ')}`;
  });
  const binding = {
    apiVersion: RBAC_API_VERSION,
    kind: `${kind}Binding`,
    metadata: { ...metadata, name: bindingName({ kind, name }) },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
    subjects: [{ kind: 'ServiceAccount', name: account.name, ...account.namespace !== '' && { namespace: account.namespace } }],
  };
  return [`${write({ apiVersion: RBAC_API_VERSION, kind, metadata })}rules:\n${rulesText.join('')}`, write(binding)];
}

function write(value: unknown): string {
  return dump(value, { lineWidth: -1 });
}

/** What YAML 1.1 takes for the end of a line ends a comment too, so no such character of a manifest may get into one. */
function comment(lines: readonly string[]): string {
  return lines.map((line) => `# ${visible(line)}\n`).join('');
}

/** Quotes what a shell would take for more than a word. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
}

function indent(line: string): string {
  return `  ${line}`;
}
