import { dump } from 'js-yaml';
import { InferenceReport, ReportedInference, ReportOptions } from './inference-report';
import { bindableAccounts, PlannedRole, reasonsOf, rolesOf } from './planned-roles';
import { remarksOf, summaryOf, usageOf } from './report-remarks';
import { visible } from '../../../diagnostics/printable-text';
import { AccessPlan, planAccess, PlannedAccount } from '../../../inference/plan/account-plan';
import { bindingName, TOKEN_SECRET, tokenSecretName } from '../../../rbac/account-object-names';

const RBAC_API_VERSION = 'rbac.authorization.k8s.io/v1';

/** Writes ServiceAccounts, roles and bindings, ready to apply, with comments that say why. */
export function writeYaml({ studies }: ReportedInference, options: ReportOptions): InferenceReport {
  const plan = planAccess(studies, options.serviceAccount);
  const { accounts, diagnostics } = bindableAccounts(plan);
  const documents = accounts.flatMap((account) =>
    [...accountDocuments(account, plan), ...rolesOf(account).flatMap((role) => roleDocuments(account, role))]);
  const text = [comment(remarksOf(studies, plan)), ...documents].filter((part) => part !== '').join('---\n');
  return { text, diagnostics, summary: summaryOf(studies, { ...plan, accounts }, options) };
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

function roleDocuments(account: PlannedAccount, role: PlannedRole): string[] {
  const { kind, name, namespace, rules } = role;
  const metadata = { name, ...namespace !== '' && { namespace } };
  const rulesText = rules.map((rule) => {
    const reasons = [...new Set(reasonsOf(role, rule).map(({ permission, template, place, why }) =>
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
