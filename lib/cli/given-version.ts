import { ArgoVersion } from '../argo/argo-version';
import { Diagnostic, Place } from '../diagnostics/diagnostic';
import { diagnostic, placed } from '../diagnostics/issue';

/**
 * Reads the version that an option gives.
 *
 * @param option How the option is called: `--argo-version`.
 * @param faults Takes what is wrong with it.
 */
export function readVersion(option: string, text: string | undefined, faults: Diagnostic[]): ArgoVersion | undefined {
  const place: Place = { kind: 'option', name: option };
  if (text === undefined) {
    faults.push(diagnostic('option/missing-value', place, 'The version is missing.', 'Write it, for example v4.1.'));
    return undefined;
  }
  const { known, issue, nearest } = ArgoVersion._find(text);
  if (issue !== undefined) {
    const fix = nearest === undefined ? {} : { fix: `If the needs of ${nearest} suffice for it, write ${option} ${nearest}.` };
    faults.push(placed({ ...issue, ...fix }, place));
  }
  return known;
}
