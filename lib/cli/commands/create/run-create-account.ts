import { CREATE_FORMATS } from './create-formats';
import { Creation, writeCreation } from './created-access';
import { missingReason } from './missing-reason';
import { NotedAction, readAction } from '../../../argo/workflow/action-notation';
import { grantOf, NotedGrant, readGrant } from '../../../argo/workflow/grant-notation';
import { WorkflowAccess, WorkflowAccessProps } from '../../../argo/workflow/workflow-access';
import { ArtifactGarbageCollector } from '../../../argo/workflow/workflow-service-account-props';
import { accountObjects } from '../../../constructs/account-objects';
import { Diagnostic, Place } from '../../../diagnostics/diagnostic';
import { diagnostic, Issue, placed } from '../../../diagnostics/issue';
import { givenAccountDiagnostics, givenNamespaceDiagnostics } from '../../../inference/plan/given-names';
import { validateSecretName } from '../../../rbac/validation/object-names';
import { CommonKind } from '../../../resources/common-kinds/common-kind';
import { ResourceScope } from '../../../resources/resource-info';
import { readVersion } from '../../given-version';
import { OptionPlaces, placeOfOption } from '../../option-places';
import { ExitCode, Terminal } from '../../terminal';
import { ArgoSource } from '../../typescript/argo-source';
import { GrantSource } from '../../typescript/grant-source';
import { programText } from '../../typescript/program-text';
import { Expression, quoted, sourceOf, SourceValue } from '../../typescript/source-text';

/** The options, as the parser and the configuration file give them. */
export interface CreateAccountOptions {
  readonly action?: readonly string[];
  readonly argoVersion?: string;
  readonly namespace?: string;
  readonly agent?: true;
  readonly httpHeaderSecret?: readonly string[];
  readonly hdfsConfigMap?: readonly string[];
  readonly artifactGc?: keyof typeof COLLECTORS;
  readonly separateExecutor?: true;
  readonly containerGrant?: readonly string[];
  readonly because?: string;
  readonly imagePullSecret?: readonly string[];
  readonly ownerReferencesPermissionEnforcement?: true;
  readonly output: keyof typeof CREATE_FORMATS;
  readonly quiet?: true;
  readonly places?: OptionPlaces;
}

const COLLECTORS = { shared: ArtifactGarbageCollector.SHARED_ACCOUNT, own: ArtifactGarbageCollector.OWN_ACCOUNT } as const;

/** The option that says what a prop of the accounts does. */
const OPTIONS: Readonly<Record<string, string>> = {
  resourceActions: '--action',
  agent: '--agent',
  httpHeaderSecrets: '--http-header-secret',
  hdfsConfigMaps: '--hdfs-config-map',
  containerGrants: '--container-grant',
};

/** How to fix with options what the library fixes in a program. */
const FIXES: Readonly<Record<string, string>> = {
  'workflow/named-target': 'Leave the names out.',
  'construct/cluster-scoped-grant': 'Grant it in a ClusterRole: argo-rbac create clusterrole.',
};

/** Runs `argo-rbac create account`. */
export function runCreateAccount([name]: readonly [string], options: CreateAccountOptions, terminal: Terminal): ExitCode {
  return writeCreation(createAccount(name, options), options, terminal, (created) => terminal.out(CREATE_FORMATS[options.output]()(created)));
}

/** Reports wrong values of the name and the options. */
export function validateCreateAccount([name]: readonly [string], options: CreateAccountOptions): readonly Diagnostic[] {
  return createAccount(name, options).diagnostics;
}

/** Creates the accounts of a workflow, without writing them. */
function createAccount(name: string, options: CreateAccountOptions): Creation {
  const { places, namespace, artifactGc, imagePullSecret, agent, separateExecutor, ownerReferencesPermissionEnforcement, because } = options;
  const given = options.argoVersion === undefined ? { diagnostics: [] } : readVersion('--argo-version', options.argoVersion, placeOfOption('--argo-version', places));
  const read = (options.action ?? []).map((text) => readAction(text, '--action'));
  const grants = (options.containerGrant ?? []).map((text) => readGrant(text, '--container-grant'));
  const noted = { actions: read.flatMap((each) => each.noted ?? []), grants: grants.flatMap((each) => each.noted ?? []) };
  const wrong = [
    ...givenAccountDiagnostics(name, 'NAME'),
    ...givenNamespaceDiagnostics(namespace, '--namespace', placeOfOption('--namespace', places)),
    ...given.diagnostics,
    ...read.flatMap(({ issues = [] }, index) => issues.map((issue) => placed(issue, placeOfOption('--action', places, index)))),
    ...grants.flatMap(({ issues = [] }, index) => issues.map((issue) => placed(issue, placeOfOption('--container-grant', places, index)))),
    ...missingReason(noted.grants.map(({ rule }) => rule), because),
    ...(imagePullSecret ?? []).flatMap((secret) => validateSecretName(secret, '')).map((issue) => placed(issue, placeOfOption('--image-pull-secret', places))),
  ];
  if (wrong.length > 0) {
    return { diagnostics: wrong };
  }
  const props: WorkflowAccessProps = {
    version: given.version,
    resourceActions: read.flatMap(({ action }) => action ?? []),
    ...noted.grants.length > 0 && { containerGrants: noted.grants.map((grant) => grantOf(grant, because)) },
    agent,
    httpHeaderSecrets: options.httpHeaderSecret && [...options.httpHeaderSecret],
    hdfsConfigMaps: options.hdfsConfigMap && [...options.hdfsConfigMap],
    artifactGarbageCollection: artifactGc && COLLECTORS[artifactGc],
    separateExecutor,
    ownerReferencesPermissionEnforcement,
  };
  const access = WorkflowAccess.plan(props, { name, namespace });
  const misnamed = access.otherNames.flatMap((other) => givenAccountDiagnostics(other, 'NAME'));
  if (access.issues.length > 0 || misnamed.length > 0) {
    return { diagnostics: [...misnamed, ...access.issues.map((issue) => diagnosticOf(issue, options))] };
  }
  const { pods, executor, artifactGarbageCollector } = access.accounts;
  const accounts = [
    { ...pods, imagePullSecrets: imagePullSecret },
    ...executor === pods ? [] : [executor],
    ...artifactGarbageCollector === undefined ? [] : [artifactGarbageCollector],
  ];
  return {
    diagnostics: [],
    created: {
      objects: accounts.flatMap(accountObjects),
      program: () => programOf(name, options, props, noted),
      notes: [
        `Run a workflow under it: argo submit --serviceaccount ${name} WORKFLOW.yaml`,
        ...commonKindNotes([...noted.actions, ...noted.grants].flatMap(({ commonKinds }) => commonKinds)),
      ],
    },
  };
}

/** Says what is known of kinds from the definitions of their projects alone. */
function commonKindNotes(kinds: readonly CommonKind[]): string[] {
  return [...new Set(kinds.map(({ kind, apiGroup, plural, scope, source }) =>
    `The kind ${kind} is taken as ${plural}.${apiGroup}, ${scope === ResourceScope.CLUSTER ? 'cluster-scoped' : 'namespaced'}, as ${source} defines it.`))];
}

/** The access that the options name, as it was written. */
interface NotedAccess {
  readonly actions: readonly NotedAction[];
  readonly grants: readonly NotedGrant[];
}

function programOf(name: string, options: CreateAccountOptions, { version }: WorkflowAccessProps, { actions, grants: noted }: NotedAccess): string {
  const imports = new Set(['WorkflowServiceAccount']);
  const argo = new ArgoSource(imports);
  const grants = new GrantSource(imports, { reason: options.because });
  const { namespace, artifactGc } = options;
  const props = {
    version: version && argo.version(version),
    resourceActions: actions.length === 0 ? undefined : actions.map((action) => actionSource(action, argo, grants)),
    containerGrants: noted.length === 0 ? undefined
      : noted.flatMap(({ rule, scope }) => grants.grants(rule, scope).map((grant) => new Expression(grant))),
    agent: options.agent,
    httpHeaderSecrets: options.httpHeaderSecret,
    hdfsConfigMaps: options.hdfsConfigMap,
    artifactGarbageCollection: artifactGc && argo.expression('ArtifactGarbageCollector', artifactGc === 'own' ? 'OWN_ACCOUNT' : 'SHARED_ACCOUNT'),
    separateExecutor: options.separateExecutor,
    imagePullSecrets: options.imagePullSecret,
    ownerReferencesPermissionEnforcement: options.ownerReferencesPermissionEnforcement,
  } satisfies { readonly [member: string]: SourceValue | undefined };
  const isPlain = Object.values(props).every((value) => value === undefined);
  return programText({ imports, namespace, statements: [`new WorkflowServiceAccount(chart, ${quoted(name)}${isPlain ? '' : `, ${sourceOf(props)}`});`] });
}

function actionSource({ name, target, options, pruned, mergeStrategy }: NotedAction, argo: ArgoSource, grants: GrantSource): Expression {
  const given = {
    ...options,
    ...pruned !== undefined && { pruneAllowlist: pruned.map((info) => new Expression(grants.resource(info))) },
    ...mergeStrategy !== undefined && { mergeStrategy: argo.expression('PatchMergeStrategy', mergeStrategy.toUpperCase()) },
  };
  return argo.expression('ResourceAction', `${name}(${[grants.resource(target), ...Object.keys(given).length === 0 ? [] : [sourceOf(given)]].join(', ')})`);
}

/** Places an issue at the option that causes it. */
function diagnosticOf({ field, code, message, fix }: Issue, { places }: CreateAccountOptions): Diagnostic {
  const place: Place = placeOfOption(OPTIONS[field.split(/[.[:]/)[0]] ?? '--action', places);
  return diagnostic(code, place, message, FIXES[code] ?? fix);
}
