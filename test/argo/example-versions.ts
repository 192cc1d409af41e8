import { ArgoVersion } from '../../lib/argo/argo-version';
import { INSTALL_NEEDS } from '../../lib/argo/needs/install-needs';

/** Every known version, and every patch with which the needs of an install begin or end. */
export const EXAMPLE_VERSIONS: readonly ArgoVersion[] = [...new Map(
  [...ArgoVersion.known, ...INSTALL_NEEDS.flatMap(({ since, until }) => [since ?? [], until ?? []].flat())].map((version) => [`${version}`, version]),
).values()];
