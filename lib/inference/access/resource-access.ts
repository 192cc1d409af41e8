import { IN_WORKFLOW_NAMESPACE, NeedScope } from './need';
import { noteCommonKind, noteRefused, noteStep, noteTarget } from './resource-notes';
import { StepStudy, Target } from './step-study';
import { WorkflowStudy } from './workflow-study';
import { ArgoVersion } from '../../argo/argo-version';
import { ActionVerbs, resourceActionVerbs } from '../../argo/kubectl/action-verbs';
import { polledPlural } from '../../argo/kubectl/polled-plural';
import { PRUNED_BY_DEFAULT, PrunedKind } from '../../argo/kubectl/pruned-kinds';
import { formatMessage } from '../../diagnostics/format-diagnostic';
import { placed } from '../../diagnostics/issue';
import { isPrintable, quote } from '../../diagnostics/printable-text';
import { Place } from '../../manifests/field';
import { Permission } from '../../rbac/permission';
import { validateNamespaceName } from '../../rbac/validation/object-names';
import { deadGrantIssues } from '../../resources/dead-grants';
import { ResourceScope } from '../../resources/resource-info';
import { apiGroupOf } from '../../resources/resource-names';
import { ResourceKind } from '../kinds/kind-resolver';
import { ManifestObject, Part } from '../kubectl/manifest-objects';
import { readResourceStep, ResourceStep, StepTarget } from '../kubectl/resource-step';
import { TemplateRun } from '../workflows/template-walk';

/** Finds what a resource template needs for its objects. */
export function studyResource(run: TemplateRun, study: WorkflowStudy): void {
  if (run.type !== 'resource') {
    return;
  }
  const resource = run.template.at('resource');
  const place = resource.place ?? study.place;
  const { version } = study.options;
  for (const read of readResourceStep(run, version === undefined ? ArgoVersion.known : [version])) {
    if (read.kind === 'wrong') {
      study.findings.diagnostics.push(...read.diagnostics);
    } else if (read.kind === 'unknown') {
      const at = read.field.place ?? place;
      study.findings.addUnknown(run.name, at, at.toString(), read.why);
    } else if (read.kind === 'refused') {
      noteRefused(run.name, read, study, place);
    } else {
      studyStep(read.step, run, study, place);
    }
  }
}

function studyStep(step: ResourceStep, run: TemplateRun, study: WorkflowStudy, place: Place): void {
  const executor = study.executorAccount(run);
  const account = executor ?? study.podAccount(run);
  const stepStudy: StepStudy = { run, study, step, account, use: executor === undefined ? 'pod' : 'executor', place };
  if (noteStep(stepStudy)) {
    return;
  }
  if (copiesNothing(stepStudy)) {
    noteRefused(run.name, { action: step.action, what: 'a job from anything but a cron job', fix: 'Write --from=cronjob/NAME.' }, study, place);
    return;
  }
  for (const target of step.targets) {
    const resolved = resolveTarget(target, stepStudy);
    if (resolved !== undefined && !noteTarget(resolved, stepStudy)) {
      addTarget(resolved, stepStudy);
    }
  }
}

function addTarget(target: Target, stepStudy: StepStudy): void {
  const { study, step } = stepStudy;
  const { includeOptional, waitForDelete, version } = study.options;
  const form = { ...step.form, ownerReferences: step.setOwnerReference && includeOptional === true };
  for (const row of resourceActionVerbs(step.command, form, version)) {
    const waits = waitForDelete && step.action === 'delete' && row.on === 'target';
    if (row.tolerated !== true || includeOptional || waits) {
      addRow(row, target, stepStudy);
    }
  }
  if (step.setOwnerReference && includeOptional && step.form.dryRun !== true) {
    addPermission({ verb: 'update', apiGroup: 'argoproj.io', resource: 'workflows/finalizers' }, IN_WORKFLOW_NAMESPACE,
      'Makes the workflow the owner of the object; required only where OwnerReferencesPermissionEnforcement is on.', stepStudy);
  }
}

function addRow(row: ActionVerbs, target: Target, stepStudy: StepStudy): void {
  const { step } = stepStudy;
  const { kind, scope } = target;
  switch (row.on) {
    case 'target': {
      const subresource = step.subresource.kind === 'known' ? `/${step.subresource.text}` : '';
      const unserved = subresource === '' ? unservedVerbs(kind, row) : unservedSubresource(kind, subresource.slice(1));
      return unserved === undefined ? addVerbs(row, kind.apiGroup, kind.plural + subresource, target, stepStudy) : unknown(unserved, stepStudy);
    }
    case 'object':
      return addVerbs(row, kind.apiGroup, kind.plural, target, stepStudy);
    case 'namespace':
      return addNamespace(row, scope, stepStudy);
    case 'pruned':
      return addPruned(row, target, stepStudy);
    case 'copied':
      return addCopied(row, stepStudy);
  }
}

/** Whether `--from` names what kubectl reads, and can't copy. */
function copiesNothing({ study, step: { copied } }: StepStudy): boolean {
  const type = copied?.kind === 'type' ? knownText(copied.type) : undefined;
  const kind = type === undefined ? undefined : study.kinds.findType(type);
  return kind !== undefined && !(kind.apiGroup === 'batch' && kind.plural === 'cronjobs');
}

function addCopied(row: ActionVerbs, stepStudy: StepStudy): void {
  const { copied } = stepStudy.step;
  const source = copied === undefined ? undefined : resolveTarget(copied, stepStudy);
  if (source !== undefined) {
    addVerbs(row, source.kind.apiGroup, source.kind.plural, source, stepStudy);
  }
}

/** Reports a request that the API server doesn't serve, where the resources that it serves are known. */
function unservedVerbs({ kind, verbs: served }: ResourceKind, { verbs }: ActionVerbs): string | undefined {
  const [unserved] = verbs.filter((verb) => served !== undefined && !served.includes(verb));
  return unserved === undefined ? undefined : `The API server doesn't serve ${unserved} on the kind ${kind}.`;
}

function unservedSubresource({ kind, subresources, source }: ResourceKind, subresource: string): string | undefined {
  return subresources === undefined || subresources.includes(subresource) ? undefined
    : `The kind ${kind} has no subresource ${quote(subresource)}, as ${source ?? 'its definition'} says.`;
}

/** Namespaced kinds are pruned in the namespaces that something was applied in, and in that of the flags; the others always. */
function addPruned(row: ActionVerbs, { scope }: Target, stepStudy: StepStudy): void {
  const { step, study } = stepStudy;
  const kinds = prunedKinds(stepStudy);
  const named = known(step.namespace, 'The namespace', stepStudy);
  const inNamespace = scope.kind !== 'cluster' ? scope : named === undefined ? undefined : namespaceScope(named, study);
  for (const pruned of kinds) {
    const prunedScope = pruned.scope === ResourceScope.CLUSTER ? { kind: 'cluster' } as const : inNamespace;
    if (prunedScope !== undefined) {
      addVerbs(row, pruned.apiGroup, pruned.plural, { scope: prunedScope }, stepStudy);
    }
  }
}

function addVerbs(
  row: ActionVerbs, apiGroup: string, resource: string, { name, scope }: Pick<Target, 'name' | 'scope'>, stepStudy: StepStudy,
): void {
  const { selector, serverSide } = stepStudy.step.form;
  const permissions = row.verbs.map((verb): Permission => {
    // The name of an object that a selector picks isn't known, and a create carries none, except in a server-side apply.
    const named = name !== undefined && selector !== true && (verb !== 'create' || serverSide === true || resource.includes('/'));
    return { verb, apiGroup, resource, ...named && { resourceName: name } };
  });
  const dead = new Set(permissions.flatMap((permission) => deadPermissionFaults(permission, scope)));
  dead.forEach((why) => unknown(why, stepStudy));
  // The step ends at its first denied request, so the others are of no use either.
  if (dead.size === 0) {
    permissions.forEach((permission) => addPermission(permission, scope, row.why, stepStudy));
  }
}

/** Returns why no request needs a permission: no object has that name, or no server serves the verb. */
function deadPermissionFaults({ verb, apiGroup = '', resource = '', resourceName }: Permission, { kind }: NeedScope): string[] {
  return resourceName !== undefined && !isPrintable(resourceName)
    ? [`No object is called ${quote(resourceName)}: the name has invisible characters.`]
    : deadGrantIssues({
      apiGroup,
      resource,
      verbs: [verb],
      ...resourceName !== undefined && { resourceNames: [resourceName] },
      roleScope: kind === 'cluster' ? ResourceScope.CLUSTER : ResourceScope.NAMESPACED,
      serverSideApply: verb === 'create',
    }).map(formatMessage);
}

function addNamespace(row: ActionVerbs, scope: NeedScope, stepStudy: StepStudy): void {
  const { workflow } = stepStudy.study;
  const namespace = scope.kind === 'namespace' ? scope.namespace : workflow.namespace;
  // kubectl does not read the namespace `default`; cluster-scoped objects have none.
  if (scope.kind !== 'cluster' && namespace !== 'default') {
    // A role grants that on its own namespace, so it needs no name.
    addPermission({ verb: 'get', apiGroup: '', resource: 'namespaces' }, scope, row.why, stepStudy);
  }
}

function addPermission(permission: Permission, scope: NeedScope, why: string, { run, study, account, use, place, step }: StepStudy): void {
  const waits = step.action === 'delete' && step.form.waits === true && permission.verb === 'delete';
  study.findings.addPermission(permission, { account, use, template: run.name, place, why, waits }, scope);
}

function prunedKinds({ run, study, step, place }: StepStudy): readonly PrunedKind[] {
  if (step.pruneAllowlist.length === 0) {
    return PRUNED_BY_DEFAULT;
  }
  return step.pruneAllowlist.flatMap((entry) => {
    const text = entry.kind === 'known' ? entry.text : '';
    const [group, , kind] = text.split('/');
    const found = study.kinds.find(group === 'core' ? '' : group, kind ?? '');
    if (found === undefined) {
      study.findings.addUnknown(run.name, place, `${place.toString()}.flags`, entry.kind === 'unknown'
        ? `--prune-allowlist names ${entry.shown}, whose value the manifest does not give.`
        : `--prune-allowlist names ${text}, which isn't a known kind. Give ${study.options.names.resource(`${kind ?? ''}=…`)}.`);
    }
    return found ?? [];
  });
}

function resolveTarget(target: StepTarget, stepStudy: StepStudy): Target | undefined {
  const { study } = stepStudy;
  if (target.kind === 'type') {
    const type = known(target.type, 'The type', stepStudy);
    const kind = type === undefined ? undefined : study.kinds.findType(type);
    noteCommonKind(kind, stepStudy);
    if (type !== undefined && kind === undefined) {
      unknown(`kubectl's type ${type} isn't known. Give ${study.options.names.resource('KIND=plural.group')}, and use plural.group in the flags.`, stepStudy);
    }
    return kind && locate({ kind, name: knownText(target.name), hasName: target.name.kind !== 'missing' }, { kind: 'missing' }, stepStudy);
  }
  const { object } = target;
  const kind = resolveKind(object, stepStudy);
  return kind && locate({ kind, name: knownText(object.name), hasName: object.name.kind !== 'missing', object }, object.namespace, stepStudy);
}

function resolveKind({ apiVersion, kind }: ManifestObject, stepStudy: StepStudy): ResourceKind | undefined {
  if (apiVersion.kind === 'missing' || kind.kind === 'missing') {
    const { run, study, step, place } = stepStudy;
    noteRefused(run.name, { action: step.action, what: 'an object without an apiVersion or a kind', fix: 'Write both.' }, study, place);
    return undefined;
  }
  const apiVersionText = known(apiVersion, 'The apiVersion', stepStudy);
  const kindText = known(kind, 'The kind', stepStudy);
  if (apiVersionText === undefined || kindText === undefined) {
    return undefined;
  }
  const apiGroup = apiGroupOf(apiVersionText);
  const { study } = stepStudy;
  const found = study.kinds.find(apiGroup, kindText);
  noteCommonKind(found, stepStudy);
  if (found === undefined) {
    const guess = `${kindText}=${polledPlural(kindText)}${apiGroup === '' ? '' : `.${apiGroup}`}`;
    unknown(`The resource of the kind ${kindText} of ${apiVersionText} is not known. Give its CustomResourceDefinition among the `
      + `manifests, or ${study.options.names.resource(guess)} if that is right.`, stepStudy);
  }
  return found;
}

/** Places an object: in its own namespace, in that of the flags, or in the workflow's. */
function locate(target: Omit<Target, 'scope'>, ownNamespace: Part, stepStudy: StepStudy): Target | undefined {
  const { study, step } = stepStudy;
  if (target.kind.scope === ResourceScope.CLUSTER || (step.allNamespaces && target.object === undefined)) {
    return { ...target, scope: { kind: 'cluster' } };
  }
  const part = ownNamespace.kind === 'missing' ? step.namespace : ownNamespace;
  if (part.kind === 'missing' || (part.kind === 'unknown' && part.onlyName === 'workflow.namespace')) {
    return { ...target, scope: IN_WORKFLOW_NAMESPACE };
  }
  const namespace = known(part, 'The namespace', stepStudy);
  if (namespace === undefined || !isNamespace(namespace, stepStudy)) {
    return undefined;
  }
  return { ...target, scope: namespaceScope(namespace, study) };
}

function namespaceScope(namespace: string, { workflow }: WorkflowStudy): NeedScope {
  return namespace === workflow.namespace ? IN_WORKFLOW_NAMESPACE : { kind: 'namespace', namespace };
}

/** Whether a namespace can have that name; if not, that is wrong with the manifest. */
function isNamespace(name: string, { run, study, place }: StepStudy): boolean {
  const resource = run.template.at('resource');
  const field = [resource.at('manifest'), resource.at('flags')].find(({ exists }) => exists) ?? resource;
  const issues = validateNamespaceName(name, '');
  study.findings.diagnostics.push(...issues.map((issue) => placed(issue, (field.place ?? place).position)));
  return issues.length === 0;
}

function known(part: Part, what: string, stepStudy: StepStudy): string | undefined {
  if (part.kind === 'unknown') {
    unknown(`${what} is ${part.shown}, whose value the manifest does not give.`, stepStudy);
  }
  return knownText(part);
}

function knownText(part: Part): string | undefined {
  return part.kind === 'known' ? part.text : undefined;
}

function unknown(why: string, { run, study }: StepStudy): void {
  const resource = run.template.at('resource');
  const place = resource.at('manifest').place ?? resource.at('flags').place ?? resource.place ?? study.place;
  study.findings.addUnknown(run.name, place, place.toString(), why);
}
