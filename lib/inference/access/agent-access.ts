import { isKnown, namedAccount } from './account';
import { executorRules } from './executor-access';
import { WorkflowStudy } from './workflow-study';
import { ACCOUNT_ANNOTATIONS } from '../../argo/argo-names';
import { Field, Place } from '../../manifests/field';
import { tokenSecretName } from '../../rbac/account-object-names';
import { valueOf } from '../workflows/substitution';
import { runsInAgent } from '../workflows/template-type';
import { TemplateRun } from '../workflows/template-walk';

/** Finds what an HTTP or plugin template needs: the agent of the workflow runs it, under the workflow's own account. */
export function studyAgent(run: TemplateRun, study: WorkflowStudy): void {
  const { type, template, name } = run;
  if (type === undefined || !runsInAgent(type)) {
    return;
  }
  const { findings } = study;
  const account = study.workflowAccount();
  const place = template.at(type).place ?? study.place;
  for (const { rule, why } of executorRules('agent', study)) {
    findings.addRule(rule, { account, use: 'agent', template: name, place, why });
  }
  if (isKnown(account)) {
    findings.addNote('agent-token', place,
      `The agent mounts a token Secret of the account ${account.name}: ${tokenSecretName(account.name)}, or what its annotation `
      + `${ACCOUNT_ANNOTATIONS.TOKEN} names.`);
  }
  if (type === 'plugin') {
    const plugins = template.at('plugin').entries().map(([plugin]) => plugin).join(', ');
    findings.addUnknown(name, place, place.toString(),
      `The manifest does not say which permissions the plugin ${plugins} needs. See its documentation.`);
  } else {
    studyHeaders(run, study);
  }
  studyExecutorPlugins(run, study);
}

function studyHeaders(run: TemplateRun, study: WorkflowStudy): void {
  for (const header of run.template.at('http', 'headers').items()) {
    const field = header.at('valueFrom', 'secretKeyRef', 'name');
    if (field.text === undefined || field.place === undefined) {
      continue;
    }
    const secret = valueOf(field.text, run.values)?.text;
    if (secret === undefined) {
      study.findings.addUnknown(run.name, field.place, field.place.toString(),
        `The agent reads the Secret ${field.text}, which the manifest does not determine. Use a literal name.`);
      continue;
    }
    for (const { rule, why, fault } of executorRules('HTTP header Secrets', study, [secret])) {
      if (fault !== undefined) {
        study.findings.addUnknown(run.name, field.place, field.place.toString(), fault);
        continue;
      }
      study.findings.addRule(rule, { account: study.workflowAccount(), use: 'agent', template: run.name, place: field.place, why });
    }
  }
}

/**
 * Finds the accounts of the executor plugins: the agent has the sidecars of all of them, whatever it runs.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/controller/agent.go#L134 createAgentPod
 */
function studyExecutorPlugins({ name }: TemplateRun, study: WorkflowStudy): void {
  for (const { name: plugin, field, place } of pluginsWithToken(study)) {
    study.findings.addAccount(namedAccount(`${plugin}-executor-plugin`, field, place), 'plugin', name);
  }
}

/** The executor plugins that get the token of an account of their own. */
export function pluginsWithToken(study: WorkflowStudy): { readonly name: string; readonly field: Field; readonly place: Place }[] {
  return study.knownField(study.spec, 'WorkflowSpec.executorPlugins').items().flatMap((plugin) => {
    const field = plugin.at('metadata', 'name');
    const mounts = plugin.at('spec', 'sidecar', 'automountServiceAccountToken');
    return field.text !== undefined && mounts.flag === true && mounts.place !== undefined ? [{ name: field.text, field, place: mounts.place }] : [];
  });
}
