import { VERSIONED_FIELDS } from './versioned-fields.generated';
import { ArgoVersion } from '../../argo/argo-version';

/** The releases that have a field. */
interface FieldReleases {
  /** @default - every known release up to `until` */
  readonly since?: ArgoVersion;
  /** @default - every later release */
  readonly until?: ArgoVersion;
}

/** A field that some known release doesn't have, so Argo drops it there: `TYPE.FIELD`. */
export type VersionedField = keyof typeof VERSIONED_FIELDS;

/** Finds the name of a field in its type. */
export function fieldName(field: VersionedField): string {
  return field.slice(field.indexOf('.') + 1);
}

/**
 * Returns whether a version has a field.
 *
 * @param version The installed version; without it every field counts
 */
export function hasField(field: VersionedField, version: ArgoVersion | undefined): boolean {
  const { since, until }: FieldReleases = VERSIONED_FIELDS[field];
  return version === undefined || ((since === undefined || version.isAtLeast(since)) && (until === undefined || until.isAtLeast(version)));
}
