import { ArgoVersion } from '../../argo/argo-version';

/** The versions that have a field. */
export interface FieldVersions {
  /** @default - every known version before `until` */
  readonly since?: ArgoVersion;
  /** @default - every later version */
  readonly until?: ArgoVersion;
}

/**
 * The fields that decide about access and that some known version does not have: Argo drops them there.
 *
 * Found by the fields of pkg/apis/workflow/v1alpha1/workflow_types.go at v3.5.15, v3.6.19, v3.7.18, v4.0.5 and v4.1.2.
 */
export const VERSIONED_FIELDS = {
  executorPlugins: { since: ArgoVersion.V4_1 },
  semaphore: { until: ArgoVersion.V3_7 },
  semaphores: { since: ArgoVersion.V3_6 },
  mutex: { until: ArgoVersion.V3_7 },
  mutexes: { since: ArgoVersion.V3_6 },
  database: { since: ArgoVersion.V3_7 },
  /** Of an artifact or an archive location; a template of that type is older. */
  plugin: { since: ArgoVersion.V4_0 },
} as const satisfies Readonly<Record<string, FieldVersions>>;

export type VersionedField = keyof typeof VERSIONED_FIELDS;

/** Whether a version has a field; one that is not said has all of them. */
export function hasField(name: VersionedField, version: ArgoVersion | undefined): boolean {
  const { since, until }: FieldVersions = VERSIONED_FIELDS[name];
  return version === undefined || ((since === undefined || version.isAtLeast(since)) && (until === undefined || until.isAtLeast(version)));
}
