import { formatIssues } from '../diagnostics/format-diagnostic';
import { Issue, issue } from '../diagnostics/issue';
import { quote } from '../diagnostics/printable-text';

/** The form of a release: `v3.7.18`, with or without the `v`, the patch and a suffix such as `-rc1`. */
const RELEASE = /^v?(\d+)\.(\d+)(?:\.(\d+)(?:-[0-9A-Za-z.-]+)?)?$/;

/** The patch number of a minor release where it means its newest patch. */
const NEWEST_PATCH = Number.MAX_SAFE_INTEGER;

/** A known version, or what is wrong, and the version that is nearest where it is only not known. */
type FoundVersion =
  | { readonly known: ArgoVersion; readonly issue?: undefined; readonly nearest?: undefined }
  | { readonly known?: undefined; readonly issue: Issue; readonly nearest?: ArgoVersion };

/**
 * A release of Argo Workflows whose needs are known: a minor release, or one patch of it.
 *
 * A minor release has the needs of its newest patches. Few patches need anything else: `ArgoVersion.of('v3.7.0')` does.
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
   * @param release The release, for example `v3.7.18`, `3.7.18` or `v3.7`. Without a patch it means the newest patches.
   * @throws when the release is malformed, or of a minor that is not known
   */
  public static of(release: string): ArgoVersion {
    const { known, issue: found, nearest } = ArgoVersion._find(release);
    if (known === undefined) {
      throw refusal(found, nearest && `If the needs of ${nearest} suffice for it, write ArgoVersion.assume('${release}', ArgoVersion.${nearest._constantName}).`);
    }
    return known;
  }

  /**
   * Finds the version that a release belongs to, or what is wrong with it; the fix depends on the reader.
   *
   * @internal
   */
  public static _find(release: string): FoundVersion {
    const [, major, minor, patch] = RELEASE.exec(release)?.map(Number) ?? [];
    if (major === undefined) {
      return { issue: issue('install/invalid-version', 'version', `${quote(release)} isn't a release of Argo Workflows.`, 'Write it like v3.7.18 or v3.7.') };
    }
    const known = ArgoVersion.known.find((version) => version.major === major && version.minor === minor);
    if (known !== undefined) {
      return { known: Number.isNaN(patch) ? known : new ArgoVersion(major, minor, patch) };
    }
    const versions = ArgoVersion.known.map((version) => version.toString()).join(', ');
    return {
      issue: issue('install/unknown-version', 'version', `The needs of Argo Workflows v${major}.${minor} aren't known. The known versions are ${versions}.`),
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
    const { known, issue: found, nearest } = ArgoVersion._find(release);
    if (known !== undefined) {
      throw refusal(issue(
        'install/known-version', 'version', `The needs of Argo Workflows ${known} are known.`, `Write ArgoVersion.of('${release}').`,
      ));
    }
    if (nearest === undefined) {
      throw refusal(found);
    }
    return likeVersion;
  }

  private static nearestTo(major: number, minor: number): ArgoVersion {
    const newer = (version: ArgoVersion) => version.major > major || (version.major === major && version.minor > minor);
    const older = ArgoVersion.known.filter((version) => !newer(version));
    return older[older.length - 1] ?? ArgoVersion.known[0];
  }

  private constructor(private readonly major: number, private readonly minor: number, private readonly patch?: number) {}

  /**
   * Returns whether this version is the other one or a later one.
   *
   * As this version, a minor release is its newest patch; as the other one, its first.
   *
   * @param other The version to compare with.
   */
  public isAtLeast(other: ArgoVersion): boolean {
    return this.minus(other, 0) >= 0;
  }

  /**
   * Whether this version is the other one or an earlier one: as either, a minor release is its newest patch.
   *
   * @internal
   */
  public _isAtMost(other: ArgoVersion): boolean {
    return this.minus(other, NEWEST_PATCH) <= 0;
  }

  /** Writes the version as people do: `v3.7`, or `v3.7.18` where the patch is given. */
  public toString(): string {
    return `v${[this.major, this.minor, ...this.patch === undefined ? [] : [this.patch]].join('.')}`;
  }

  /** Positive for a later version, negative for an earlier one. */
  private minus(other: ArgoVersion, patchOfMinor: number): number {
    return this.major - other.major || this.minor - other.minor || (this.patch ?? NEWEST_PATCH) - (other.patch ?? patchOfMinor);
  }

  /**
   * Whether it is one patch of a minor release.
   *
   * @internal
   */
  public get _isPatch(): boolean {
    return this.patch !== undefined;
  }

  /**
   * The name of the constant of its minor, such as `V4_1`.
   *
   * @internal
   */
  public get _constantName(): string {
    return `V${this.major}_${this.minor}`;
  }
}

/** The error that says what is wrong with a release, and how to fix it. */
function refusal(found: Issue, fix = found.fix): Error {
  return new Error(formatIssues([{ ...found, field: '', ...fix !== undefined && { fix } }]).trim());
}
