import { OptionStruct } from './option-structs';
import { CatalogueEntry, OPERATION_TABLES, OperationClass } from '../../lib/argo/client/operation-catalogue';
import { Command, Operation, Page } from '../../lib/argo/needs/client/client-need';
import { Preset } from '../../lib/argo/needs/client/client-presets';
import { docComment, joined } from '../source-text';

/** Of operations that share a struct no more are listed. */
const MOST_LISTED = 4;

type Row = (Command | Operation | Page | Preset) & { readonly note?: string };

/** The documentation of each class. */
const CLASS_DOCS: Readonly<Record<OperationClass, readonly string[]>> = {
  ArgoCommand: [
    'The commands of `argo`, as operations of a client.',
    '',
    'Commands that send no request to Kubernetes or argo-server are members, too: they grant nothing. `argo server` is not: '
      + '`ArgoWorkflowsInstall` grants its access.',
    '',
    '@see https://argo-workflows.readthedocs.io/en/latest/cli/argo/',
  ],
  ApiOperation: [
    'The operations of the API of argo-server, as operations of a client.',
    '',
    'They go through argo-server, independent of the route of the other operations.',
    '',
    '@see https://argo-workflows.readthedocs.io/en/latest/rest-api/',
  ],
  UiPage: [
    'The pages of the UI, as operations of a client: what a page shows, and apart from it what its buttons do.',
    '',
    'A UI without a chosen namespace requests all of them: `UiPage.workflows({ allNamespaces: true })`.',
    '',
    '@see https://argo-workflows.readthedocs.io/en/latest/argo-server/',
  ],
  ClientPreset: [
    'Usual clients, as operations of one namespace.',
    '',
    'Operations that a version or a route does not have are left out. To add an operation to a preset, list both: '
      + '`[ClientPreset.submitter(), ArgoCommand.stop()]`. Cluster templates, limits of the synchronization API, and the event sources and '
      + 'sensors of Argo Events are in none of the presets. Options apply to each operation that has them.',
    '',
    '@see https://argo-workflows.readthedocs.io/en/latest/security/',
  ],
};

/** Writes the source file of a class that has a method for each row of its table. */
export function renderOperationClass(className: OperationClass, entries: readonly CatalogueEntry[], structs: readonly OptionStruct[]): string {
  const structOf = (entry: CatalogueEntry) => structs.find(({ operations }) => operations.includes(entry));
  const used = [...new Set(entries.flatMap((entry) => structOf(entry)?.name ?? []))].sort();
  return joined(
    [
      'import { ClientOperation } from \'../client-operation\';',
      `import {\n${used.map((name) => `  ${name},\n`).join('')}} from './operation-options';`,
      '',
    ].join('\n'),
    [
      docComment(CLASS_DOCS[className]),
      `export class ${className} {\n`,
      entries.map((entry) => renderMethod(entry, structOf(entry))).join('\n'),
      '\n  private constructor() {}\n}\n',
    ].join(''),
  );
}

function renderMethod(entry: CatalogueEntry, struct: OptionStruct | undefined): string {
  const row: Row = rowOf(entry);
  const link = 'link' in row && row.link !== undefined ? [`@see ${row.link}`] : [];
  const tags = [...struct === undefined ? [] : ['@param options Options beyond the plain form, by default none.'], ...link];
  const called = [
    row.summary,
    ...'parts' in row ? [] : ['', whatItIs(entry, row)],
    ...row.note === undefined ? [] : ['', row.note],
    ...tags.length === 0 ? [] : ['', ...tags],
  ];
  const [parameter, argument] = struct === undefined ? ['', ''] : [`options?: ${struct.name}`, ', options'];
  return docComment(called, '  ')
    + `  public static ${entry.member}(${parameter}): ClientOperation {\n`
    + `    return ClientOperation._of('${entry.className}', '${entry.key}'${argument});\n  }\n`;
}

function rowOf({ className, key }: CatalogueEntry): Row {
  const table: Readonly<Record<string, Row>> = OPERATION_TABLES[className];
  return table[key];
}

/** Its counterpart in Argo Workflows: `argo submit FILE`; `workflow.CreateWorkflow`, and its request; the path of a page. */
function whatItIs({ className }: CatalogueEntry, row: Exclude<Row, Preset>): string {
  const prefix = className === 'ArgoCommand' ? 'argo ' : '';
  const names = row.id.split(', ').map((part, i) => className === 'UiPage' && (i > 0 || !part.startsWith('/')) && !part.startsWith('/') ? part
    : `\`${prefix}${part}\``).join(', ');
  const since = row.since === undefined ? '' : ` (from ${row.since.toString().slice(1)})`;
  const request = 'request' in row ? `: ${row.request.split(', ').map((part) => `\`${part}\``).join(', ')}` : '';
  return `${names[0] === '`' ? names : names[0].toUpperCase() + names.slice(1)}${since}${request}.`;
}

/** Writes the source file of the structs of options. */
export function renderOptionStructs(structs: readonly OptionStruct[]): string {
  return joined(...structs.map(({ name, members, operations }) => [
    docComment([`Options of ${listed(operations)} beyond the plain form.`]),
    `export interface ${name} {\n`,
    members.map((member) => [
      docComment([member.summary, '', `@default ${member.byDefault}`], '  '),
      `  readonly ${member.name}?: ${member.type};\n`,
    ].join('')).join('\n'),
    '}\n',
  ].join('')));
}

/** A few of them, where they are many. */
function listed(operations: readonly CatalogueEntry[]): string {
  const names = operations.map(({ className, member }) => `\`${className}.${member}\``);
  const others = names.length > MOST_LISTED ? [`${names.length - MOST_LISTED + 1} others`] : [];
  const parts = [...names.slice(0, others.length === 0 ? names.length : MOST_LISTED - 1), ...others];
  return parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
