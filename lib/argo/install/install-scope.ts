import { Fault } from '../../rbac/fault';
import { validateNamespaceName } from '../../rbac/validation/object-names';

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
   * Workflows run in many namespaces, and lists and watches are of the whole cluster.
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

  /** @internal */
  public _faults(install: string): Fault[] {
    const namespaces = this.workflowNamespaces ?? (this.managed === undefined ? [] : [this.managed]);
    const faults: Fault[] = namespaces.flatMap((namespace) => validateNamespaceName(namespace, `scope: ${this.member}: the namespace`));
    if (this.managed === install) {
      faults.push({ field: 'scope:', message: `managedNamespace(…) is the install namespace '${install}'; write InstallScope.namespaced()` });
    }
    if (this.workflowNamespaces?.length === 0) {
      faults.push({ field: 'scope: cluster(…)', message: 'has an empty list of workflowNamespaces; name one, or leave it out for all of the cluster' });
    }
    return faults;
  }

  /** Writes the scope as users do: `InstallScope.namespaced()`. */
  public toString(): string {
    return `InstallScope.${this.member}`;
  }
}
