import { ArgoVersion } from '../../argo/argo-version';
import { ArgoComponent } from '../facts/argo-facts';
import { ReviewContext } from '../review-context';

/** Fields of a workflow that let a submitter decide what runs, or as whom, past a template. */
const DANGEROUS_FIELDS: ReadonlySet<string> = new Set(['podSpecPatch', 'serviceAccountName', 'securityContext', 'volumes', 'hostNetwork', 'templates', 'executor']);

const [FIXED_3_7, V4_0, FIXED_4_0] = ['v3.7.15', 'v4.0.0', 'v4.0.6'].map((text) => ArgoVersion.of(text));

/** A reason why the restriction of workflows to templates doesn't hold. */
interface VoidReason {
  /** A sentence. */
  readonly why: string;

  /** An imperative sentence. */
  readonly fix: string;
}

/** Returns why the restriction of workflows to templates by some controllers doesn't hold; nothing where it does. */
export function voidReasons({ options }: ReviewContext, controllers: readonly ArgoComponent[]): VoidReason[] {
  const versions = options.argoVersion === undefined ? controllers.flatMap(({ version }) => version ?? []) : [options.argoVersion];
  const fields = controllers.flatMap(({ flags }) => (flags.variable('WORKFLOW_USER_OVERRIDE_ALLOWLIST') ?? '').split(','))
    .map((field) => field.trim()).filter((field) => DANGEROUS_FIELDS.has(field));
  return [
    ...versions.filter(hasWayAround)
      .map((version) => ({ why: `Argo Workflows ${version} has a way around it.`, fix: 'Update Argo Workflows to 3.7.15, 4.0.6 or later.' })),
    ...fields.length === 0 ? []
      : [{ why: `WORKFLOW_USER_OVERRIDE_ALLOWLIST allows ${fields.join(', ')}.`, fix: `Take ${fields.join(', ')} out of WORKFLOW_USER_OVERRIDE_ALLOWLIST.` }],
  ];
}

/** Whether submitters get around the restriction of workflows to templates. */
export function areRestrictionsVoid(context: ReviewContext, namespace: string | undefined): boolean {
  return voidReasons(context, context.argo.controllersOf(namespace)).length > 0;
}

/** The namespaces in which submitters may write any workflow: those of controllers that don't restrict it; nothing for every namespace. */
export function openNamespaces(context: ReviewContext): readonly (string | undefined)[] {
  const { argo } = context;
  const isOpen = (controller: ArgoComponent) => argo.restrictionBy(controller) === undefined || voidReasons(context, [controller]).length > 0;
  const open = new Set(argo.controllers.filter(isOpen).map(({ serves }) => serves));
  return argo.controllers.length === 0 || open.has(undefined) ? [undefined] : [...open];
}

function hasWayAround(version: ArgoVersion): boolean {
  return !version.isAtLeast(FIXED_3_7) || version.isAtLeast(V4_0) && !version.isAtLeast(FIXED_4_0);
}
