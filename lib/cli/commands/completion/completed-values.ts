import { OBJECT_VERBS } from '../../../rbac/object-verbs';
/* eslint-disable @typescript-eslint/no-require-imports -- only a completion script needs the tables */

/** Words that complete the value of an option, and what may follow them. */
export interface CompletedValues {
  /** The kind of value, for the name of a function: `operation`. */
  readonly what: string;
  readonly words: readonly string[];

  /** The only command whose option takes them, where others have one of that name. */
  readonly onlyOf?: string;

  /** The values that may follow an equals sign. */
  readonly values?: readonly string[];

  /** By the word before the colon: `submit` is followed by `wait`, `log`. */
  readonly options?: Readonly<Record<string, readonly string[]>>;
}

/** The completions of options that take their values from the tables, by the option. */
export type CompletedOptions = Readonly<Record<string, CompletedValues>>;

/** Reads the completions from the tables. */
export function completedValues(): CompletedOptions {
  const { ArgoVersion } = require('../../../argo/argo-version') as typeof import('../../../argo/argo-version');
  const { operationCatalogue } = require('../../../argo/client/operation-catalogue') as typeof import('../../../argo/client/operation-catalogue');
  const { optionNames } = require('../../../argo/client/operation-notation') as typeof import('../../../argo/client/operation-notation');
  const { FEATURE_IDS, requiresNames } = require('../../../argo/features/feature-table') as typeof import('../../../argo/features/feature-table');
  const { OPTIONAL_NEED_IDS } = require('../../../argo/features/optional-need-table') as typeof import('../../../argo/features/optional-need-table');
  const { ACTION_NAMES, isAction } = require('../../../argo/kubectl/action-name') as typeof import('../../../argo/kubectl/action-name');
  const { actionOptionNames } = require('../../../argo/workflow/action-notation') as typeof import('../../../argo/workflow/action-notation');
  const { knownApiGroups, resourcesOf } = require('../../../resources/catalogue/lookup') as typeof import('../../../resources/catalogue/lookup');
  const { qualifiedResource } = require('../../../resources/resource-names') as typeof import('../../../resources/resource-names');
  const versions = { what: 'version', words: ArgoVersion.known.map(String) };
  const entries = operationCatalogue();
  const operations = { what: 'operation', words: entries.map(({ id }) => id), options: Object.fromEntries(entries.map((entry) => [entry.id, optionNames(entry)])) };
  const resources = resourcesOf().map(({ group, row }) => qualifiedResource(group.apiGroup, row.plural));
  const actions = ACTION_NAMES.filter(isAction);
  return {
    '--action': {
      what: 'action',
      words: actions.map((action) => `${action}=`),
      values: resources,
      options: Object.fromEntries(actions.map((action) => [action, actionOptionNames(action)])),
    },
    '--api-group': { what: 'group', words: knownApiGroups().filter((group) => group !== '') },
    '--argo-version': versions,
    '--can': operations,
    '--client': operations,
    '--container-grant': { what: 'grant', words: OBJECT_VERBS.filter((verb) => verb !== 'deletecollection').map((verb) => `${verb}=`), values: resources },
    '--feature': { what: 'feature', words: FEATURE_IDS.map((id) => requiresNames(id) ? `${id}=` : id) },
    '--from': versions,
    '--lent': operations,
    '--resource': { what: 'resource', words: resources, onlyOf: 'create' },
    '--scope': { what: 'scope', words: ['namespaced', 'managed=', 'cluster', 'cluster='] },
    '--to': versions,
    '--verb': { what: 'verb', words: OBJECT_VERBS },
    '--without': { what: 'need', words: OPTIONAL_NEED_IDS },
  };
}
