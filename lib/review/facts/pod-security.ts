import { OtherObject } from '../../access/access-object';

/** The label by which a namespace enforces a Pod Security Standard, and the standard that keeps nothing out. */
const ENFORCE = 'pod-security.kubernetes.io/enforce';
const PRIVILEGED = 'privileged';

/** The pods that Pod Security Admission lets into a namespace. Privileged pods can take over their node. */
interface PodSecurity {
  readonly letsPrivilegedIn: boolean;

  /** A sentence about it. */
  readonly text: string;
}

/** The pods that Pod Security Admission lets into the namespaces of the input. Nothing is known about other namespaces. */
export class PodSecurityLabels {
  private readonly standards = new Map<string, string | undefined>();

  constructor(others: readonly OtherObject[]) {
    for (const { apiVersion, kind, name, labels } of others) {
      if (apiVersion === 'v1' && kind === 'Namespace') {
        this.standards.set(name, labels[ENFORCE]);
      }
    }
  }

  /** Whether some namespace lets privileged pods in. */
  public get letPrivilegedIn(): boolean {
    return [...this.standards.keys()].some((namespace) => this.of(namespace)?.letsPrivilegedIn === true);
  }

  /** Returns which pods a namespace lets in: without the label, all of them. */
  public of(namespace: string | undefined): PodSecurity | undefined {
    if (namespace === undefined || !this.standards.has(namespace)) {
      return undefined;
    }
    const standard = this.standards.get(namespace) ?? PRIVILEGED;
    return standard === PRIVILEGED
      ? { letsPrivilegedIn: true, text: `Pod Security Admission lets privileged pods into the namespace ${namespace}, which take over their node.` }
      : { letsPrivilegedIn: false, text: `Pod Security Admission keeps privileged pods out of the namespace ${namespace}: it enforces ${standard}.` };
  }
}
