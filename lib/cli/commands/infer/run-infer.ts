import { givenNameDiagnostics, InferSettings, inferSources } from './infer-sources';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { Follow } from '../../../inference/infer-access';
import { COMMAND_OPTION_NAMES, OptionNames } from '../../../inference/option-names';
import { readManifestFiles } from '../../../manifest-files/manifest-files';
import { readApiResourcesInput } from '../../api-resources-input';
import { readVersion } from '../../given-version';
import { readManifestInput } from '../../manifest-input';
import { OptionPlaces, placeOfOption } from '../../option-places';
import { progress } from '../../progress';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them: two of them name files. */
export interface InferOptions extends InferSettings {
  readonly argoVersion?: string;
  readonly apiResources?: string;
  readonly workflowDefaults?: string;
  readonly places?: OptionPlaces;
}

/** Runs `argo-rbac infer`. */
export async function runInfer([files]: readonly [string[]], options: InferOptions, terminal: Terminal): Promise<ExitCode> {
  const start = Date.now();
  const follow: Follow = (items, what) => progress(items, what, start, terminal);
  const given = options.argoVersion === undefined ? { diagnostics: [] } : readVersion('--argo-version', options.argoVersion, placeOfOption('--argo-version', options.places));
  const defaults = readDefaults(options);
  const apiResources = await readApiResourcesInput(options.apiResources, files, terminal.input);
  const optionDiagnostics = [
    ...givenNameDiagnostics(options, (option) => placeOfOption(option, options.places)),
    ...given.diagnostics,
    ...defaults.diagnostics,
    ...apiResources.diagnostics,
  ];
  const input = await readManifestInput(files, terminal.input);
  return inferSources({ files, sources: input.sources, diagnostics: input.diagnostics }, {
    ...options,
    version: given.version,
    apiResources: apiResources.text,
    workflowDefaults: defaults.text,
    optionDiagnostics,
    names: namesOfFiles(options),
  }, terminal, follow);
}

/** What is wrong with a file is said of the file. */
function namesOfFiles({ workflowDefaults, apiResources, places }: InferOptions): OptionNames {
  return {
    ...COMMAND_OPTION_NAMES,
    placeOfResource: (index) => placeOfOption('--resource', places, index),
    workflowDefaults: workflowDefaults ?? COMMAND_OPTION_NAMES.workflowDefaults,
    apiResources: apiResources ?? COMMAND_OPTION_NAMES.apiResources,
  };
}

function readDefaults({ workflowDefaults, places }: InferOptions): { text?: string; diagnostics: readonly Diagnostic[] } {
  if (workflowDefaults === undefined) {
    return { diagnostics: [] };
  }
  const { sources, diagnostics } = readManifestFiles([workflowDefaults]);
  const isFolder = diagnostics.length === 0 && sources.length !== 1;
  const place = placeOfOption('--workflow-defaults', places);
  return isFolder
    ? { diagnostics: [diagnostic('option/invalid-value', place, `${workflowDefaults} is a folder.`, 'Name the file with the defaults.')] }
    : { text: sources[0]?.text, diagnostics };
}
