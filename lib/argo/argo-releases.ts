import { ArgoVersion } from './argo-version';

/** The newest patch of each version whose source and manifests were read, the oldest version first. */
export const READ_RELEASES: readonly { readonly version: ArgoVersion; readonly release: string }[] = [
  { version: ArgoVersion.V3_5, release: 'v3.5.15' },
  { version: ArgoVersion.V3_6, release: 'v3.6.19' },
  { version: ArgoVersion.V3_7, release: 'v3.7.18' },
  { version: ArgoVersion.V4_0, release: 'v4.0.10' },
  { version: ArgoVersion.V4_1, release: 'v4.1.2' },
];

/** The release of a version: a patch itself, and of a minor the newest patch that was read. */
export function releaseOf(version: ArgoVersion): string {
  return READ_RELEASES.find((row) => row.version.toString() === version.toString())?.release ?? version.toString();
}
