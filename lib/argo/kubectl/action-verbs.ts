import { CommandName } from './action-name';
import { ArgoVersion } from '../argo-version';

/*
 * The actions of a resource template on its target, as verbs. The executor of Argo Workflows holds kubectl and runs
 * `kubectl <action> <flags> -f <manifest>`, so the verbs are those of kubectl in the version that Argo is built with:
 * 0.24.3 in v3.5, 0.32.2 in v3.6, 0.33.1 in v3.7 and v4.0, 0.35.4 in v4.1.
 */

/** The properties of a resource template that decide the verbs in addition to the action; an absent one is false. */
export interface ActionForm {
  /** `--dry-run=client`. */
  readonly dryRun?: boolean;
  /** The object is picked by `-l`, `--field-selector` or `--all`, or `get` has no name. */
  readonly selector?: boolean;
  /** `--server-side`. */
  readonly serverSide?: boolean;
  /** `--force`. */
  readonly force?: boolean;
  /** `--prune`. */
  readonly prune?: boolean;
  /** The flags, not the manifest, name the object: always with a JSON patch, and where the manifest has no `kind`. */
  readonly namedByFlags?: boolean;
  /** It stays until the object is gone: `delete` unless `--wait=false`, `replace --force` with `--grace-period=0` or `--wait`. */
  readonly waits?: boolean;
  /** `--subresource` names a part of the object. */
  readonly subresource?: boolean;
  /** `--watch`. */
  readonly watches?: boolean;
  /** Another object is read, to be copied: `create job --from`. */
  readonly copies?: boolean;
  /** The account can get the object, for whatever reason. */
  readonly canGet?: boolean;
  /** `successCondition` or `failureCondition`. */
  readonly conditions?: boolean;
  /** The object gets the workflow for its owner, where the admission plugin OwnerReferencesPermissionEnforcement is on. */
  readonly ownerReferences?: boolean;
  /** An output parameter with `valueFrom.jsonPath` or `valueFrom.jqFilter`. */
  readonly outputs?: boolean;
}

/**
 * The target of the verbs.
 *
 * - `target`: the resource of the manifest, or its subresource where `--subresource` names one
 * - `object`: the resource of the manifest, whatever `--subresource` says
 * - `pruned`: every kind of `--prune-allowlist`
 * - `namespace`: the Namespace of the object
 * - `copied`: the object that `--from` names
 */
export type ActionSubject = 'target' | 'object' | 'pruned' | 'namespace' | 'copied';

/** One row: verbs that an action needs in a form. */
export interface ActionVerbs {
  readonly actions: readonly [CommandName, ...CommandName[]];

  /** The row holds where the template agrees with all of it. */
  readonly form: ActionForm;

  readonly on: ActionSubject;

  readonly verbs: readonly [string, ...string[]];

  /** Kubernetes may deny them: the call is made, and the step goes on. */
  readonly tolerated?: boolean;

  /** The first version that needs it, by default the first known one. */
  readonly since?: ArgoVersion;

  /** Where it is read: `kubectl` files are those of v0.35.4, which Argo v4.1.2 is built with. */
  readonly evidence: string;

  /** One sentence, the executor being its subject. */
  readonly why: string;
}

const ALL_BUT_DELETE: ActionVerbs['actions'] = [
  'create', 'get', 'apply', 'patch', 'replace', 'create …', 'apply view-last-applied', 'apply set-last-applied',
];

/** Every row; the verbs of an action are those of all rows that hold. */
export const RESOURCE_ACTION_VERBS: readonly ActionVerbs[] = [
  {
    actions: ['create'],
    form: { dryRun: false },
    on: 'target',
    verbs: ['create'],
    evidence: 'kubectl pkg/cmd/create/create.go:283',
    why: 'Creates the object.',
  },
  {
    actions: ['get'],
    form: { selector: false },
    on: 'target',
    verbs: ['get'],
    evidence: 'kubectl pkg/cmd/get/get.go:490',
    why: 'Reads the object by its name.',
  },
  {
    actions: ['get'],
    form: { selector: true },
    on: 'target',
    verbs: ['list'],
    evidence: 'kubectl pkg/cmd/get/get.go:490; the step then fails, v4.1.2 workflow/executor/resource.go:77',
    why: 'Lists the objects; a list has no name, so the step fails after it.',
  },
  {
    actions: ['get'],
    form: { watches: true },
    on: 'target',
    verbs: ['watch'],
    evidence: 'kubectl pkg/cmd/get/get.go:451,687',
    why: 'Watches what it read, for as long as the step may run.',
  },
  {
    actions: ['apply'],
    form: { serverSide: false, dryRun: false },
    on: 'target',
    verbs: ['get', 'create', 'patch'],
    evidence: 'kubectl pkg/cmd/apply/apply.go:680,699 and patcher.go:368',
    why: 'Reads the object, then creates or patches it.',
  },
  {
    actions: ['apply'],
    form: { serverSide: false, dryRun: true },
    on: 'target',
    verbs: ['get'],
    evidence: 'kubectl pkg/cmd/apply/apply.go:680,697,728',
    why: 'Reads the object, and only says what it would do.',
  },
  {
    actions: ['apply'],
    form: { serverSide: true, subresource: false },
    on: 'target',
    verbs: ['create', 'patch'],
    evidence: 'kubectl pkg/cmd/apply/apply.go:587; kubernetes v1.37.2 apiserver pkg/endpoints/handlers/patch.go:214',
    why: 'Patches the object; if it does not exist, the API server checks create, too.',
  },
  {
    actions: ['apply'],
    form: { serverSide: true, subresource: true },
    on: 'target',
    verbs: ['patch'],
    evidence: 'kubectl pkg/cmd/apply/apply.go:587',
    why: 'Patches the subresource of an object that exists.',
  },
  {
    actions: ['apply'],
    form: { serverSide: true, subresource: false },
    on: 'target',
    verbs: ['get'],
    tolerated: true,
    evidence: 'kubectl pkg/cmd/apply/apply.go:962',
    why: 'Reads the object again when moving it from client-side apply meets a conflict.',
  },
  {
    actions: ['apply'],
    form: { force: true, dryRun: false },
    on: 'target',
    verbs: ['delete'],
    evidence: 'kubectl pkg/cmd/apply/patcher.go:376,385',
    why: 'Deletes an object that it cannot patch, and creates it again.',
  },
  {
    actions: ['apply'],
    form: { prune: true, dryRun: false },
    on: 'pruned',
    verbs: ['list', 'delete'],
    evidence: 'kubectl pkg/cmd/apply/prune.go:99,152 and pkg/util/prune/prune.go:29,47',
    why: 'Deletes objects that it once applied and that are no longer in the manifest.',
  },
  {
    actions: ['apply'],
    form: { prune: true, dryRun: true },
    on: 'pruned',
    verbs: ['list'],
    evidence: 'kubectl pkg/cmd/apply/prune.go:99,127',
    why: 'Lists the objects that it once applied, and only says which it would delete.',
  },
  {
    actions: ['patch'],
    form: { dryRun: false },
    on: 'target',
    verbs: ['patch'],
    evidence: 'kubectl pkg/cmd/patch/patch.go:247,259',
    why: 'Patches the object.',
  },
  {
    actions: ['patch'],
    form: { namedByFlags: true },
    on: 'target',
    verbs: ['get'],
    evidence: 'v4.1.2 workflow/executor/resource.go:147-157; cli-runtime v0.35.4 pkg/resource/builder.go:1192',
    why: 'Reads the object that the flags name, since the manifest is only the patch.',
  },
  {
    actions: ['replace'],
    form: { force: false, dryRun: false },
    on: 'target',
    verbs: ['get', 'update'],
    evidence: 'kubectl pkg/cmd/replace/replace.go:294,305; cli-runtime v0.35.4 pkg/resource/helper.go:273',
    why: 'Reads the version of the object, without which a custom resource is not replaced, and replaces it.',
  },
  {
    actions: ['replace'],
    form: { force: true },
    on: 'object',
    verbs: ['get', 'create', 'delete'],
    evidence: 'kubectl pkg/cmd/replace/replace.go:350,363 and pkg/cmd/delete/delete_flags.go:220; seen with kubectl 1.32.4',
    why: 'Deletes the object, reads until it is gone, and creates it again.',
  },
  {
    actions: ['replace'],
    form: { force: true, waits: true },
    on: 'object',
    verbs: ['list', 'watch'],
    tolerated: true,
    evidence: 'kubectl v0.24.3 pkg/cmd/replace/replace.go:195 and pkg/cmd/delete/delete.go:389 (Argo v3.5)',
    why: 'Waits until the object is gone; where that is denied, an older version goes on without waiting.',
  },
  {
    actions: ['replace'],
    form: { force: true, waits: true },
    on: 'object',
    verbs: ['list', 'watch'],
    since: ArgoVersion.V3_6,
    evidence: 'kubectl pkg/cmd/replace/replace.go:185-189 and pkg/cmd/wait/delete.go:83,87; seen with kubectl 1.32.4',
    why: 'Watches the object until it is gone; if that is denied, it repeats the request for a week.',
  },
  {
    actions: ['delete'],
    form: { selector: false, dryRun: false },
    on: 'target',
    verbs: ['delete'],
    evidence: 'kubectl pkg/cmd/delete/delete.go:405,484',
    why: 'Deletes the object.',
  },
  {
    actions: ['delete'],
    form: { selector: true, dryRun: false },
    on: 'target',
    verbs: ['list', 'delete'],
    evidence: 'kubectl pkg/cmd/delete/delete.go:484',
    why: 'Lists the objects and deletes each by its name.',
  },
  {
    actions: ['delete'],
    form: { selector: true, dryRun: true },
    on: 'target',
    verbs: ['list'],
    evidence: 'kubectl pkg/cmd/delete/delete.go:405',
    why: 'Lists the objects, and only says what it would delete.',
  },
  {
    actions: ['delete'],
    form: { waits: true },
    on: 'target',
    verbs: ['get', 'list', 'watch'],
    tolerated: true,
    evidence: 'kubectl pkg/cmd/wait/delete.go:45,83,87 and pkg/cmd/delete/delete.go:471',
    why: 'Waits until the object is gone; where it may not get the object, it ends without waiting.',
  },
  {
    actions: ['delete'],
    form: { waits: true, canGet: true },
    on: 'target',
    verbs: ['list', 'watch'],
    since: ArgoVersion.V3_6,
    evidence: 'kubectl pkg/cmd/wait/delete.go:109 and pkg/cmd/delete/delete.go:458; seen with kubectl 1.32.4',
    why: 'Watches the object that it can get until it is gone; if that is denied, it repeats the request for a week.',
  },
  {
    actions: ['apply', 'patch'],
    form: { ownerReferences: true, dryRun: false },
    on: 'object',
    verbs: ['delete'],
    evidence: 'kubernetes v1.37.2 plugin/pkg/admission/gc/gc_admission.go:109',
    why: 'Changes the owner references of an object that exists, for which the admission plugin asks whether it may be deleted.',
  },
  {
    actions: ['replace'],
    form: { ownerReferences: true, dryRun: false, force: false },
    on: 'object',
    verbs: ['delete'],
    evidence: 'kubernetes v1.37.2 plugin/pkg/admission/gc/gc_admission.go:109',
    why: 'Changes the owner references of an object that exists, for which the admission plugin asks whether it may be deleted.',
  },
  {
    actions: ['apply view-last-applied'],
    form: { selector: false },
    on: 'target',
    verbs: ['get'],
    evidence: 'kubectl pkg/cmd/apply/apply_view_last_applied.go:109',
    why: 'Reads what was last applied to the object.',
  },
  {
    actions: ['apply view-last-applied'],
    form: { selector: true },
    on: 'target',
    verbs: ['list'],
    evidence: 'kubectl pkg/cmd/apply/apply_view_last_applied.go:109',
    why: 'Lists the objects for what was last applied to them.',
  },
  {
    actions: ['apply set-last-applied'],
    form: {},
    on: 'target',
    verbs: ['get'],
    evidence: 'kubectl pkg/cmd/apply/apply_set_last_applied.go:166',
    why: 'Reads the object to compare what was last applied to it.',
  },
  {
    actions: ['apply set-last-applied'],
    form: { dryRun: false },
    on: 'target',
    verbs: ['patch'],
    evidence: 'kubectl pkg/cmd/apply/apply_set_last_applied.go:209',
    why: 'Writes down what was last applied to the object.',
  },
  {
    actions: ['create …'],
    form: { dryRun: false },
    on: 'target',
    verbs: ['create'],
    evidence: 'kubectl pkg/cmd/create/create.go:456 and pkg/cmd/create/create_token.go:255',
    why: 'Creates the object that the words among the flags describe.',
  },
  {
    actions: ['create …'],
    form: { copies: true },
    on: 'copied',
    verbs: ['get'],
    evidence: 'kubectl pkg/cmd/create/create_job.go:196',
    why: 'Reads the cron job that the job is made from, in a dry run, too.',
  },
  {
    actions: ALL_BUT_DELETE,
    form: { conditions: true },
    on: 'object',
    verbs: ['get'],
    evidence: 'v4.1.2 workflow/executor/resource.go:224,254',
    why: 'Reads the object again and again until a condition holds.',
  },
  {
    actions: ALL_BUT_DELETE,
    form: { outputs: true },
    on: 'object',
    verbs: ['get'],
    evidence: 'v4.1.2 workflow/executor/resource.go:336',
    why: 'Reads the object for each output parameter.',
  },
  {
    actions: ['get', 'apply', 'apply view-last-applied', 'apply set-last-applied'],
    form: { selector: false, serverSide: false },
    on: 'namespace',
    verbs: ['get'],
    tolerated: true,
    evidence: 'cli-runtime v0.35.4 pkg/resource/visitor.go:104',
    why: 'Asks whether the namespace exists when the object does not.',
  },
  {
    actions: ['patch'],
    form: { namedByFlags: true },
    on: 'namespace',
    verbs: ['get'],
    tolerated: true,
    evidence: 'cli-runtime v0.35.4 pkg/resource/visitor.go:104',
    why: 'Asks whether the namespace exists when the object does not.',
  },
  {
    actions: ['replace'],
    form: { force: true },
    on: 'namespace',
    verbs: ['get'],
    tolerated: true,
    evidence: 'cli-runtime v0.35.4 pkg/resource/visitor.go:104',
    why: 'Asks whether the namespace exists when the object is gone.',
  },
];

/** The rows that hold for an action; without a version those of all known versions. */
export function resourceActionVerbs(action: CommandName, form: ActionForm, version?: ArgoVersion): readonly ActionVerbs[] {
  return RESOURCE_ACTION_VERBS.filter((row) =>
    row.actions.includes(action) && agrees(form, row.form) && (row.since === undefined || version?.isAtLeast(row.since) !== false));
}

/** Whether a form has what a row asks. */
function agrees(form: ActionForm, asked: ActionForm): boolean {
  const keys = Object.keys(asked) as (keyof ActionForm)[];
  return keys.every((key) => (form[key] ?? false) === asked[key]);
}
