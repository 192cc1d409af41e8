import { API_OPERATIONS } from '../needs/client/api-operations';
import { Command, Operation, OperationUse, Page } from '../needs/client/client-need';
import { OperationOptions } from '../needs/client/client-options';
import { CLIENT_PRESETS, Preset } from '../needs/client/client-presets';
import { COMMANDS } from '../needs/client/commands';
import { UI_PAGES } from '../needs/client/ui-pages';
import { ArgoVersion } from '../argo-version';

/** What a client can be given, by the class that has a method for each row. */
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

  /** What people call it: `argo submit FILE`. */
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

/** What ids of a class begin with. Commands and presets never share one. */
const ID_PREFIXES: Readonly<Record<OperationClass, string>> = { ArgoCommand: '', ApiOperation: 'api/', UiPage: 'ui/', ClientPreset: '' };

/** Everything that a client can be given, in the order of the tables. */
export function operationCatalogue(): CatalogueEntry[] {
  return [
    ...Object.entries<Command>(COMMANDS).map(([key, row]) => entry('ArgoCommand', key, [plain(commandForm(key, row))], row.member)),
    ...Object.entries<Operation>(API_OPERATIONS).map(([key, row]) => entry('ApiOperation', key, [plain(apiForm(key, row))])),
    ...Object.entries<Page>(UI_PAGES).map(([key, row]) => entry('UiPage', key, [plain(pageForm(key, row))])),
    ...Object.entries<Preset>(CLIENT_PRESETS).map(([key, row]) => entry('ClientPreset', key, presetForms(row))),
  ];
}

/** The forms of one row. */
export function formsOf<Class extends OperationClass>(className: Class, key: OperationKey<Class>): readonly CatalogueForm[] {
  switch (className) {
    case 'ArgoCommand':
      return [plain(commandForm(key, row<Command>(COMMANDS, key)))];
    case 'ApiOperation':
      return [plain(apiForm(key, row<Operation>(API_OPERATIONS, key)))];
    case 'UiPage':
      return [plain(pageForm(key, row<Page>(UI_PAGES, key)))];
    default:
      return presetForms(row<Preset>(CLIENT_PRESETS, key));
  }
}

/** `SUBMIT_FROM_CRON_WORKFLOW` becomes `submitFromCronWorkflow`. */
export function memberOf(key: string): string {
  return key.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function row<Row>(table: Readonly<Record<string, Row>>, key: string): Row {
  return table[key];
}

function entry(className: OperationClass, key: string, forms: readonly CatalogueForm[], member = memberOf(key)): CatalogueEntry {
  return { className, key, member, id: ID_PREFIXES[className] + key.toLowerCase().replace(/_/g, '-'), forms };
}

function plain(form: OperationForm): CatalogueForm {
  return { form, options: {}, isOptional: false };
}

function commandForm(key: string, { id, uses, since, serverOnly, member = memberOf(key) }: Command): OperationForm {
  return { member: `ArgoCommand.${member}`, label: `argo ${id}`, uses, since, serverOnly };
}

function apiForm(key: string, operation: Operation): OperationForm {
  const { id, since } = operation;
  return { member: `ApiOperation.${memberOf(key)}`, label: id, uses: [{ operation }], since, alwaysThroughServer: true };
}

function pageForm(key: string, { id, uses, since }: Page): OperationForm {
  return { member: `UiPage.${memberOf(key)}`, label: `UI ${id}`, uses, since, alwaysThroughServer: true };
}

function presetForms({ parts }: Preset): CatalogueForm[] {
  return parts.map((part) => {
    const [{ form }] = part.table === 'commands' ? formsOf('ArgoCommand', part.key)
      : part.table === 'api' ? formsOf('ApiOperation', part.key) : formsOf('UiPage', part.key);
    return { form, options: part.options, isOptional: true };
  });
}
