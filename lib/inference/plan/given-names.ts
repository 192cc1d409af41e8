import { Diagnostic, Place } from '../../diagnostics/diagnostic';
import { diagnostic, placed } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';
import { DEFAULT_ACCOUNT } from '../../rbac/account-object-names';
import { validateNamespaceName, validateServiceAccountName } from '../../rbac/validation/object-names';

/**
 * Rejects a name that the accounts that are made can't have.
 *
 * @param name The given name, if any.
 * @param option The name of its option where it was given.
 * @param place Where it was given, if not by that option.
 */
export function givenAccountDiagnostics(name: string | undefined, option: string, place: Place = { kind: 'option', name: option }): Diagnostic[] {
  if (name === DEFAULT_ACCOUNT) {
    return [diagnostic('option/invalid-name', place,
      `The account is ${quote(DEFAULT_ACCOUNT)}, which every pod of the namespace has, so nothing is bound to it.`, 'Give another name.')];
  }
  return name === undefined ? [] : validateServiceAccountName(name, '').map((issue) => placed(issue, place));
}

/**
 * Rejects a name that no namespace can have.
 *
 * @param name The given name, if any.
 * @param option The name of its option where it was given.
 * @param place Where it was given, if not by that option.
 */
export function givenNamespaceDiagnostics(name: string | undefined, option: string, place: Place = { kind: 'option', name: option }): Diagnostic[] {
  return name === undefined ? [] : validateNamespaceName(name, '').map((issue) => placed(issue, place));
}
