import { OptionPlaces, placeOfOption } from './option-places';
import { Subject } from '../access/subject';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic, placed } from '../diagnostics/issue';
import { quote } from '../diagnostics/printable-text';
import { validateNamespaceName, validateServiceAccountName } from '../rbac/validation/object-names';

const COMPONENTS = ['controller', 'server', 'client'];

/** The accounts that somebody named, by the component that runs under them, and what is wrong with their texts. */
export interface GivenAccounts {
  readonly accounts: ReadonlyMap<string, Subject>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the values of `--account`: `COMPONENT=NAMESPACE/NAME`. */
export function readAccounts(texts: readonly string[], places?: OptionPlaces): GivenAccounts {
  const accounts = new Map<string, Subject>();
  const diagnostics: Diagnostic[] = [];
  for (const [index, text] of texts.entries()) {
    const [, component, namespace, name] = /^(\w+)=([^/]+)\/([^/]+)$/.exec(text) ?? [];
    if (component === undefined || namespace === undefined || name === undefined || !COMPONENTS.includes(component)) {
      diagnostics.push(diagnostic('option/invalid-value', placeOfOption('--account', places, index), `${quote(text)} isn't an account of a component.`,
        'Use controller=NAMESPACE/NAME, server=NAMESPACE/NAME or client=NAMESPACE/NAME.'));
    } else if (accounts.has(component)) {
      diagnostics.push(diagnostic('option/conflict', placeOfOption('--account', places, index), `The account of the ${component} is given twice.`, 'Give one.'));
    } else {
      accounts.set(component, { kind: 'ServiceAccount', namespace, name });
      diagnostics.push(...[...validateNamespaceName(namespace, ''), ...validateServiceAccountName(name, '')]
        .map((issue) => placed(issue, placeOfOption('--account', places, index))));
    }
  }
  return { accounts, diagnostics };
}
