import { PermissionSet } from '../../lib';
import { PolicyRule } from '../../lib/resources/grants';

/** What of a manifest is looked at. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: PolicyRule[];
  readonly roleRef?: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly { readonly kind: string; readonly name: string; readonly namespace?: string }[];
}

/** The objects of a cluster that the reader of a guide has made so far. */
export class AppliedObjects {
  private readonly objects = new Map<string, Manifest>();

  public apply(manifest: Manifest): void {
    const { kind, metadata: { name, namespace } } = manifest;
    this.objects.set(keyOf(kind, name, namespace), manifest);
  }

  /** @throws when it is not there */
  public remove(kind: string, name: string, namespace?: string): void {
    if (!this.objects.delete(keyOf(kind, name, namespace))) {
      throw new Error(`There is no ${kind} ${name} in ${namespace}`);
    }
  }

  public has(kind: string, name: string, namespace?: string): boolean {
    return this.objects.has(keyOf(kind, name, namespace));
  }

  /** What an account may do in a namespace, or where none is given, in the whole cluster. */
  public accessOf(account: { readonly name: string; readonly namespace: string }, namespace?: string): PermissionSet {
    const bindings = [...this.objects.values()].filter(({ kind, metadata, subjects = [] }) =>
      (kind === 'ClusterRoleBinding' || (kind === 'RoleBinding' && metadata.namespace === namespace))
      && subjects.some((subject) => subject.kind === 'ServiceAccount' && subject.name === account.name && subject.namespace === account.namespace));
    return PermissionSet.of(bindings.flatMap(({ roleRef, metadata }) => this.rulesOf(roleRef, metadata.namespace)));
  }

  private rulesOf(roleRef: Manifest['roleRef'], namespace?: string): PolicyRule[] {
    return this.objects.get(keyOf(roleRef?.kind ?? '', roleRef?.name ?? '', namespace))?.rules ?? [];
  }
}

function keyOf(kind: string, name: string, namespace = ''): string {
  return [kind, kind.startsWith('Cluster') || kind === 'Namespace' ? '' : namespace, name].join(' ');
}
