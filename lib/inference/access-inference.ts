import { describeWorkflow } from './access/describe-workflow';
import { InferenceOptions } from './inference-options';
import { InferredWorkflow } from './inferred-workflow';
import { loadInference } from './load-inference';
import { readManifestFiles } from '../manifest-files/manifest-files';
import { formatFault, ManifestFault } from '../manifests/manifest-fault';

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
   * @throws when a file can't be read or a manifest is wrong, with all faults
   */
  public static ofFiles(files: string[], options: InferenceOptions = {}): AccessInference {
    const { sources, faults } = readManifestFiles(files);
    const { studies, faults: more } = loadInference().inferAccess(sources, options);
    return AccessInference.unless([...faults, ...more], studies.map(describeWorkflow));
  }

  /**
   * Reads manifests from a text.
   *
   * @param text YAML with any number of documents, or JSON.
   * @param options The version, the namespace, and how far to go.
   * @throws when a manifest is wrong, with all faults
   */
  public static ofText(text: string, options: InferenceOptions = {}): AccessInference {
    const { studies, faults } = loadInference().inferAccess([{ file: '-', text }], options);
    return AccessInference.unless(faults, studies.map(describeWorkflow));
  }

  private static unless(faults: readonly ManifestFault[], workflows: InferredWorkflow[]): AccessInference {
    if (faults.length > 0) {
      throw new Error(`The access can't be inferred:\n${faults.map((fault) => `  ${formatFault(fault)}`).join('\n')}`);
    }
    return new AccessInference(workflows);
  }

  private constructor(
    /** What each manifest needs, in the order of the manifests. */
    public readonly workflows: InferredWorkflow[],
  ) {}
}
