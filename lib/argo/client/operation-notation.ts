import { ClientOperation } from './client-operation';
import { CatalogueEntry, operationCatalogue } from './operation-catalogue';
import { optionsOf } from './operation-options';
import { Issue, issue } from '../../diagnostics/issue';
import { nearestWord } from '../../diagnostics/nearest-word';
import { kebabCase, quote } from '../../diagnostics/printable-text';
import { ClientOptionId, NAMES, optionRow } from '../needs/client/client-options';

/** The operation that a text names, before its needs are looked up. */
export interface NotedOperation {
  readonly entry: CatalogueEntry;

  /** By the members of the struct of its options. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** The operation that a text names, or the issues of the text. */
export type ReadOperation =
  | { readonly operation: ClientOperation; readonly noted: NotedOperation; readonly issues?: undefined }
  | { readonly operation?: undefined; readonly noted?: undefined; readonly issues: readonly Issue[] };

/** The options of an operation; of a preset, those that change one of its operations beyond what the preset does anyway. */
function knownOptions({ forms }: CatalogueEntry): ClientOptionId[] {
  return [...new Set(forms.flatMap(({ form, options }) => optionsOf(form.uses).filter((id) => !Object.hasOwn(options, id))))];
}

/** The options of an operation, as they are written. */
export function optionNames(entry: CatalogueEntry): string[] {
  return knownOptions(entry).map(kebabCase);
}

/**
 * Reads an operation as the command writes it: `OPERATION[=NAME,…][:OPTION[=VALUE,…]]…`.
 *
 * `submit:wait:log` is `argo submit --wait --log`, `submit-from-workflow-template=build` names the template, and
 * `submit:workflow-templates=build` the templates that the file refers to. Operations of the API begin with `api/`, pages with `ui/`.
 *
 * @param field Where it is given, for the issues: `--client`.
 */
export function readOperation(text: string, field: string): ReadOperation {
  const [head, ...parts] = text.split(':');
  const { name: id, names } = splitNames(head);
  const catalogue = operationCatalogue();
  const entry = catalogue.find((candidate) => candidate.id === id);
  if (entry === undefined) {
    const nearest = nearestWord(id, catalogue.map((candidate) => candidate.id));
    const fix = nearest === undefined ? 'Write for example submit:wait.' : `Write ${nearest}${text.slice(id.length)}.`;
    return { issues: [issue('client/not-an-operation', field, `${quote(id)} isn't an operation of a client.`, fix)] };
  }
  const known = knownOptions(entry);
  const options: Record<string, unknown> = names === undefined ? {} : { [NAMES]: names };
  const issues: Issue[] = [];
  for (const part of parts) {
    const { name, names: values } = splitNames(part);
    const option = known.find((candidate) => kebabCase(candidate) === name);
    if (option === undefined) {
      issues.push(issue('client/unknown-option', field, `The operation ${id} has no option ${quote(name)}.`, fixOf(name, known.map(kebabCase))));
    } else {
      const set = memberOf(option, values);
      if (typeof set === 'string') {
        issues.push(issue('client/invalid-option', field, set));
      } else {
        options[set.member] = set.value;
      }
    }
  }
  return issues.length > 0 ? { issues } : { operation: ClientOperation._ofEntry(calledById(entry), options), noted: { entry, options } };
}

/** Writes an operation as `readOperation` reads it, with options that have these names, where they take some. */
export function operationText(id: string, options: readonly ClientOptionId[], names: readonly string[]): string {
  return [id, ...options.map((option) => `${kebabCase(option)}${optionRow(option).kind === 'names' ? `=${names.join(',')}` : ''}`)].join(':');
}

/** Messages about an operation that was written as a text call it as it was written. */
function calledById(entry: CatalogueEntry): CatalogueEntry {
  return { ...entry, forms: entry.forms.map((each) => each.isOptional ? each : { ...each, form: { ...each.form, member: entry.id } }) };
}

function fixOf(name: string, known: readonly string[]): string {
  const nearest = nearestWord(name, known);
  return nearest !== undefined ? `Write ${nearest}.` : known.length === 0 ? 'Leave it out.' : `Choose among ${known.join(', ')}.`;
}

/** The member of the options that a word sets, and its value; or what is wrong with the word. */
function memberOf(id: ClientOptionId, values: readonly string[] | undefined): { readonly member: string; readonly value: unknown } | string {
  const row = optionRow(id);
  if (row.kind === 'flag') {
    return values === undefined ? { member: id, value: true } : `The option ${kebabCase(id)} takes no value.`;
  }
  if (values === undefined) {
    return row.kind === 'names' ? `The option ${kebabCase(id)} needs names: ${kebabCase(id)}=NAME.` : { member: id, value: true };
  }
  return { member: row.kind === 'reference' ? row.names : id, value: values };
}

function splitNames(text: string): { readonly name: string; readonly names?: string[] } {
  const at = text.indexOf('=');
  return at < 0 ? { name: text } : { name: text.slice(0, at), names: text.slice(at + 1).split(',') };
}
