import { ArgoVersion } from '../argo/argo-version';
import { ManifestFault } from '../manifests/manifest-fault';

/**
 * Reads the version that an option gives.
 *
 * @param option How the option is called: `--argo-version`.
 * @param faults Takes what is wrong with it.
 */
export function readVersion(option: string, text: string | undefined, faults: ManifestFault[]): ArgoVersion | undefined {
  const { known, fault, nearest } = text === undefined ? MISSING : ArgoVersion._find(text);
  if (fault !== undefined) {
    const remedy = nearest === undefined ? '' : ` If you accept those of ${nearest} for it, say ${option} ${nearest}.`;
    faults.push({ file: option, message: fault + remedy });
  }
  return known;
}

const MISSING: ReturnType<typeof ArgoVersion._find> = { fault: 'The version is missing: say it, for example v4.1.' };
