import { describeWorkflow } from './access/describe-workflow';
import { givenOptionDiagnostics } from './given-options';
import { InferenceOptions } from './inference-options';
import { InferredWorkflow } from './inferred-workflow';
import { Diagnostic } from '../diagnostics/diagnostic';
import { formatDiagnostic } from '../diagnostics/format-diagnostic';
import { readManifestFiles } from '../manifest-files/manifest-files';

/**
 * The access that workflows need, read from their manifests.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/workflow-rbac/
 */
export class AccessInference {
  /**
   * Reads manifests from files and folders, and resolves them together.
   *
   * @param files Files of YAML or JSON, and folders with such files below them.
   * @param options The version, the namespace, and how far to go.
   * @throws when a file can't be read or a manifest is wrong, with every diagnostic
   */
  public static ofFiles(files: string[], options: InferenceOptions = {}): AccessInference {
    AccessInference.refuse([...givenOptionDiagnostics({ files }, ['files']), ...givenOptionDiagnostics(options)]);
    const { sources, diagnostics } = readManifestFiles(files);
    const { studies, diagnostics: more } = loadInference().inferAccess(sources, options);
    return AccessInference.unless([...diagnostics, ...more], studies.map(describeWorkflow));
  }

  /**
   * Reads manifests from a text.
   *
   * @param text YAML with any number of documents, or JSON.
   * @param options The version, the namespace, and how far to go.
   * @throws when a manifest is wrong, with every diagnostic
   */
  public static ofText(text: string, options: InferenceOptions = {}): AccessInference {
    AccessInference.refuse([...givenOptionDiagnostics({ text }, ['text']), ...givenOptionDiagnostics(options)]);
    const { studies, diagnostics } = loadInference().inferAccess([{ file: '-', text }], options);
    return AccessInference.unless(diagnostics, studies.map(describeWorkflow));
  }

  private static unless(diagnostics: readonly Diagnostic[], workflows: InferredWorkflow[]): AccessInference {
    AccessInference.refuse(diagnostics);
    return new AccessInference(workflows);
  }

  private static refuse(diagnostics: readonly Diagnostic[]): void {
    if (diagnostics.length > 0) {
      throw new Error(`The access can't be inferred:\n${diagnostics.map((each) => `  ${formatDiagnostic(each)}`).join('\n')}`);
    }
  }

  private constructor(
    /** The needs of each manifest, in the order of the manifests. */
    public readonly workflows: InferredWorkflow[],
  ) {}
}

/** Loads the inference on its first use: the parser and the catalogue are larger than the rest of the package. */
export function loadInference(): typeof import('./infer-access') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./infer-access') as typeof import('./infer-access');
}
