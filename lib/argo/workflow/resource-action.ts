import { polledPlural } from './polled-plural';
import { ActionForm, ActionName } from './resource-action-verbs';
import { IRbacResource, ResourceScope } from '../../resources/resource-info';

/** Where the object of a resource template is. */
export interface ResourceActionOptions {
  /**
   * The namespace of the object.
   *
   * @default - the namespace of the workflow; none for cluster-scoped objects
   */
  readonly namespace?: string;
}

/** What a resource template does beside its action. */
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

/** What a resource template that creates or changes an object does beside its action. */
export interface WriteActionOptions extends ObjectActionOptions {
  /**
   * Whether the template says `setOwnerReference: true`.
   *
   * It takes no more access, unless the account is made with `ownerReferencesPermissionEnforcement`.
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
   * Whether the template has the flag `--force`: what can't be patched is deleted and created anew.
   *
   * @default false
   */
  readonly force?: boolean;

  /**
   * The resources of the flag `--prune-allowlist`, beside `--prune`.
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
   * Whether the template has the flag `--force`: the object is deleted and created anew.
   *
   * @default false
   */
  readonly force?: boolean;

  /**
   * Whether the template has `--grace-period=0` or `--wait` beside `--force`: kubectl then watches the object until it is gone.
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

/**
 * What one resource template of a workflow does, as far as it decides the verbs on its target.
 *
 * A target is a resource, `Batch.jobs`, that may be limited to names, `Batch.jobs.named('nightly')`. A part of an object,
 * `Batch.jobsStatus`, stands for the flag `--subresource`.
 *
 * To create roles or bindings, the account must hold what they grant besides.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/walk-through/kubernetes-resources/
 */
export class ResourceAction {
  /**
   * The action `create`: the verb create.
   *
   * @param target The resource, without names: those who may create may create under any name.
   * @param options What else the template does.
   */
  public static create(target: IRbacResource, options: WriteActionOptions = {}): ResourceAction {
    return new ResourceAction('create', target, options, {});
  }

  /**
   * The action `get`, of an object by its name: the verb get.
   *
   * @param target The resource, limited to names where the template names its objects.
   * @param options What else the template does.
   */
  public static get(target: IRbacResource, options: ObjectActionOptions = {}): ResourceAction {
    return new ResourceAction('get', target, options, {});
  }

  /**
   * The action `apply`: the verbs get, create and patch, with `--server-side` create and patch.
   *
   * @param target The resource. Names do not limit create, but with `--server-side`.
   * @param options What else the template does.
   */
  public static apply(target: IRbacResource, options: ApplyActionOptions = {}): ResourceAction {
    const { serverSide, force, pruneAllowlist } = options;
    return new ResourceAction('apply', target, options, { serverSide, force, prune: pruneAllowlist !== undefined }, pruneAllowlist);
  }

  /**
   * The action `patch`: the verb patch, and get where the flags name the object.
   *
   * @param target The resource, limited to names where the template names its objects.
   * @param options What else the template does.
   */
  public static patch(target: IRbacResource, options: PatchActionOptions = {}): ResourceAction {
    const json = options.mergeStrategy === PatchMergeStrategy.JSON;
    const action = new ResourceAction('patch', target, options, { namedByFlags: options.namedByFlags ?? json });
    if (json && options.namedByFlags === false) {
      action._faults.push('has a JSON patch, for which the flags always name the object; leave namedByFlags out');
    }
    return action;
  }

  /**
   * The action `replace`: the verbs get and update, with `--force` get, create and delete, and what waiting for it takes.
   *
   * @param target The resource. Names do not limit create.
   * @param options What else the template does.
   */
  public static replace(target: IRbacResource, options: ReplaceActionOptions = {}): ResourceAction {
    const { force, waits } = options;
    return new ResourceAction('replace', target, options, { force, waits });
  }

  /**
   * The action `delete`: the verb delete, with a selector list too, and what waiting for it takes.
   *
   * @param target The resource, limited to names where the template names its objects.
   * @param options What else the template does.
   */
  public static delete(target: IRbacResource, options: DeleteActionOptions = {}): ResourceAction {
    const { selector, waits } = options;
    return new ResourceAction('delete', target, options, { selector, waits: waits ?? true }, undefined, waits);
  }

  /** The namespace of the object, where it is given. */
  public readonly namespace?: string;

  /** @internal */
  public readonly _form: ActionForm;

  /** @internal */
  public readonly _setsOwnerReference: boolean;

  /**
   * What is wrong with it and how to mend it.
   *
   * @internal
   */
  public readonly _faults: string[];

  private constructor(
    /** @internal */
    public readonly _name: ActionName,
    /** What it acts on. */
    public readonly target: IRbacResource,
    options: WriteActionOptions,
    form: ActionForm,
    /** @internal */
    public readonly _pruned: readonly IRbacResource[] = [],
    /** @internal */
    public readonly _staysUntilGone: boolean = false,
  ) {
    this.namespace = options.namespace;
    this._form = { conditions: options.conditions, outputs: options.outputs, ...form };
    this._setsOwnerReference = options.setOwnerReference ?? false;
    this._faults = [...this.flagFaults(), ...this.targetFaults()];
  }

  /** The action, as the template names it. */
  public get action(): string {
    return this._name;
  }

  /** Flags that kubectl refuses together. */
  private flagFaults(): string[] {
    const { serverSide, force, prune, waits } = this._form;
    return [
      ...serverSide && force ? ['has --server-side and --force, which kubectl refuses together; leave one out'] : [],
      ...serverSide && prune ? ['has --server-side and --prune, which kubectl refuses together; leave one out'] : [],
      ...force && prune ? ['has --force and --prune, which kubectl refuses together; leave one out'] : [],
      ...this._name === 'replace' && waits && !force ? ['waits for nothing without --force; leave waits out'] : [],
      ...prune && this._pruned.length === 0 ? ['prunes nothing; name the resources of --prune-allowlist, or leave pruneAllowlist out'] : [],
    ];
  }

  private targetFaults(): string[] {
    const { plural, subresource, kind, scope, resourceNames } = this.target.info;
    const { conditions, selector, force } = this._form;
    const partly = this.action === 'get' || this.action === 'patch' || (this.action === 'replace' && !force);
    return [
      ...subresource !== undefined && !partly
        ? [`is for the part ${plural}/${subresource}, which only get, patch and replace act on; name the object itself: ${plural}`] : [],
      ...resourceNames !== undefined && this.action === 'create'
        ? ['is limited to names, but a create names nothing; leave named(…) out'] : [],
      ...resourceNames !== undefined && selector
        ? ['is limited to names, but a selector picks the objects; leave named(…) or the selector out'] : [],
      ...conditions && polledPlural(kind) !== plural
        ? [`has conditions that never hold: Argo looks for ${kind} objects as '${polledPlural(kind)}', not '${plural}'; leave conditions out`] : [],
      ...this.namespace !== undefined && scope === ResourceScope.CLUSTER
        ? [`is in the namespace '${this.namespace}', but no namespace holds ${plural}; leave namespace out`] : [],
    ];
  }
}
