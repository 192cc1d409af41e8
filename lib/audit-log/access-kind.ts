import { AccessFamily, AccessFamilyState } from './access-family';
import { AccessRemark, RecordedAccess } from './recorded-access';
import { compareText } from '../rbac/order';
import { Permission } from '../rbac/permission';

/** Accesses of a kind as another thread takes them over. */
export interface AccessKindState {
  readonly permission: Permission;
  readonly remark: AccessRemark;
  readonly families: readonly (readonly [string | undefined, AccessFamilyState])[];
}

/** The accesses of a set that differ only in the namespace, and in the name or the URL. */
export class AccessKind {
  private readonly byNamespace = new Map<string | undefined, AccessFamily>();

  /**
   * @param permission Without a name, or with the URL `*`.
   * @param makeFamily Makes a family of the set.
   */
  constructor(public readonly permission: Permission, public readonly remark: AccessRemark, private readonly makeFamily: () => AccessFamily) {}

  public get state(): AccessKindState {
    const { permission, remark, byNamespace } = this;
    return { permission, remark, families: [...byNamespace].map(([namespace, family]) => [namespace, family.state]) };
  }

  /** Takes over a family whose namespace isn't there. */
  public addFamily(namespace: string | undefined, family: AccessFamily): void {
    this.byNamespace.set(namespace, family);
  }

  /** Those of a namespace, or of the cluster. */
  public family(namespace: string | undefined): AccessFamily {
    let family = this.byNamespace.get(namespace);
    if (family === undefined) {
      family = this.makeFamily();
      this.byNamespace.set(namespace, family);
    }
    return family;
  }

  public get families(): ReadonlyMap<string | undefined, AccessFamily> {
    return this.byNamespace;
  }

  /** The accesses in a namespace, or of the cluster, ordered by name. */
  public sorted(namespace: string | undefined): RecordedAccess[] {
    const { permission, remark: { why, missing } } = this;
    return this.byNamespace.get(namespace)?.sorted({ namespace, permission, why, missing }) ?? [];
  }

  /** Whether it differs from another one only in the remark. */
  public isLike({ permission }: AccessKind): boolean {
    return compareKinds(this.permission, permission) === 0;
  }
}

/** Orders permissions as `accessKey` does within a namespace, whatever their names. */
export function compareKinds(a: Permission, b: Permission): number {
  return compareText(a.verb, b.verb) || compareText(a.apiGroup ?? '', b.apiGroup ?? '') || compareText(a.resource ?? '', b.resource ?? '');
}
