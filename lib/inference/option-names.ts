import { Place } from '../diagnostics/diagnostic';

/** The caller's names for the options, so messages say what to write there. */
export interface OptionNames {
  readonly namespace: string;
  readonly waitForDelete: string;
  readonly includeOptional: string;
  readonly resources: string;

  /** The list of what the API server serves, for places: a file, where it is one. */
  readonly apiResources: string;

  /** The controller's defaults, for places: a file, where they are one. */
  readonly workflowDefaults: string;

  /** Where the value of that number stands, of what says what kinds are served as: where it isn't given by the option. */
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
