import { OptionPlaces, placeOfOption } from './option-places';
import { Subject } from '../access/subject';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';
import { quote } from '../diagnostics/printable-text';

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
    } else {
      accounts.set(component, { kind: 'ServiceAccount', namespace, name });
    }
  }
  return { accounts, diagnostics };
}
