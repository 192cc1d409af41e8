import { InferenceReport, ReportedInference, ReportOptions } from './inference-report';
import { bindableAccounts, PlannedRole, reasonsOf, rolesOf } from './planned-roles';
import { remarksOf, summaryOf, usageOf } from './report-remarks';
import { AccessPlan, planAccess, PlannedAccount } from '../../../inference/plan/account-plan';
import { TOKEN_SECRET, tokenSecretName } from '../../../rbac/account-object-names';
import { comment, objectYaml, roleDocuments } from '../../report/role-yaml';

/** Writes ServiceAccounts, roles and bindings, ready to apply, with comments that say why. */
export function writeYaml({ studies }: ReportedInference, options: ReportOptions): InferenceReport {
  const plan = planAccess(studies, options.serviceAccount);
  const { accounts, diagnostics } = bindableAccounts(plan);
  const documents = accounts.flatMap((account) =>
    [...accountDocuments(account, plan), ...rolesOf(account).flatMap((role) => documentsOf(account, role))]);
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
    comment(usage) + objectYaml(account),
    ...tokenSecret ? [comment(['Argo mounts the token of this account from here.']) + objectYaml(secret)] : [],
  ];
}

function documentsOf(account: PlannedAccount, role: PlannedRole): string[] {
  return roleDocuments({
    ...role,
    subject: { kind: 'ServiceAccount', name: account.name, ...account.namespace !== '' && { namespace: account.namespace } },
    reasonsOf: (rule) => reasonsOf(role, rule).map(({ permission, template, place, why }) =>
      `${permission.verb}: ${template} (${place.file}:${place.line}): ${why}`),
  });
}
