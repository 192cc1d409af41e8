import { Issue, issue } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';
import { IRbacResource, ResourceScope } from '../../resources/resource-info';
import { ArgoVersion } from '../argo-version';
import { ActionName } from '../kubectl/action-name';
import { ActionForm } from '../kubectl/action-verbs';
import { polledPlural } from '../kubectl/polled-plural';
import { refusedCombinations } from '../kubectl/refused-commands';

/** Where the object of a resource template is. */
export interface ResourceActionOptions {
  /**
   * The namespace of the object.
   *
   * @default - the namespace of the workflow; none for cluster-scoped objects
   */
  readonly namespace?: string;
}

/** The properties of a resource template in addition to its action. */
export interface ObjectActionOptions extends ResourceActionOptions {
  /**
   * Whether the template has a `successCondition` or `failureCondition`.
   *
   * @default false
   */
  readonly conditions?: boolean;

  /**
   * Whether the template has output parameters with `valueFrom.jsonPath` or `valueFrom.jqFilter`.
   *
   * @default false
   */
  readonly outputs?: boolean;
}

/** The properties of a resource template that creates or changes an object, in addition to its action. */
export interface WriteActionOptions extends ObjectActionOptions {
  /**
   * Whether the template says `setOwnerReference: true`.
   *
   * It takes no more access, unless the account is made with `ownerReferencesPermissionEnforcement`: then `update` on
   * `workflows/finalizers`, and to change an object that exists `delete` on it.
   *
   * @default false
   */
  readonly setOwnerReference?: boolean;
}

/** How a resource template applies an object. */
export interface ApplyActionOptions extends WriteActionOptions {
  /**
   * Whether the template has the flag `--server-side`.
   *
   * @default false
   */
  readonly serverSide?: boolean;

  /**
   * Whether the template has the flag `--force`: an object that can't be patched is deleted and created again.
   *
   * @default false
   */
  readonly force?: boolean;

  /**
   * The resources of the flag `--prune-allowlist` (in v3.5 `--prune-whitelist`), in addition to `--prune`.
   *
   * Without that flag, kubectl also lists and deletes Secrets, Namespaces and 14 more kinds; this library does not grant that.
   *
   * @default - the template does not prune
   */
  readonly pruneAllowlist?: IRbacResource[];
}

/** How a patch is merged into an object. */
export enum PatchMergeStrategy {
  /** `strategic`, Argo's default. */
  STRATEGIC = 'strategic',

  /** `merge`. */
  MERGE = 'merge',

  /** `json`, where the flags name the object. */
  JSON = 'json',
}

/** How a resource template patches an object. */
export interface PatchActionOptions extends WriteActionOptions {
  /**
   * The `mergeStrategy` of the template.
   *
   * @default PatchMergeStrategy.STRATEGIC
   */
  readonly mergeStrategy?: PatchMergeStrategy;

  /**
   * Whether the flags name the object, as in `flags: [pod, my-pod]`, and the manifest has no `kind`.
   *
   * @default - true for a JSON patch, else false
   */
  readonly namedByFlags?: boolean;
}

/** How a resource template replaces an object. */
export interface ReplaceActionOptions extends WriteActionOptions {
  /**
   * Whether the template has the flag `--force`: the object is deleted and created again.
   *
   * @default false
   */
  readonly force?: boolean;

  /**
   * Whether the template has `--grace-period=0` or `--wait` in addition to `--force`: kubectl then watches the object until it is gone.
   *
   * @default false
   */
  readonly waits?: boolean;
}

/** How a resource template deletes an object. */
export interface DeleteActionOptions extends ResourceActionOptions {
  /**
   * Whether the flags pick the objects: `-l`, `--field-selector` or `--all`.
   *
   * @default false
   */
  readonly selector?: boolean;

  /**
   * Whether the step is to stay until the object is gone. False is the flag `--wait=false`.
   *
   * @default - it does not stay, unless something else lets the account get the object: kubectl then watches the object, and is allowed
   * to, since it would ask again for a week otherwise
   */
  readonly waits?: boolean;
}

/** Details that only some actions have. */
interface ActionDetails {
  readonly pruned?: readonly IRbacResource[];
  readonly staysUntilGone?: boolean;
  readonly jsonPatch?: boolean;
}

/**
 * The action of one resource template of a workflow, as far as it decides the verbs on its target.
 *
 * A target is a resource, `Batch.jobs`, that may be limited to names, `Batch.jobs.named('nightly')`. A part of an object,
 * `Batch.jobsStatus`, means the flag `--subresource`.
 *
 * To create roles or bindings, the account must also hold what they grant.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/walk-through/kubernetes-resources/
 */
export class ResourceAction {
  /**
   * The action `create`: the verb create.
   *
   * @param target The resource, without names: those who may create may create under any name.
   * @param options Further properties of the template.
   */
  public static create(target: IRbacResource, options: WriteActionOptions = {}): ResourceAction {
    return new ResourceAction('create', target, options, {});
  }

  /**
   * The action `get`, of an object by its name: the verb get.
   *
   * @param target The resource, limited to names where the template names its objects.
   * @param options Further properties of the template.
   */
  public static get(target: IRbacResource, options: ObjectActionOptions = {}): ResourceAction {
    return new ResourceAction('get', target, options, {});
  }

  /**
   * The action `apply`: the verbs get, create and patch, with `--server-side` create and patch.
   *
   * @param target The resource. Names do not limit create, but with `--server-side`.
   * @param options Further properties of the template.
   */
  public static apply(target: IRbacResource, options: ApplyActionOptions = {}): ResourceAction {
    const { serverSide, force, pruneAllowlist } = options;
    return new ResourceAction('apply', target, options, { serverSide, force, prune: pruneAllowlist !== undefined }, { pruned: pruneAllowlist });
  }

  /**
   * The action `patch`: the verb patch, and get where the flags name the object.
   *
   * @param target The resource, limited to names where the template names its objects.
   * @param options Further properties of the template.
   */
  public static patch(target: IRbacResource, options: PatchActionOptions = {}): ResourceAction {
    const json = options.mergeStrategy === PatchMergeStrategy.JSON;
    return new ResourceAction('patch', target, options, { namedByFlags: options.namedByFlags ?? json }, { jsonPatch: json });
  }

  /**
   * The action `replace`: the verbs get and update, with `--force` get, create and delete, and the verbs to wait for it.
   *
   * @param target The resource. Names do not limit create.
   * @param options Further properties of the template.
   */
  public static replace(target: IRbacResource, options: ReplaceActionOptions = {}): ResourceAction {
    const { force, waits } = options;
    return new ResourceAction('replace', target, options, { force, waits });
  }

  /**
   * The action `delete`: the verb delete, with a selector list too, and the verbs to wait for it.
   *
   * @param target The resource, limited to names where the template names its objects.
   * @param options Further properties of the template.
   */
  public static delete(target: IRbacResource, options: DeleteActionOptions = {}): ResourceAction {
    const { selector, waits } = options;
    return new ResourceAction('delete', target, options, { selector, waits: waits ?? true }, { staysUntilGone: waits });
  }

  /** The namespace of the object, where it is given. */
  public readonly namespace?: string;

  /** @internal */
  public readonly _form: ActionForm;

  /** @internal */
  public readonly _setsOwnerReference: boolean;

  /** @internal */
  public readonly _pruned: readonly IRbacResource[];

  /** @internal */
  public readonly _staysUntilGone: boolean;

  private readonly jsonPatch: boolean;

  private constructor(
    /** @internal */
    public readonly _name: ActionName,
    /** The target of the action. */
    public readonly target: IRbacResource,
    options: WriteActionOptions,
    form: ActionForm,
    { pruned = [], staysUntilGone = false, jsonPatch = false }: ActionDetails = {},
  ) {
    this.namespace = options.namespace;
    this._form = { conditions: options.conditions, outputs: options.outputs, ...form };
    this._setsOwnerReference = options.setOwnerReference ?? false;
    this._pruned = pruned;
    this._staysUntilGone = staysUntilGone;
    this.jsonPatch = jsonPatch;
  }

  /**
   * The same action, in a cluster that checks the owner references that it sets.
   *
   * @internal
   */
  public _underOwnerReferencesPermissionEnforcement(): ResourceAction {
    const { _name, target, namespace, _pruned, _staysUntilGone, jsonPatch } = this;
    const form = { ...this._form, ownerReferences: this._setsOwnerReference };
    const { conditions, outputs } = form;
    return new ResourceAction(_name, target, { namespace, conditions, outputs, setOwnerReference: this._setsOwnerReference }, form, {
      pruned: _pruned, staysUntilGone: _staysUntilGone, jsonPatch,
    });
  }

  /** The action, as the template names it. */
  public get action(): string {
    return this._name;
  }

  /**
   * Returns its issues.
   *
   * @param field Where it stands: `resourceActions[0]`.
   * @param version The version of Argo Workflows; without one, the issues for each known version.
   * @internal
   */
  public _issues(field: string, version?: ArgoVersion): Issue[] {
    return [...this.flagIssues(field, version), ...this.targetIssues(field)];
  }

  private flagIssues(field: string, version: ArgoVersion | undefined): Issue[] {
    const { serverSide, force, prune, waits, namedByFlags } = this._form;
    // The objects to prune count as selected, so these flags alone aren't rejected.
    const command = { file: !namedByFlags, arguments: namedByFlags, names: namedByFlags, serverSide, force, prune, all: prune };
    return [
      ...refusedCombinations(this._name, command, version).map(({ what, fix }) =>
        issue('workflow/refused-command', field, `kubectl ${this._name} rejects ${what}.`, fix)),
      ...this._name === 'replace' && waits && !force
        ? [issue('workflow/option-without-effect', field, 'A replacement without --force deletes nothing, so there is nothing to wait for.',
          'Leave waits out, or add force.')] : [],
      ...prune && this._pruned.length === 0
        ? [issue('workflow/option-without-effect', field, 'The list of resources to prune is empty.',
          'Name the resources of --prune-allowlist, or leave pruneAllowlist out.')] : [],
      ...this.prunesInVain.length > 0
        ? [issue('workflow/option-without-effect', field,
          `kubectl prunes ${this.prunesInVain.join(', ')} only in the namespaces of the objects that it applies, and ${this.target.info.plural} have none.`,
          'Leave them out of pruneAllowlist.')] : [],
      ...this.jsonPatch && !namedByFlags
        ? [issue('workflow/option-without-effect', field, 'The flags always name the object of a JSON patch.', 'Leave namedByFlags out.')] : [],
    ];
  }

  /** The namespaced resources to prune, where the object is of the cluster. */
  private get prunesInVain(): string[] {
    return this.target.info.scope === ResourceScope.NAMESPACED ? []
      : this._pruned.filter(({ info }) => info.scope === ResourceScope.NAMESPACED).map(({ info }) => info.plural);
  }

  private targetIssues(field: string): Issue[] {
    const { plural, subresource, kind, scope, resourceNames } = this.target.info;
    const { conditions, selector, force } = this._form;
    const actsOnSubresources = this.action === 'get' || this.action === 'patch' || (this.action === 'replace' && !force);
    return [
      ...subresource !== undefined && !actsOnSubresources
        ? [issue('workflow/subresource-target', field,
          `The target is the subresource ${plural}/${subresource}, and only get, patch and replace act on subresources.`, `Name the object itself: ${plural}.`)] : [],
      ...resourceNames !== undefined && this.action === 'create'
        ? [issue('workflow/named-target', field, 'The target is limited to names, but a create request names no object.', 'Leave named(…) out.')] : [],
      ...resourceNames !== undefined && selector
        ? [issue('workflow/named-target', field, 'The target is limited to names, but a selector picks the objects.', 'Leave named(…) or the selector out.')] : [],
      ...conditions && polledPlural(kind) !== plural
        ? [issue('workflow/condition-never-holds', field, `Argo polls ${kind} objects as ${polledPlural(kind)} in place of ${plural}, so no condition ever holds.`,
          'Leave conditions out.')] : [],
      ...this.namespace !== undefined && scope === ResourceScope.CLUSTER
        ? [issue('workflow/namespace-of-cluster-resource', field, `No namespace holds ${plural}, but the namespace ${quote(this.namespace)} is given.`,
          'Leave namespace out.')] : [],
    ];
  }
}
