import { ArgoVersion } from '../argo/argo-version';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';

/** The version that an option gives, or what is wrong with it. */
export interface GivenVersion {
  readonly version?: ArgoVersion;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the version that an option gives.
 *
 * @param option How the option is called: `--argo-version`.
 */
export function readVersion(option: string, text: string | undefined): GivenVersion {
  const place = { kind: 'option', name: option } as const;
  if (text === undefined) {
    return { diagnostics: [diagnostic('option/missing-option', place, 'The version is missing.', 'Give it, for example v4.1.')] };
  }
  const { known, fault, nearest } = ArgoVersion._find(text);
  const fix = nearest === undefined ? undefined : `If you accept those of ${nearest} for it, give ${option} ${nearest}.`;
  return { version: known, diagnostics: fault === undefined ? [] : [diagnostic('option/unknown-version', place, fault, fix)] };
}
