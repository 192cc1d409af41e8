import { Diagnostic } from '../../diagnostics/diagnostic';
import { quote } from '../../diagnostics/printable-text';
import { Field, Place } from '../../manifests/field';
import { DEFAULT_ACCOUNT } from '../../rbac/account-object-names';
import { validateServiceAccountName } from '../../rbac/validation/object-names';
import { invalidNames } from '../invalid-names';
import { Values, valueOf } from '../workflows/substitution';

/** The use of an account. */
export type AccountUse = 'pod' | 'executor' | 'agent' | 'artifact-gc' | 'plugin';

/** The account that a pod runs under, and the field that says so. */
export interface Account {
  readonly name: string;

  /** The field that names it, or that would: `spec.serviceAccountName`. */
  readonly field: AccountField;
}

/** A field of a manifest that names an account. */
export interface AccountField {
  readonly file: string;

  /** The path in the file's document: `spec.templates[0].serviceAccountName`. */
  readonly path: string;

  /** Where to look: the field itself, otherwise what it would be in. */
  readonly place: Place;
}

/** An account that the manifest does not determine. */
export interface UnknownAccount {
  readonly place: Place;
  readonly where: string;
  readonly why: string;
  /** The diagnostics of its name, if that is why. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** The result of a choice of account. */
export type AccountChoice = Account | UnknownAccount;

export function isKnown(choice: AccountChoice): choice is Account {
  return 'name' in choice;
}

/**
 * Takes the first of some fields that names an account.
 *
 * @param fields The fields, the one that wins first.
 * @param otherwise The field to set where none of them does.
 */
export function chooseAccount(fields: readonly Field[], values: Values, otherwise: AccountField): AccountChoice {
  for (const field of fields) {
    const { text, place } = field;
    if (text !== undefined && place !== undefined) {
      const name = valueOf(text, values)?.text;
      return name === undefined ? unknownAccount(place, text) : namedAccount(name, field, place);
    }
  }
  return { name: DEFAULT_ACCOUNT, field: otherwise };
}

/** An account of that name; one with a name that no account can have is unknown. */
export function namedAccount(name: string, field: Field, place: Place): AccountChoice {
  const diagnostics = invalidNames(field, validateServiceAccountName, name);
  return diagnostics.length === 0
    ? { name, field: accountField(place) }
    : { place, where: place.toString(), why: `The account is ${quote(name)}, which none can be.`, diagnostics };
}

function accountField(place: Place): AccountField {
  return { file: place.file, path: place.toString(), place };
}

function unknownAccount(place: Place, text: string): UnknownAccount {
  return {
    place,
    where: place.toString(),
    why: `The account is ${text}, which the manifest does not determine. Use a literal name.`,
  };
}
