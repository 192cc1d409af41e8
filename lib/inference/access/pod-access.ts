import { isKnown } from './account';
import { executorRules } from './executor-access';
import { apiClientsOf } from './user-containers';
import { WorkflowStudy } from './workflow-study';
import { ACCOUNT_ANNOTATIONS } from '../../argo/argo-names';
import { Field, Place } from '../../manifests/field';
import { tokenSecretName } from '../../rbac/account-object-names';
import { HdfsConfigMap, hdfsConfigMapsOf, inputArtifacts } from '../workflows/call-arguments';
import { runsInPod } from '../workflows/template-type';
import { TemplateRun } from '../workflows/template-walk';

/** Finds what the pod of a template needs, apart from what a resource template does to its target. */
export function studyPod(run: TemplateRun, study: WorkflowStudy): void {
  if (!runsInPod(run.type)) {
    return;
  }
  const { findings } = study;
  const { template, name } = run;
  const pod = study.podAccount(run);
  const executor = study.executorAccount(run);
  const account = executor ?? pod;
  const place = placeOf(template.at(run.type ?? ''), template, study);
  findings.addAccount(pod, 'pod', name);
  const use = executor === undefined ? 'pod' : 'executor';
  for (const { rule, why } of executorRules('pods', study)) {
    findings.addRule(rule, { account, use, template: name, place, why });
  }
  studyToken(run, study, executor !== undefined, place);
  if (executor !== undefined && isKnown(executor)) {
    findings.addNote('executor-token', executor.field.place,
      `The executor account ${executor.name} needs a token Secret: ${tokenSecretName(executor.name)}, or what its annotation `
      + `${ACCOUNT_ANNOTATIONS.TOKEN} names.`);
  }
  for (const configMap of hdfsConfigMaps(run)) {
    studyHdfs(configMap, run, study);
  }
  for (const { field, client } of apiClientsOf(run)) {
    if (field.place !== undefined) {
      findings.addUnknown(name, field.place, field.place.toString(), mountsToken(run, study)
        ? `The container seems to call Kubernetes by ${client}: its permissions depend on its program, and have to be granted in addition.`
        : `The container seems to call Kubernetes by ${client}, but it mounts no token (automountServiceAccountToken: false): what its account is granted `
          + "doesn't reach it.");
    }
  }
}

/** The field that says whether a pod mounts the token of its account. */
function automountField({ template }: TemplateRun, { spec }: WorkflowStudy): Field {
  const own = template.at('automountServiceAccountToken');
  return own.exists ? own : spec.at('automountServiceAccountToken');
}

function mountsToken(run: TemplateRun, study: WorkflowStudy): boolean {
  return automountField(run, study).flag !== false;
}

function studyToken(run: TemplateRun, study: WorkflowStudy, hasExecutor: boolean, place: Place): void {
  const field = automountField(run, study);
  const { name } = run;
  if (!mountsToken(run, study) && !hasExecutor) {
    study.findings.addNote('automount-without-executor', field.place ?? place,
      `${name} mounts no token (automountServiceAccountToken: false) and names no executor.serviceAccountName: Argo does not create its pod.`);
  }
}

/** Every configmap with a Kerberos configuration for what a pod reads or writes. */
function hdfsConfigMaps({ template, values, artifacts }: TemplateRun): HdfsConfigMap[] {
  const locations = [
    ...template.at('outputs', 'artifacts').itemsByName(),
    template.at('archiveLocation'),
    template.at('data', 'source', 'artifactPaths'),
  ];
  return [...inputArtifacts(template, artifacts, values).values(), ...locations.map((location) => hdfsConfigMapsOf(location, values))].flat();
}

function studyHdfs({ field, name: configMap }: HdfsConfigMap, run: TemplateRun, study: WorkflowStudy): void {
  const { place } = field;
  if (place === undefined) {
    return;
  }
  if (configMap === undefined) {
    study.findings.addUnknown(run.name, place, place.toString(),
      `The executor reads the configmap ${field.text ?? ''}, which the manifest does not determine. Use a literal name.`);
    return;
  }
  const executor = study.executorAccount(run);
  const account = executor ?? study.podAccount(run);
  const use = executor === undefined ? 'pod' : 'executor';
  for (const { rule, why, fault } of executorRules('HDFS configuration', study, [configMap])) {
    if (fault !== undefined) {
      study.findings.addUnknown(run.name, place, place.toString(), fault);
      continue;
    }
    study.findings.addRule(rule, { account, use, template: run.name, place, why });
  }
}

function placeOf(field: Field, template: Field, study: WorkflowStudy): Place {
  return field.place ?? template.place ?? study.place;
}
