import { CheckOptions } from './check-options';
import { decideInstall, otherModes } from './decided-install';
import { DEFAULT_NAMESPACE } from '../../../access/access-object';
import { EffectiveAccess } from '../../../access/effective-access';
import { Subject, subjectText } from '../../../access/subject';
import { workloadsOf } from '../../../access/workload';
import { INSTALL_NAMESPACE } from '../../../argo/argo-names';
import { ArgoVersion } from '../../../argo/argo-version';
import { ClientAccess } from '../../../argo/client/client-access';
import { FeatureId } from '../../../argo/features/feature-table';
import { RunningComponent } from '../../../argo/install/component-program';
import { AccountNeeds, clientNeeds, workflowNeeds } from '../../../check/account-needs';
import { componentAccounts } from '../../../check/component-accounts';
import { installNeeds, suggestedFeatures } from '../../../check/install-needs';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { diagnostic, placed } from '../../../diagnostics/issue';
import { unknownTexts } from '../../../inference/access/findings';
import { inferAccess } from '../../../inference/infer-access';
import { COMMAND_OPTION_NAMES, OptionNames } from '../../../inference/option-names';
import { ANY_WORKFLOW } from '../../../inference/workflows/workflow-kind';
import { ReadFiles } from '../../../manifest-files/manifest-files';
import { coverersOf } from '../../../rbac/coverage';
import { Permission } from '../../../rbac/permission';
import { PermissionIndex } from '../../../rbac/permission-index';
import { runningAccounts } from '../../../review/facts/account-naming';
import { ArgoFacts } from '../../../review/facts/argo-facts';
import { KnownAccount, needsOfComponent } from '../../../tailoring/known-needs';
import { workflowAccounts } from '../../../tailoring/workflow-accounts';
import { assumptionsOf, diagnosticsFor, planFor, readInstall } from '../../given-install';
import { readOperations } from '../../given-operations';
import { placeOfOption } from '../../option-places';

/** The known needs, with their assumptions. */
export interface GivenNeeds {
  readonly needs: readonly AccountNeeds[];
  readonly assumed: readonly string[];

  /** Features that what is granted suggests. */
  readonly suggested: readonly FeatureId[];

  /** The needs for a comparison with a log, by account. */
  readonly known: readonly (readonly [account: string, known: KnownAccount])[];
  readonly diagnostics: readonly Diagnostic[];
}

/** No needs. */
export const NOTHING: GivenNeeds = { needs: [], assumed: [], suggested: [], known: [], diagnostics: [] };

/** Reports the other options that are wrong, where the version is, too. */
export function wrongWithoutVersion(options: CheckOptions, accounts: ReadonlyMap<string, Subject>): GivenNeeds {
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

/** Returns the needs of the components of an install. */
export function needsOfInstall(
  access: EffectiveAccess, options: CheckOptions, version: ArgoVersion, given: ReadonlyMap<string, Subject>,
): GivenNeeds {
  const facts = new ArgoFacts(access.objects, workloadsOf(access.objects));
  const decided = decideInstall(access, facts, options, given);
  const install = readInstall(decided);
  const diagnostics = [...install.diagnostics, ...diagnosticsFor(install, version)];
  if (diagnostics.length > 0) {
    return { ...NOTHING, diagnostics };
  }
  const plan = planFor(install, version);
  const isComponent = ([component]: readonly [string, Subject]): boolean => component === 'controller' || component === 'server';
  const accounts = componentAccounts(access, plan, new Map([...given].filter(isComponent) as [RunningComponent, Subject][]));
  const granted = accounts.flatMap(({ subject }) =>
    [undefined, ...access.namespacesOf(subject)].flatMap((namespace) => access.permissionsBound(subject, namespace)));
  return {
    needs: accounts.map(({ component, subject }) => installNeeds(plan, component, subject)),
    assumed: [
      ...accounts.flatMap(({ assumption }) => assumption ?? []),
      ...assumptionsOf(options, decided, plan),
      ...options.authMode === undefined ? otherModes(facts, decided.namespace) : [],
    ],
    known: accounts.map(({ component, subject }) => [subjectText(subject), { needs: needsOfComponent(plan, component) }]),
    suggested: suggestedFeatures(plan, (permission) => isTouched(granted, permission)),
    diagnostics: accounts.length > 0 ? [] : [diagnostic('option/missing-option', { kind: 'option', name: '--account' },
      'No account in the input has access that a component needs.', 'Name the accounts, for example --account controller=argo/argo.')],
  };
}

/** Whether a permission, or a part of it by name, is granted. */
function isTouched(granted: readonly PermissionIndex[], permission: Permission): boolean {
  const { apiGroup, resource, verb } = permission;
  return granted.some((index) => coverersOf(permission, index).length > 0
    || apiGroup !== undefined && resource !== undefined
      && [...index.find(apiGroup, resource)?.named.values() ?? []].some((verbs) => verbs.has(verb)));
}

/** Returns the needs of a client. */
export function needsOfClient(options: CheckOptions, version: ArgoVersion, given: ReadonlyMap<string, Subject>): GivenNeeds {
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

/**
 * Returns the needs of the accounts of workflows.
 *
 * @param files The files of the workflows. A pipe can be read only once.
 * @param access The access that is granted. Without it, each workflow that names no account gets one of its own.
 */
export function needsOfWorkflows(
  files: ReadFiles,
  { workflows = [], namespace = DEFAULT_NAMESPACE, resource = [], apiResources: file, places }: CheckOptions, version: ArgoVersion | undefined,
  apiResources: string | undefined, access: EffectiveAccess | undefined,
): GivenNeeds {
  const names: OptionNames = {
    ...COMMAND_OPTION_NAMES,
    apiResources: file ?? COMMAND_OPTION_NAMES.apiResources,
    placeOfResource: (index) => placeOfOption('--resource', places, index),
  };
  const { studies, diagnostics } = inferAccess(files.sources, { version, namespace, resources: [...resource], apiResources }, names);
  const fromInput = workflows.includes('-') ? [diagnostic('option/invalid-value', { kind: 'option', name: '--workflows' },
    "The option doesn't read the standard input.", 'Name a file or folder.')] : undefined;
  const found = [...fromInput ?? files.diagnostics, ...diagnostics];
  const notes = studies.flatMap(({ findings }) => findings.notes);
  const needs = workflowNeeds(studies, access);
  const listed = new Set(needs.flatMap(({ unknown }) => unknown));
  return {
    ...NOTHING,
    needs,
    known: [...workflowAccounts(studies, access && runningAccounts(access))],
    assumed: [
      ...needs.flatMap(({ assumption }) => assumption ?? []),
      // Assumptions of the answer that no input confirms for this cluster.
      ...new Set(notes.filter(({ code }) => code === 'common-kind').map(({ text }) => text)),
      ...unknownTexts(studies).filter((text) => !listed.has(text)).map((text) => `Nothing that the manifests leave open is needed: ${text}`),
    ],
    diagnostics: found.length === 0 && studies.length === 0 ? [noWorkflow(workflows)] : found,
  };
}

/** Without workflows nothing is needed, and every gate passes. */
function noWorkflow(files: readonly string[]): Diagnostic {
  return diagnostic('inference/no-workflow', { kind: 'file', file: files.join(', ') },
    `The files of --workflows have no ${ANY_WORKFLOW}.`, 'Check the path.');
}
