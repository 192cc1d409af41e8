import { formatMessage } from '../../diagnostics/format-diagnostic';
import { ManifestFault } from '../../manifests/manifest-fault';
import { validateNamespaceName, validateServiceAccountName } from '../../rbac/validation/object-names';
import { DEFAULT_ACCOUNT } from '../access/account';

/**
 * Refuses a name that the accounts that are made can't have.
 *
 * @param name The name that is given, if any.
 * @param option How the option for it is called where it was given.
 */
export function givenAccountFaults(name: string | undefined, option: string): ManifestFault[] {
  if (name === undefined) {
    return [];
  }
  if (name === DEFAULT_ACCOUNT) {
    return [{ file: option, message: `It is '${DEFAULT_ACCOUNT}', which every pod of the namespace has, so nothing is bound to it: give another name.` }];
  }
  return validateServiceAccountName(name, 'The name').map((issue) => ({ file: option, message: formatMessage(issue) }));
}

/**
 * Refuses a name that no namespace can have.
 *
 * @param name The name that is given, if any.
 * @param option How the option for it is called where it was given.
 */
export function givenNamespaceFaults(name: string | undefined, option: string): ManifestFault[] {
  return name === undefined ? [] : validateNamespaceName(name, 'The name').map((issue) => ({ file: option, message: formatMessage(issue) }));
}
