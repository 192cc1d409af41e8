/** The form of a release: `v3.7.18`, with or without the `v`, the patch and a suffix such as `-rc1`. */
const RELEASE = /^v?(\d+)\.(\d+)(\.\d+(-[0-9A-Za-z.-]+)?)?$/;

/** A known version, or what is wrong, and the version that is nearest where it is only not known. */
interface FoundVersion {
  readonly known?: ArgoVersion;
  readonly fault?: string;
  readonly nearest?: ArgoVersion;
}

/**
 * A minor release of Argo Workflows whose needs are known.
 *
 * What Argo needs is the same for all patches of a minor release.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/releases/
 */
export class ArgoVersion {
  /** Argo Workflows 3.5. */
  public static readonly V3_5 = new ArgoVersion(3, 5);

  /** Argo Workflows 3.6. */
  public static readonly V3_6 = new ArgoVersion(3, 6);

  /** Argo Workflows 3.7. */
  public static readonly V3_7 = new ArgoVersion(3, 7);

  /** Argo Workflows 4.0. */
  public static readonly V4_0 = new ArgoVersion(4, 0);

  /** Argo Workflows 4.1. */
  public static readonly V4_1 = new ArgoVersion(4, 1);

  /** Every known version, the oldest first. */
  public static get known(): ArgoVersion[] {
    return Object.values(ArgoVersion).filter((member) => member instanceof ArgoVersion);
  }

  /**
   * Finds the version that a release belongs to.
   *
   * @param release The release, for example `v3.7.18`, `3.7.18` or `v3.7`.
   * @throws when the release is malformed, or of a minor that is not known
   */
  public static of(release: string): ArgoVersion {
    const found = ArgoVersion._find(release);
    if (found.known !== undefined) {
      return found.known;
    }
    const { fault, nearest } = found;
    throw new Error(nearest === undefined ? fault
      : `${fault} If you accept those of ${nearest} for it, write ArgoVersion.assume('${release}', ArgoVersion.${nearest.constantName}).`);
  }

  /**
   * Finds the version that a release belongs to, or what is wrong with it; how to mend that depends on who is told.
   *
   * @internal
   */
  public static _find(release: string): FoundVersion {
    const parsed = parse(release);
    if (typeof parsed === 'string') {
      return { fault: parsed };
    }
    const [major, minor] = parsed;
    const known = ArgoVersion.known.find((version) => version.major === major && version.minor === minor);
    return known !== undefined ? { known } : {
      fault: `The needs of Argo Workflows v${major}.${minor} are not known. Known are ${ArgoVersion.known.map((version) => version.toString()).join(', ')}.`,
      nearest: ArgoVersion.nearestTo(major, minor),
    };
  }

  /**
   * Takes a release that is not known to need what a known version needs.
   *
   * @param release The release that is installed, for example `v4.2.0`.
   * @param likeVersion The known version whose needs are taken for it.
   * @throws when the release is malformed, or known: then nothing has to be assumed
   */
  public static assume(release: string, likeVersion: ArgoVersion): ArgoVersion {
    const { known, fault, nearest } = ArgoVersion._find(release);
    if (known !== undefined) {
      throw new Error(`The needs of Argo Workflows ${known} are known: write ArgoVersion.of('${release}').`);
    }
    if (nearest === undefined) {
      throw new Error(fault);
    }
    return likeVersion;
  }

  private static nearestTo(major: number, minor: number): ArgoVersion {
    const newer = (version: ArgoVersion) => version.major > major || (version.major === major && version.minor > minor);
    const older = ArgoVersion.known.filter((version) => !newer(version));
    return older[older.length - 1] ?? ArgoVersion.known[0];
  }

  private constructor(private readonly major: number, private readonly minor: number) {}

  /**
   * Tells whether this version is the other one or a later one.
   *
   * @param other The version to compare with.
   */
  public isAtLeast(other: ArgoVersion): boolean {
    return this.major > other.major || (this.major === other.major && this.minor >= other.minor);
  }

  /** Writes the version as people do: `v3.7`. */
  public toString(): string {
    return `v${this.major}.${this.minor}`;
  }

  private get constantName(): string {
    return `V${this.major}_${this.minor}`;
  }
}

/** Major and minor of a release, or what is wrong with it. */
function parse(release: string): [number, number] | string {
  const match = RELEASE.exec(release);
  return match === null
    ? `'${release}' is not a release of Argo Workflows: write it like v3.7.18 or v3.7.`
    : [Number(match[1]), Number(match[2])];
}
