/** The objects that may be made for an install in one namespace. */
export interface NamespacedScopeProps {
  /**
   * Whether a ClusterRole may be made for what only a ClusterRole can grant.
   *
   * Cluster workflow templates and limits by namespace require it.
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

/** The forms of a scope. */
export type ScopeKind = 'namespaced' | 'managed' | 'cluster';

/** The member that makes each of them. */
export const SCOPE_MEMBERS: Readonly<Record<ScopeKind, string>> = { namespaced: 'namespaced()', managed: 'managedNamespace(…)', cluster: 'cluster(…)' };

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
    return new InstallScope('namespaced', props.clusterRole ?? false);
  }

  /**
   * Workflows run in one other namespace: `--namespaced --managed-namespace`.
   *
   * @param namespace The namespace that holds workflows.
   * @param props Whether a ClusterRole may be made.
   */
  public static managedNamespace(namespace: string, props: NamespacedScopeProps = {}): InstallScope {
    return new InstallScope('managed', props.clusterRole ?? false, namespace);
  }

  /**
   * Workflows run in many namespaces, and lists and watches are of the whole cluster.
   *
   * @param props The namespaces that hold workflows.
   */
  public static cluster(props: ClusterScopeProps = {}): InstallScope {
    return new InstallScope('cluster', true, undefined, props.workflowNamespaces);
  }

  private constructor(
    private readonly kind: ScopeKind,
    private readonly clusterRole: boolean,
    private readonly managed?: string,
    private readonly workflowNamespaces?: readonly string[],
  ) {}

  /** @internal */
  public get _kind(): ScopeKind {
    return this.kind;
  }

  /** @internal */
  public get _isNamespaced(): boolean {
    return this.kind !== 'cluster';
  }

  /** @internal */
  public get _mayMakeClusterRole(): boolean {
    return this.clusterRole;
  }

  /**
   * The flags of both processes.
   *
   * @internal
   */
  public get _flags(): string[] {
    return [...this._isNamespaced ? ['--namespaced'] : [], ...this.managed === undefined ? [] : [`--managed-namespace=${this.managed}`]];
  }

  /** @internal */
  public _layout(install: string): InstallLayout {
    if (!this._isNamespaced) {
      return { install, workflow: this.workflowNamespaces && [...new Set(this.workflowNamespaces)].sort(), singleSignOn: install };
    }
    const namespace = this.managed ?? install;
    return { install, workflow: [namespace], informer: namespace, singleSignOn: namespace };
  }

  /**
   * The namespaces that are given, each as it is.
   *
   * @internal
   */
  public get _givenNamespaces(): readonly string[] | undefined {
    return this.workflowNamespaces ?? (this.managed === undefined ? undefined : [this.managed]);
  }

  /** Writes the scope as users do: `InstallScope.namespaced()`. */
  public toString(): string {
    return `InstallScope.${SCOPE_MEMBERS[this.kind]}`;
  }
}
