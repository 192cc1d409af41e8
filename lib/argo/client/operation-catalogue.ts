import { ArgoVersion } from '../argo-version';
import { API_OPERATIONS } from '../needs/client/api-operations';
import { Command, Operation, OperationUse, Page } from '../needs/client/client-need';
import { OperationOptions } from '../needs/client/client-options';
import { CLIENT_PRESETS, Preset } from '../needs/client/client-presets';
import { COMMANDS } from '../needs/client/commands';
import { UI_PAGES } from '../needs/client/ui-pages';

/** The operations of a client, by the class that has a method for each row. */
export const OPERATION_TABLES = {
  ArgoCommand: COMMANDS,
  ApiOperation: API_OPERATIONS,
  UiPage: UI_PAGES,
  ClientPreset: CLIENT_PRESETS,
} as const;

export type OperationClass = keyof typeof OPERATION_TABLES;

/** The key of a row in the table of a class. */
export type OperationKey<Class extends OperationClass> = keyof (typeof OPERATION_TABLES)[Class] & string;

/** One command, operation of the API or page. */
export interface OperationForm {
  /** The method, as users write it: `ArgoCommand.submit`. */
  readonly member: string;

  /** Its usual name: `argo submit FILE`. */
  readonly label: string;

  readonly uses: readonly OperationUse[];
  readonly since?: ArgoVersion;
  readonly serverOnly?: string;

  /** Whether it goes through argo-server whatever the route of the commands is. */
  readonly alwaysThroughServer?: boolean;
}

/** A form with the options that a preset gives it. Presets leave out what a version or route lacks. */
export interface CatalogueForm {
  readonly form: OperationForm;
  readonly options: OperationOptions;
  readonly isOptional: boolean;
}

/** One method of one of the classes, and what the command calls it. */
export interface CatalogueEntry {
  readonly className: OperationClass;
  readonly key: string;

  /** `submitFromWorkflowTemplate`. */
  readonly member: string;

  /** `submit-from-workflow-template`, `api/workflow-create`, `ui/workflows`, `viewer`. */
  readonly id: string;

  readonly forms: readonly CatalogueForm[];
}

/** The prefix of the ids of a class. Commands and presets never share one. */
const ID_PREFIXES: Readonly<Record<OperationClass, string>> = { ArgoCommand: '', ApiOperation: 'api/', UiPage: 'ui/', ClientPreset: '' };

let catalogue: readonly CatalogueEntry[] | undefined;

/** Everything that a client can be given, in the order of the tables. */
export function operationCatalogue(): readonly CatalogueEntry[] {
  return catalogue ??= makeCatalogue();
}

function makeCatalogue(): CatalogueEntry[] {
  const classes = Object.keys(OPERATION_TABLES).filter((name): name is OperationClass => name in OPERATION_TABLES);
  return classes.flatMap((className) => Object.keys(OPERATION_TABLES[className]).map((key) => ({
    className,
    key,
    member: methodOf(className, key),
    id: ID_PREFIXES[className] + key.toLowerCase().replace(/_/g, '-'),
    forms: formsOf(className, key),
  })));
}

/** The forms of one row: one, or of a preset many. */
export function formsOf(className: OperationClass, key: string): readonly CatalogueForm[] {
  const member = `${className}.${methodOf(className, key)}`;
  switch (className) {
    case 'ArgoCommand': {
      const { id, uses, since, serverOnly } = rowIn<Command>(COMMANDS, key);
      return [plain({ member, label: `argo ${id}`, uses, since, serverOnly })];
    }
    case 'ApiOperation': {
      const operation = rowIn<Operation>(API_OPERATIONS, key);
      return [plain({ member, label: operation.id, uses: [{ operation }], since: operation.since, alwaysThroughServer: true })];
    }
    case 'UiPage': {
      const { id, uses, since } = rowIn<Page>(UI_PAGES, key);
      return [plain({ member, label: `UI ${id}`, uses, since, alwaysThroughServer: true })];
    }
    case 'ClientPreset':
      return rowIn<Preset>(CLIENT_PRESETS, key).parts.map((part) =>
        ({ form: formsOf(part.className, part.key)[0].form, options: part.options, isOptional: true }));
  }
}

/** `SUBMIT_FROM_CRON_WORKFLOW` becomes `submitFromCronWorkflow`, where the row does not say otherwise. */
export function methodOf(className: OperationClass, key: string): string {
  const member = className === 'ArgoCommand' ? rowIn<Command>(COMMANDS, key).member : undefined;
  return member ?? key.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function rowIn<Row>(table: Readonly<Record<string, Row>>, key: string): Row {
  return table[key];
}

function plain(form: OperationForm): CatalogueForm {
  return { form, options: {}, isOptional: false };
}
