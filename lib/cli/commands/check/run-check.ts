import { CHECK_FORMATS } from './check-formats';
import { writeFixedRoles } from './fixed-roles';
import { identityText, OtherObject } from '../../../access/access-object';
import { EffectiveAccess } from '../../../access/effective-access';
import { readAccessObjects } from '../../../access/read-access-objects';
import { Subject, subjectText } from '../../../access/subject';
import { ArgoVersion } from '../../../argo/argo-version';
import { ClientAccess } from '../../../argo/client/client-access';
import { FeatureId, FEATURES } from '../../../argo/features/feature-table';
import { checkAccount } from '../../../check/account-check';
import { AccountNeeds, OtherChoice } from '../../../check/account-needs';
import { CheckGate, reportChecks, versionText } from '../../../check/check-report';
import { clientNeeds } from '../../../check/client-needs';
import { componentAccounts } from '../../../check/component-accounts';
import { InstallComponent, installNeeds, suggestedFeatures } from '../../../check/install-needs';
import { withUnboundRoles } from '../../../check/unbound-roles';
import { hasUnused, reportUsage } from '../../../check/usage-report';
import { workflowNeeds } from '../../../check/workflow-needs';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic, placed } from '../../../diagnostics/issue';
import { inferAccess } from '../../../inference/infer-access';
import { COMMAND_OPTION_NAMES, OptionNames } from '../../../inference/option-names';
import { readManifestFiles } from '../../../manifest-files/manifest-files';
import { parseManifests } from '../../../manifests/parse-manifests';
import { coverersOf } from '../../../rbac/coverage';
import { Permission } from '../../../rbac/permission';
import { PermissionIndex } from '../../../rbac/permission-index';
import { grantUsage } from '../../../tailoring/grant-usage';
import { KnownAccount, needsOfComponent } from '../../../tailoring/known-needs';
import { workflowAccounts } from '../../../tailoring/workflow-accounts';
import { readAccessInput } from '../../access-input';
import { readApiResourcesInput } from '../../api-resources-input';
import { readAuditLogInput } from '../../audit-log-input';
import { readAccounts } from '../../given-accounts';
import { assumptionsOf, diagnosticsFor, INSTALL_NAMESPACE, InstallOptions, planFor, readInstall } from '../../given-install';
import { readOperations } from '../../given-operations';
import { GivenVersion, readVersion } from '../../given-version';
import { isTyped, placeOfOption } from '../../option-places';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them. */
export interface CheckOptions extends Partial<InstallOptions> {
  readonly install?: true;
  readonly workflows?: readonly string[];
  readonly resource?: readonly string[];
  readonly apiResources?: string;
  readonly client?: readonly string[];
  readonly auditLog?: readonly string[];
  readonly argoVersion?: string;
  readonly account?: readonly string[];
  readonly failOn: CheckGate;
  readonly cluster?: true;
  readonly context?: string;
  readonly fix?: true;
  readonly output: keyof typeof CHECK_FORMATS;
}

/** The known needs, with their assumptions. */
interface GivenNeeds {
  readonly needs: readonly AccountNeeds[];
  readonly assumed: readonly string[];

  /** Features that what is granted suggests. */
  readonly suggested: readonly FeatureId[];

  /** The needs for a comparison with a log, by account. */
  readonly known: ReadonlyMap<string, KnownAccount>;
  readonly diagnostics: readonly Diagnostic[];
}

const NOTHING: GivenNeeds = { needs: [], assumed: [], suggested: [], known: new Map(), diagnostics: [] };

/** Runs `argo-rbac check`. */
export async function runCheck([roles]: readonly [string[]], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const usage = usageDiagnostics(roles, options);
  const input = await readAccessInput(roles, {
    namespace: options.namespace, cluster: options.cluster && { context: options.context }, mayBeEmpty: roles.length === 0,
  }, terminal.input);
  const { objects, unbound } = withUnboundRoles(input.access.objects, options.namespace ?? INSTALL_NAMESPACE);
  const access = new EffectiveAccess(objects);
  const accounts = readAccounts(options.account ?? [], options.places);
  const version = readCheckVersion(options);
  const given = version.version === undefined ? [wrongWithoutVersion(options, accounts.accounts)] : [
    options.install === true ? needsOfInstall(access, options, version.version, accounts.accounts) : NOTHING,
    options.client === undefined ? NOTHING : needsOfClient(options, version.version, accounts.accounts),
  ];
  const apiResources = await readApiResourcesInput(options.apiResources, roles, terminal.input);
  const workflows = options.workflows === undefined ? NOTHING : needsOfWorkflows(options, version.version, apiResources.text);
  const all = [...given, workflows];
  const log = options.auditLog === undefined ? undefined : await readAuditLogInput(options.auditLog, terminal);
  const found = [
    ...usage, ...accounts.diagnostics, ...version.diagnostics, ...input.diagnostics, ...apiResources.diagnostics,
    ...all.flatMap(({ diagnostics }) => diagnostics), ...log?.diagnostics ?? [],
  ];
  found.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (found.some(({ severity }) => severity === 'error')) {
    return ExitCode.WRONG;
  }
  const needs = all.flatMap((each) => each.needs);
  if (options.fix === true) {
    terminal.out(writeFixedRoles(needs));
    return ExitCode.DONE;
  }
  const used = log && grantUsage(access, log.profile, {
    others: scheduledObjects(options), accounts: new Map(all.flatMap(({ known }) => [...known])),
  });
  const judged = new Set(needs.map(({ subject }) => subjectText(subject)));
  const checks = needs.map((each) => checkAccount(access, each));
  const uses = checks.flatMap(({ otherFeatures }) => otherFeatures.flatMap((other) => other.uses)).filter(({ length }) => length === 1).flat();
  const isUsed = (id: FeatureId) => uses.some((choice) => choice.kind === 'feature' && choice.id === id);
  const report = reportChecks(checks, [
    ...all.flatMap(({ assumed }) => assumed),
    ...used?.assumed ?? [],
    ...unbound.filter(({ subject }) => judged.has(subjectText(subject))).map(({ role }) => `Nothing binds ${identityText(role)}; it is checked as if an account of its own held it.`),
  ], [
    ...all.flatMap(({ suggested }) => suggested).filter(isUsed).map(featureOption),
    ...uses.some(({ kind }) => kind === 'single sign-on') ? ['--auth-mode sso --sso-account NAME'] : [],
  ], options.failOn, choiceOption, used && hasUnused(used));
  terminal.out(CHECK_FORMATS[options.output]()(used === undefined ? report : { ...report, usage: reportUsage(used) }, terminal.columns));
  return report.gate.hit ? ExitCode.REFUSED : ExitCode.DONE;
}

/** Reports wrong values of the options that need no file to be read. */
export function validateCheck(_args: readonly [string[]], options: CheckOptions): readonly Diagnostic[] {
  const { install, client, scope = 'namespaced', namespace = INSTALL_NAMESPACE, feature = [], account = [], places } = options;
  return [
    ...readAccounts(account, places).diagnostics,
    ...readCheckVersion(options).diagnostics,
    ...install === true ? readInstall({ ...options, scope, namespace, feature }).diagnostics : [],
    ...client === undefined ? [] : readOperations(client, '--client', places).diagnostics,
  ];
}

/** The objects of the workflows: they may have schedules. */
function scheduledObjects({ workflows = [] }: CheckOptions): readonly OtherObject[] {
  const { sources } = readManifestFiles(workflows);
  return readAccessObjects(sources.map((source) => parseManifests(source)).flatMap(({ objects }) => objects)).objects.others;
}

function usageDiagnostics(roles: readonly string[], options: CheckOptions): Diagnostic[] {
  const { install, workflows, client, auditLog, cluster } = options;
  const missing = (name: string, message: string, fix: string) => diagnostic('option/missing-option', { kind: 'option', name }, message, fix);
  return [
    ...roles.length > 0 || cluster === true ? [] : [missing('ROLES', 'No roles are given.', 'Name files or folders with roles, or pass --cluster.')],
    ...install === true || workflows !== undefined || client !== undefined || auditLog !== undefined ? []
      : [missing('--install', 'Nothing says what the access is for.', 'Pass --install, --workflows PATH, --client OPERATION or --audit-log LOG.')],
    ...surplusOptions(options),
  ];
}

/** Without workflows nothing is needed, and every gate passes. */
function noWorkflow(files: readonly string[]): Diagnostic {
  return diagnostic('inference/no-workflow', { kind: 'file', file: files.join(', ') },
    'The files of --workflows have no Workflow, WorkflowTemplate, ClusterWorkflowTemplate or CronWorkflow.', 'Check the path.');
}

/** The options that describe only an install, only workflows or only a cluster, which must not be passed over in silence. */
const PARTS: Readonly<Record<string, readonly (keyof CheckOptions)[]>> = {
  '--install': ['scope', 'clusterRole', 'feature', 'authMode', 'ssoSecret', 'ssoAccount', 'lent', 'instanceId', 'configMap'],
  '--workflows': ['resource', 'apiResources'],
  '--cluster': ['context'],
};

/** The options of the command line whose part isn't checked. */
function surplusOptions(options: CheckOptions): Diagnostic[] {
  const given = { '--install': options.install, '--workflows': options.workflows, '--cluster': options.cluster };
  return Object.entries(given).filter(([, value]) => value === undefined).flatMap(([part]) => PARTS[part].flatMap((option) => {
    const name = flagOf(option);
    return isTyped(name, options[option], options.places)
      ? [diagnostic('option/conflict', { kind: 'option', name }, `Without ${part}, this has no effect.`, `Pass ${part}, or leave this out.`)] : [];
  }));
}

/** How people type an option: `--api-resources`. */
function flagOf(option: string): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Reports the other options that are wrong, where the version is, too. */
function wrongWithoutVersion(options: CheckOptions, accounts: ReadonlyMap<string, Subject>): GivenNeeds {
  const { scope = 'cluster', namespace = INSTALL_NAMESPACE, feature = [] } = options;
  return {
    ...NOTHING,
    diagnostics: [
      ...options.install === true ? readInstall({ ...options, scope, namespace, feature }).diagnostics : [],
      ...options.client === undefined ? [] : readOperations(options.client, '--client', options.places).diagnostics,
      ...options.client === undefined ? [] : missingClient(accounts.get('client')),
    ],
  };
}

function missingClient(subject: Subject | undefined): Diagnostic[] {
  return subject?.kind === 'ServiceAccount' ? [] : [diagnostic('option/missing-option', { kind: 'option', name: '--account' },
    'The account of the client is missing.', 'Name it, for example --account client=argo/ci.')];
}

/** Workflows can be checked for every version at once; an install and a client need one. */
function readCheckVersion({ argoVersion, install, client, places }: CheckOptions): GivenVersion {
  return argoVersion === undefined && install !== true && client === undefined ? { diagnostics: [] } : readVersion('--argo-version', argoVersion, placeOfOption('--argo-version', places));
}

function needsOfInstall(
  access: EffectiveAccess, options: CheckOptions, version: ArgoVersion, given: ReadonlyMap<string, Subject>,
): GivenNeeds {
  const scope = options.scope ?? (access.objects.bindings.some(({ kind }) => kind === 'ClusterRoleBinding') ? 'cluster' : 'namespaced');
  const decided = { scope, namespace: options.namespace ?? INSTALL_NAMESPACE };
  const install = readInstall({ ...options, ...decided, feature: options.feature ?? [] });
  const diagnostics = [...install.diagnostics, ...diagnosticsFor(install, version)];
  if (diagnostics.length > 0) {
    return { ...NOTHING, diagnostics };
  }
  const plan = planFor(install, version);
  const isComponent = ([component]: readonly [string, Subject]): boolean => component === 'controller' || component === 'server';
  const accounts = componentAccounts(access, plan, new Map([...given].filter(isComponent) as [InstallComponent, Subject][]));
  const granted = accounts.flatMap(({ subject }) =>
    [undefined, ...access.namespacesOf(subject)].flatMap((namespace) => access.permissionsBound(subject, namespace)));
  return {
    needs: accounts.map(({ component, subject }) => installNeeds(plan, component, subject)),
    assumed: [
      ...accounts.flatMap(({ assumption }) => assumption ?? []),
      ...assumptionsOf(options, decided, plan),
    ],
    known: new Map(accounts.map(({ component, subject }) => [subjectText(subject), { needs: needsOfComponent(plan, component) }])),
    suggested: suggestedFeatures(plan, (permission) => isTouched(granted, permission)),
    diagnostics: accounts.length > 0 ? [] : [diagnostic('option/missing-option', { kind: 'option', name: '--account' },
      'No account in the input has access that a component needs.', 'Name the accounts, for example --account controller=argo/argo.')],
  };
}

/** The option that makes a choice. */
function choiceOption(choice: OtherChoice): string {
  switch (choice.kind) {
    case 'version':
      return versionText(choice);
    case 'feature':
      return `--feature ${choice.id}`;
    case 'single sign-on':
      return '--auth-mode sso';
    case 'optional need':
      return 'an optional need that was given up';
  }
}

/** The option that names a feature, with the place for the names that it takes. */
function featureOption(id: FeatureId): string {
  const { kind } = FEATURES[id].takes;
  return `--feature ${id}${kind === 'nothing' || kind === 'prop' || kind === 'optional names' ? '' : '=NAME'}`;
}

/** Whether a permission, or a part of it by name, is granted. */
function isTouched(granted: readonly PermissionIndex[], permission: Permission): boolean {
  const { apiGroup, resource, verb } = permission;
  return granted.some((index) => coverersOf(permission, index).length > 0
    || apiGroup !== undefined && resource !== undefined
      && [...index.find(apiGroup, resource)?.named.values() ?? []].some((verbs) => verbs.has(verb)));
}

function needsOfClient(options: CheckOptions, version: ArgoVersion, given: ReadonlyMap<string, Subject>): GivenNeeds {
  const subject = given.get('client');
  const { operations, diagnostics: issues } = readOperations(options.client ?? [], '--client', options.places);
  if (subject === undefined || subject.kind !== 'ServiceAccount') {
    return {
      ...NOTHING,
      diagnostics: [...issues, ...missingClient(subject)],
    };
  }
  if (issues.length > 0) {
    return { ...NOTHING, diagnostics: issues };
  }
  const plan = ClientAccess.plan({
    version, operations: [...operations], namespaces: [options.namespace ?? subject.namespace],
  }, { name: subject.name, namespace: subject.namespace });
  return plan.issues.length > 0
    ? { ...NOTHING, diagnostics: plan.issues.map((issue) => placed(issue, placeOfOption(issue.field.startsWith('namespaces') ? '--namespace' : '--client', options.places))) }
    : { ...NOTHING, needs: [clientNeeds(plan, subject)], assumed: ['The client goes through argo-server, in client mode.'] };
}

function needsOfWorkflows(
  { workflows = [], namespace, resource = [], apiResources: file, places }: CheckOptions, version: ArgoVersion | undefined,
  apiResources: string | undefined,
): GivenNeeds {
  const files = readManifestFiles(workflows);
  const names: OptionNames = {
    ...COMMAND_OPTION_NAMES,
    apiResources: file ?? COMMAND_OPTION_NAMES.apiResources,
    placeOfResource: (index) => placeOfOption('--resource', places, index),
  };
  const { studies, diagnostics } = inferAccess(files.sources, { version, namespace, resources: [...resource], apiResources }, names);
  const found = [...files.diagnostics, ...diagnostics];
  const notes = studies.flatMap(({ findings }) => findings.notes);
  return {
    ...NOTHING,
    needs: workflowNeeds(studies),
    known: workflowAccounts(studies),
    // Assumptions of the answer that no input confirms for this cluster.
    assumed: [...new Set(notes.filter(({ code }) => code === 'common-kind').map(({ text }) => text))],
    diagnostics: found.length === 0 && studies.length === 0 ? [noWorkflow(workflows)] : found,
  };
}
