import { givenNameDiagnostics, InferSettings, inferSources } from './infer-sources';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { Follow, inferAccess } from '../../../inference/infer-access';
import { COMMAND_OPTION_NAMES, OptionNames } from '../../../inference/option-names';
import { readManifestFiles } from '../../../manifest-files/manifest-files';
import { readApiResourcesInput } from '../../api-resources-input';
import { GivenVersion, readVersion } from '../../given-version';
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
  const given = readGivenVersion(options);
  const defaults = readDefaults(options);
  const apiResources = await readApiResourcesInput(options.apiResources, files, terminal.input);
  const optionDiagnostics = [
    ...givenDiagnostics(options),
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

/** Reports wrong values of the options that name no file. */
export function validateInfer(_args: readonly [string[]], options: InferOptions): readonly Diagnostic[] {
  return [...givenDiagnostics(options), ...inferAccess([], { resources: [...options.resource ?? []] }, namesOfFiles(options)).diagnostics];
}

/** Reports wrong names and versions; what is wrong with the rest is found where the access is inferred. */
function givenDiagnostics(options: InferOptions): Diagnostic[] {
  return [...givenNameDiagnostics(options, (option) => placeOfOption(option, options.places)), ...readGivenVersion(options).diagnostics];
}

function readGivenVersion({ argoVersion, places }: InferOptions): GivenVersion {
  return argoVersion === undefined ? { diagnostics: [] } : readVersion('--argo-version', argoVersion, placeOfOption('--argo-version', places));
}

/** A fault of a file is reported at the file. */
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
