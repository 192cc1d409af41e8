import { ArgoVersion } from '../argo/argo-version';
import { Diagnostic, Place } from '../diagnostics/diagnostic';
import { diagnostic, placed } from '../diagnostics/issue';

/** The version that an option gives, or what is wrong with it. */
export interface GivenVersion {
  readonly version?: ArgoVersion;
  readonly diagnostics: readonly Diagnostic[];
}

/** The version of a command line that names none, where its access is that of one version. The command says that it assumes it. */
export const ASSUMED_VERSION = ArgoVersion.known[ArgoVersion.known.length - 1];

/**
 * Reads the version that an option gives.
 *
 * @param option How the option is called: `--argo-version`.
 * @param place Where it stands, by default on the command line.
 */
export function readVersion(option: string, text: string | undefined, place: Place = { kind: 'option', name: option }): GivenVersion {
  if (text === undefined) {
    return { diagnostics: [diagnostic('option/missing-option', place, 'The version is missing.', 'Give it, for example v4.1.')] };
  }
  const { known, issue, nearest } = ArgoVersion._find(text);
  if (issue === undefined) {
    return { version: known, diagnostics: [] };
  }
  const fix = nearest === undefined ? {} : { fix: `If the needs of ${nearest} suffice for it, give ${option} ${nearest}.` };
  return { diagnostics: [placed({ ...issue, ...fix }, place)] };
}
