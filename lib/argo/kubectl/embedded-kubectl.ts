import { ArgoVersion } from '../argo-version';

/** The kubectl that an Argo executor runs resource templates with: the library, not a binary of the image. */
export interface EmbeddedKubectl {
  readonly argo: ArgoVersion;

  /** The version of k8s.io/kubectl, cli-runtime and client-go. */
  readonly kubectl: string;

  /** Where it is read. */
  readonly evidence: string;
}

/** Of every known version of Argo the kubectl of its newest patch. (v3.6.0 had 0.30.3.) */
export const EMBEDDED_KUBECTL: readonly EmbeddedKubectl[] = [
  { argo: ArgoVersion.V3_5, kubectl: '0.24.3', evidence: 'v3.5.15 go.mod:74' },
  { argo: ArgoVersion.V3_6, kubectl: '0.32.2', evidence: 'v3.6.19 go.mod:78' },
  { argo: ArgoVersion.V3_7, kubectl: '0.33.1', evidence: 'v3.7.18 go.mod:86' },
  { argo: ArgoVersion.V4_0, kubectl: '0.33.1', evidence: 'v4.0.10 go.mod:86' },
  { argo: ArgoVersion.V4_1, kubectl: '0.35.4', evidence: 'v4.1.2 go.mod:97' },
];

/** Every embedded version, the oldest first. */
export const KUBECTL_VERSIONS: readonly string[] = [...new Set(EMBEDDED_KUBECTL.map(({ kubectl }) => kubectl))];

/** The version of kubectl that a version of Argo embeds. */
export function embeddedKubectl(version: ArgoVersion): string {
  const [oldest, ...newer] = EMBEDDED_KUBECTL;
  return newer.reduce((found, row) => version.isAtLeast(row.argo) ? row : found, oldest).kubectl;
}
