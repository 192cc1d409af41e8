import { StepStudy, Target } from './step-study';
import { WorkflowStudy } from './workflow-study';
import { polledPlural } from '../../argo/kubectl/polled-plural';
import { Place } from '../../manifests/field';
import { DEFAULT_ACCOUNT } from '../../rbac/account-object-names';
import { RBAC_API_GROUP } from '../../rbac/rbac-api-group';
import { ResourceScope } from '../../resources/resource-info';
import { ResourceKind } from '../kinds/kind-resolver';
import { RefusedStep, ResourceStep } from '../kubectl/resource-step';


/** Notes that kubectl ends before it calls Kubernetes. */
export function noteRefused(name: string, { action, what, fix }: RefusedStep, { findings }: WorkflowStudy, place: Place): void {
  findings.addNote('step-fails', place, `${name}: kubectl ${action} rejects ${what}, and calls nothing. ${fix}`);
}

/** Notes that nothing but the definition of a project says what a kind is served as: a cluster may serve another version of it. */
export function noteCommonKind(kind: ResourceKind | undefined, { study, place }: StepStudy): void {
  if (kind?.source !== undefined) {
    const resource = kind.apiGroup === '' ? kind.plural : `${kind.plural}.${kind.apiGroup}`;
    const scope = kind.scope === ResourceScope.CLUSTER ? 'cluster-scoped' : 'namespaced';
    study.findings.addNote('common-kind', place, `The kind ${kind.kind} is taken as ${resource}, ${scope}, as ${kind.source} defines it. `
      + `Where the cluster serves it otherwise, give its CustomResourceDefinition among the manifests, or ${study.options.names.apiResources}.`);
  }
}

/** Notes what holds for a step as a whole; returns whether it fails before it calls Kubernetes. */
export function noteStep({ run, study, step, place }: StepStudy): boolean {
  const { findings } = study;
  const { action, form, targets } = step;
  const hasOutputs = run.template.at('outputs', 'parameters').items().length > 0;
  if (action === 'delete' && (form.conditions === true || hasOutputs)) {
    findings.addNote('delete-fails', place,
      `${run.name} deletes, and has conditions or output parameters: it fails before it deletes anything. Leave them out.`);
    return true;
  }
  if (form.selector === true && action !== 'delete') {
    findings.addNote('step-fails', place, `${run.name} gets a list, which has no name: the step fails after it. Name one object.`);
  }
  if (action === 'replace' && form.force === true && form.dryRun !== true) {
    findings.addNote('step-fails', place,
      `${run.name}: kubectl also writes which object it has deleted, which Argo can't read: the step fails after it has replaced it. Leave --force out.`);
  }
  if (form.prune === true && form.dryRun !== true) {
    findings.addNote('step-fails', place,
      `${run.name}: kubectl also writes which objects it has pruned, which Argo can't read: a step that prunes any fails after that. Leave --prune out.`);
  }
  if (targets.length > 1 && (step.command === 'create' || step.command === 'apply')) {
    findings.addNote('several-objects', place,
      `${run.name} has ${targets.length} objects in its manifest: all are written, and then the step fails. Take one template for each.`);
  }
  if (step.repeatsKeys) {
    findings.addNote('repeated-key', run.template.at('resource', 'manifest').place ?? place,
      `${run.name} has a key more than once in a map of its manifest: kubectl takes the last one, as is done here. Leave one.`);
  }
  if (step.setOwnerReference) {
    findings.addNote('owner-reference', place,
      `${run.name} sets an owner reference: where the admission plugin OwnerReferencesPermissionEnforcement is on (OpenShift), it needs `
      + `update on workflows/finalizers too. ${study.options.names.includeOptional} grants it.`);
  }
  return false;
}

/** Notes what holds for one object; returns whether the step fails before it calls Kubernetes for it. */
export function noteTarget(target: Target, { run, study, step, place }: StepStudy): boolean {
  const { kind, object, scope } = target;
  const { findings } = study;
  const { action, form } = step;
  const refused = refusedObject(target, step);
  if (refused !== undefined) {
    findings.addNote('step-fails', place, `${run.name}: kubectl ${action} rejects ${refused}, and calls nothing for it. Change the manifest or the flags.`);
    return true;
  }
  const writes = action !== 'get' && action !== 'delete';
  if (object !== undefined) {
    const fields = { apiVersion: object.apiVersion, kind: object.kind, name: object.name, namespace: object.namespace };
    const replaceable = Object.entries(fields).filter(([, part]) => part.kind === 'known' && part.replaceable).map(([field]) => field);
    if (replaceable.length > 0) {
      findings.addNote('replaceable-value', place,
        `${run.name}: ${replaceable.join(', ')} of the object can be replaced by parameters when the workflow is submitted; `
        + 'other values need other access.');
    }
  }
  if (form.conditions === true && polledPlural(kind.kind) !== kind.plural && action !== 'delete') {
    findings.addNote('polled-plural', place,
      `${run.name} has conditions, and Argo polls ${kind.kind} as ${polledPlural(kind.kind)} in place of ${kind.plural}: the step fails, `
      + 'whatever it is granted.');
  }
  if (kind.apiGroup === RBAC_API_GROUP && writes) {
    findings.addNote('escalation', place,
      `${run.name} writes a ${kind.kind}: Kubernetes allows that only to who holds what it grants, or has escalate or bind on it.`);
  }
  if (kind.apiGroup === 'argoproj.io' && kind.kind === 'Workflow' && writes && action !== 'patch') {
    const account = object?.serviceAccount.kind === 'known' ? object.serviceAccount.text : DEFAULT_ACCOUNT;
    const where = scope.kind === 'namespace' ? ` in ${scope.namespace}` : '';
    findings.addNote('child-workflow', place,
      `${run.name} makes a workflow, which runs under ${account}${where} unless its template says otherwise: infer its access from its own manifest.`);
  }
  return false;
}

/** Returns the part of an object that kubectl rejects, if any. */
function refusedObject({ kind, hasName, object }: Target, { action, allNamespaces, namespace: given }: ResourceStep): string | undefined {
  const isNamespaced = kind.scope === ResourceScope.NAMESPACED;
  if (object === undefined) {
    return allNamespaces && isNamespaced && hasName ? 'a name with --all-namespaces' : undefined;
  }
  const { namespace: own } = object;
  if (allNamespaces && isNamespaced && own.kind === 'missing') {
    return 'an object without a namespace together with --all-namespaces';
  }
  if (object.name.kind === 'missing' && action !== 'create') {
    return 'an object without a name';
  }
  return isNamespaced && own.kind === 'known' && given.kind === 'known' && own.text !== given.text
    ? `an object of the namespace ${own.text} together with --namespace ${given.text}`
    : undefined;
}
