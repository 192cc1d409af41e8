/** What may be made for an install in one namespace. */
export interface NamespacedScopeProps {
  /**
   * Whether a ClusterRole may be made for what only a ClusterRole can grant.
   *
   * Cluster workflow templates and limits by namespace ask for it.
   *
   * @default false
   */
  readonly clusterRole?: boolean;
}

/** Where an install for the cluster works. */
export interface ClusterScopeProps {
  /**
   * The namespaces that hold workflows.
   *
   * With them, whatever is not a list or watch of all namespaces is bound in these namespaces only.
   *
   * @default - all namespaces of the cluster, those to come too
   */
  readonly workflowNamespaces?: string[];
}

/** The namespaces of an install by the part they play. */
export interface InstallLayout {
  /** Where Argo Workflows itself runs. */
  readonly install: string;

  /** Those that hold workflows; none for all of the cluster. */
  readonly workflow?: readonly string[];

  /** The one that informers list and watch; none for all of the cluster. */
  readonly informer?: string;

  /** Where the server looks for the ServiceAccounts of users first. */
  readonly singleSignOn: string;
}

/**
 * The namespaces that an install of Argo Workflows works in.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/installation/
 */
export class InstallScope {
  /**
   * Workflows run in the install namespace: `--namespaced`.
   *
   * @param props Whether a ClusterRole may be made.
   */
  public static namespaced(props: NamespacedScopeProps = {}): InstallScope {
    return new InstallScope('namespaced()', props.clusterRole ?? false);
  }

  /**
   * Workflows run in one other namespace: `--namespaced --managed-namespace`.
   *
   * @param namespace The namespace that holds workflows.
   * @param props Whether a ClusterRole may be made.
   */
  public static managedNamespace(namespace: string, props: NamespacedScopeProps = {}): InstallScope {
    return new InstallScope('managedNamespace(…)', props.clusterRole ?? false, namespace);
  }

  /**
   * Workflows run in many namespaces; lists and watches are of the whole cluster.
   *
   * @param props The namespaces that hold workflows.
   */
  public static cluster(props: ClusterScopeProps = {}): InstallScope {
    return new InstallScope('cluster(…)', true, undefined, props.workflowNamespaces);
  }

  private constructor(
    private readonly member: string,
    private readonly clusterRole: boolean,
    private readonly managed?: string,
    private readonly workflowNamespaces?: readonly string[],
  ) {}

  /** @internal */
  public get _isNamespaced(): boolean {
    return this.member !== 'cluster(…)';
  }

  /** @internal */
  public get _mayMakeClusterRole(): boolean {
    return this.clusterRole;
  }

  /** @internal */
  public get _managedNamespace(): string | undefined {
    return this.managed;
  }

  /** @internal */
  public _layout(install: string): InstallLayout {
    if (!this._isNamespaced) {
      return { install, workflow: this.workflowNamespaces && [...new Set(this.workflowNamespaces)].sort(), singleSignOn: install };
    }
    const namespace = this.managed ?? install;
    return { install, workflow: [namespace], informer: namespace, singleSignOn: namespace };
  }

  /** @internal */
  public _faults(install: string): string[] {
    if (this.managed === install) {
      return [`The managed namespace is the install namespace '${install}': write InstallScope.namespaced().`];
    }
    return this.workflowNamespaces?.length === 0
      ? ['No workflow namespace is given: name at least one, or leave workflowNamespaces out for all namespaces of the cluster.']
      : [];
  }

  /** Writes the scope as users do: `InstallScope.namespaced()`. */
  public toString(): string {
    return `InstallScope.${this.member}`;
  }
}
