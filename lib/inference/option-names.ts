import { Place } from '../diagnostics/diagnostic';

/** The caller's names for the options, so messages say what to write there. */
export interface OptionNames {
  readonly namespace: string;
  readonly waitForDelete: string;
  readonly includeOptional: string;
  readonly resources: string;

  /** The source of the list of what the API server serves: its file, or the option. */
  readonly apiResources: string;

  /** The source of the controller's defaults: their file, or the option. */
  readonly workflowDefaults: string;

  /** Returns the place of the value with this index, if it isn't from the option but from a configuration file. */
  readonly placeOfResource?: (index: number) => Place;

  /** Writes the option that says what a kind is served as. */
  readonly resource: (kind: string) => string;
}

/** The props of the construct and of `AccessInference`. */
export const PROP_NAMES: OptionNames = {
  namespace: 'namespace',
  waitForDelete: 'waitForDelete',
  includeOptional: 'includeOptional',
  resources: 'resources',
  apiResources: 'apiResources',
  workflowDefaults: 'workflowDefaults',
  resource: (kind) => `resources: ['${kind}']`,
};

/** The options of the command. */
export const COMMAND_OPTION_NAMES: OptionNames = {
  namespace: '--namespace',
  waitForDelete: '--wait-for-delete',
  includeOptional: '--include-optional',
  resources: '--resource',
  apiResources: '--api-resources',
  workflowDefaults: '--workflow-defaults',
  resource: (kind) => `--resource ${kind}`,
};
