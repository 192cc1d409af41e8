import { identityText } from '../../../access/access-object';
import { EffectiveAccess } from '../../../access/effective-access';
import { ReportedPath, reportPath } from '../../../access/reported-path';
import { Subject, subjectText } from '../../../access/subject';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { placed } from '../../../diagnostics/issue';
import { enumerate, quote, visible } from '../../../diagnostics/printable-text';
import { isManifestName } from '../../../manifest-files/manifest-files';
import { API_VERSION } from '../../../manifests/api-version';
import { AccessRequest } from '../../../rbac/access-request';
import { compareText } from '../../../rbac/order';
import { Permission } from '../../../rbac/permission';
import { isKnownVerb } from '../../../resources/catalogue/lookup';
import { resourceIssues, splitResource } from '../../../resources/dead-grants/resource';
import { verbIssues } from '../../../resources/dead-grants/verbs';
import { ResourceScope } from '../../../resources/resource-info';
import { resourceText } from '../../../resources/resource-names';
import { readResource, resourceTextIssue } from '../../../resources/resource-text';
import { findHits } from '../../../review/checks/probe';
import { missingInput, readAccessInput, wrongOptions } from '../../access-input';
import { pathJson, pathText } from '../../report/access-path';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them. */
export interface WhoCanOptions {
  readonly filename?: readonly string[];
  readonly namespace?: string;
  readonly cluster?: true;
  readonly context?: string;
  readonly kubernetesVersion?: string;
  readonly output: 'text' | 'json';
}

/** Runs `argo-rbac who-can`. */
export async function runWhoCan(
  [verb, target, third, rest]: readonly [string, string, string | undefined, string[]], options: WhoCanOptions, terminal: Terminal,
): Promise<ExitCode> {
  const { namespace, cluster, context, kubernetesVersion } = options;
  const name = third === undefined || isInput(target, third) ? undefined : third;
  const inputs = [...third === undefined || name === third ? [] : [third], ...rest, ...options.filename ?? []];
  const none = missingInput(inputs, cluster).map((each) => withNameHint(each, name));
  const { access, diagnostics: ofInput } = await readAccessInput(inputs, {
    kubernetesVersion, cluster: cluster && { context }, mayBeEmpty: none.length > 0,
  }, terminal.input);
  const diagnostics = [...validateWhoCan([verb, target], options), ...none, ...ofInput];
  diagnostics.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    return ExitCode.WRONG;
  }
  const permission = requested(verb, target, name);
  const scope = namespace ?? (isOfNamespace(permission) ? name : undefined);
  const holders = holdersOf(access, permission, scope);
  const unknown = access.unknownRoles.map(({ identity }) => identityText(identity));
  const where = !isNamespaced(target) ? '' : namespace === undefined ? ' in all namespaces' : ` in the namespace ${namespace}`;
  terminal.out(options.output === 'json' ? writeJson(holders, unknown) : writeText(holders, unknown, where));
  const elsewhere = namespace === undefined && isNamespaced(target) ? namespacesWhere(access, permission) : [];
  if (elsewhere.length > 0) {
    terminal.err(`${visible(`More subjects may do this in ${enumerate(elsewhere, 'and')} only: pass --namespace ${elsewhere[0]}.`)}\n`);
  }
  const names = name === undefined ? namesAllowed(access, permission, scope) : [];
  if (names.length > 0) {
    terminal.err(`${visible(`More subjects may do this with an object of some names only: pass a name, for example ${names[0]}.`)}\n`);
  }
  return ExitCode.DONE;
}

/** The names of objects with which a subject may do what it may not do with all of them. */
function namesAllowed(access: EffectiveAccess, { verb, apiGroup, resource }: Permission, namespace: string | undefined): string[] {
  return apiGroup === undefined || resource === undefined ? [] : [...new Set(access.subjects.flatMap((subject) => {
    const hits = access.permissionsOf(subject, namespace).map((index) => findHits(index, { verbs: [verb], apiGroup, resource }));
    const isUnlimited = hits.some((found) => found.some(({ names }) => names === undefined));
    return isUnlimited ? [] : hits.flat().flatMap(({ names = [] }) => names);
  }))].sort(compareText);
}

/** The third argument is a name, so the command doesn't read a file there. */
function withNameHint(missing: Diagnostic, name: string | undefined): Diagnostic {
  return name === undefined || !isManifestName(name) ? missing
    : { ...missing, message: `No input is given: ${quote(name)} is taken for the name of the object.`, fix: `Write ./${name}, or pass --filename ${name}.` };
}

/** Reports wrong values of the options, and what nothing serves. */
export function validateWhoCan([verb, target]: readonly [string, string, ...unknown[]], options: WhoCanOptions): readonly Diagnostic[] {
  return [...unservedIssues(verb, target), ...wrongOptions(options)];
}

/** Reports a resource or a part of one that nothing serves, and a verb that it doesn't serve: that no subject may use them says nothing. */
function unservedIssues(verb: string, target: string): readonly Diagnostic[] {
  if (target.startsWith('/')) {
    return [];
  }
  const unknown = resourceTextIssue(target, 'RESOURCE');
  if (unknown !== undefined) {
    const isSwapped = resourceTextIssue(verb, 'VERB') === undefined && isKnownVerb(target);
    return [placed(isSwapped ? { ...unknown, fix: `Write the verb first: argo-rbac who-can ${target} ${verb}.` } : unknown, { kind: 'option', name: 'RESOURCE' })];
  }
  const { apiGroup = '', resource = '' } = requested(verb, target, undefined);
  const { plural, subresource } = splitResource(target);
  const wrongPart = subresource === undefined ? [] : resourceIssues(apiGroup, resource).filter(({ code }) => code !== 'dead-grant/removed-resource')
    .map((issue) => placed(issue.code === 'dead-grant/unknown-subresource' ? { ...issue, fix: `${issue.fix} Put the name of an object after a space: ${plural} NAME.` } : issue,
      { kind: 'option', name: 'RESOURCE' }));
  return [...wrongPart, ...verbIssues(apiGroup, resource, [verb]).map((issue) => placed(issue, { kind: 'option', name: 'VERB' }))];
}

/** Whether what follows the target is an input and no name: a URL has no name, and a name no slash. */
function isInput(target: string, text: string): boolean {
  return target.startsWith('/') || text.includes('/');
}

interface Holder {
  readonly subject: Subject;
  readonly paths: readonly ReportedPath[];
}

/** The permission that a request needs at least: `workflows.argoproj.io`, `pods/log`, a kind or a short name. */
function requested(verb: string, target: string, name: string | undefined): Permission {
  if (target.startsWith('/')) {
    return { verb, nonResourceURL: target };
  }
  const { apiGroup, plural, subresource } = readResource(target);
  return { verb, apiGroup, resource: resourceText(plural, subresource), ...name === undefined ? {} : { resourceName: name } };
}

function holdersOf(access: EffectiveAccess, permission: Permission, namespace: string | undefined): Holder[] {
  return access.subjectsAllowed(toRequest(permission), namespace).map((subject) => ({
    subject,
    paths: access.pathsTo(subject, permission, namespace).filter((path) => subjectText(path.subject) === subjectText(subject))
      .map((path) => reportPath(path, subject)),
  }));
}

/** Whether the object of a request is a namespace, in which it is checked then: also for the parts of one. */
function isOfNamespace({ apiGroup, resource = '' }: Permission): boolean {
  return apiGroup === '' && splitResource(resource).plural === 'namespaces';
}

/** Whether namespaces hold what the target is, as far as that is known. */
function isNamespaced(target: string): boolean {
  return !target.startsWith('/') && readResource(target).known?.row.scope !== ResourceScope.CLUSTER;
}

/** The namespaces in which a subject may do what it may not do in all of them. */
function namespacesWhere(access: EffectiveAccess, permission: Permission): string[] {
  const everywhere = access.subjectsAllowed(toRequest(permission)).length;
  const namespaces = [...new Set(access.objects.bindings.flatMap(({ namespace }) => namespace ?? []))].sort();
  return namespaces.filter((namespace) => access.subjectsAllowed(toRequest(permission), namespace).length > everywhere);
}

function toRequest({ verb, apiGroup, resource = '', resourceName, nonResourceURL }: Permission): AccessRequest {
  if (nonResourceURL !== undefined) {
    return AccessRequest.nonResourceUrl(verb, nonResourceURL);
  }
  const [plural, ...subresource] = resource.split('/');
  return AccessRequest.resource({ verb, apiGroup, resource: plural, subresource: subresource.join('/'), name: resourceName });
}

function writeText(holders: readonly Holder[], unknown: readonly string[], where: string): string {
  const lines = [
    ...holders.flatMap(({ subject, paths }) => [subjectText(subject), ...paths.map((path) => `  ${pathText(path)}`)]),
    ...holders.length === 0 ? [`No subject in the input may do this${where}.`] : [],
    ...unknown.map((role) => `Unknown: no input defines ${role}.`),
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

function writeJson(holders: readonly Holder[], unknown: readonly string[]): string {
  return `${JSON.stringify({
    apiVersion: API_VERSION,
    allowed: holders.map(({ subject, paths }) => ({
      subject: subjectText(subject),
      via: paths.map(pathJson),
    })),
    unknown,
  }, undefined, 2)}\n`;
}
