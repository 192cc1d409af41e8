import { readManifestInput, STANDARD_INPUT } from './manifest-input';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';

/** The list of what an API server serves, as it is written, or what is wrong with where it should be. */
export interface ApiResourcesInput {
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
}

const OPTION = { kind: 'option', name: '--api-resources' } as const;

/**
 * Reads the file of `--api-resources`.
 *
 * @param file Its path, or `-` for the standard input; without a path the function reads nothing.
 * @param others The other inputs, one of which may be the standard input, too.
 */
export async function readApiResourcesInput(
  file: string | undefined, others: readonly string[], input: AsyncIterable<Uint8Array>,
): Promise<ApiResourcesInput> {
  if (file === undefined) {
    return { diagnostics: [] };
  }
  if (file === STANDARD_INPUT && others.includes(STANDARD_INPUT)) {
    return { diagnostics: [diagnostic('option/conflict', OPTION, 'The standard input is read for the manifests already.', 'Name a file.')] };
  }
  const { sources, diagnostics } = await readManifestInput([file], input);
  const isFolder = diagnostics.length === 0 && sources.length !== 1;
  return isFolder
    ? { diagnostics: [diagnostic('option/invalid-value', OPTION, `${file} is a folder.`, 'Name the file with the list.')] }
    : { text: sources[0]?.text, diagnostics };
}
